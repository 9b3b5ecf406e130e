/// What a setting does not take: its value as a whole, or parts of it.
struct SettingRefusal: Error, Equatable {
  /// Something within the value, such as an option of an optimizer.
  struct Part: Equatable {
    /// How to get there from the value.
    var steps: [Step]
    /// What is wrong, in one sentence without a full stop.
    var message: String
  }

  /// One step into a value.
  enum Step: Equatable {
    /// To a named value.
    case value(of: String)
    /// To the name itself.
    case key(String)
    /// To a place in a list, from 0.
    case index(Int)
  }

  /// The parts; none where it is the whole.
  var parts: [Part] = []
}
