/// One key of the experiment file: its place, what it may hold, and how it is taken over.
///
/// Files and command-line options go through the same table, so both accept and refuse the same
/// values, with the same words.
public struct ExperimentSetting: Sendable {
  /// The key with the sections above it: `training.learning_rate`.
  public let path: String
  /// What it may hold, as it completes "allowed: …".
  public let allowed: String
  /// What it may hold in a file, where that is more than an option can say.
  let allowedInFile: String
  /// How much of a value is looked at.
  let extent: Extent
  /// Writes the value that it has in an experiment, so that reading it again gives the same; nil
  /// where it was left out.
  public let value: @Sendable (Experiment) -> SettingValue?
  /// Takes the value over; where it is refused, nothing is changed.
  let apply: @Sendable (inout Experiment, SettingValue) throws(SettingRefusal) -> Void

  /// Gives it back the value that it has where nothing is said.
  let reset: @Sendable (inout Experiment) -> Void

  /// How deep lists and maps of a value go, and how long they are, before the rest is cut off:
  /// more than any allowed value has.
  struct Extent: Sendable {
    /// Lists and maps within each other.
    var depth = 2
    /// Elements of each.
    var length = 64
  }

  /// Finds a setting by its path.
  public static func at(_ path: String) -> ExperimentSetting? {
    all.first { $0.path == path }
  }

  /// Every key, in the order of the documentation.
  public static let all: [ExperimentSetting] = general + data + network + training

  /// Creates a setting whose value is parsed first and then stored.
  ///
  /// - Parameters:
  ///   - orInFile: what a file may say beyond `allowed`, which it continues.
  ///   - write: the value as a file has it; nil where it is to be left out.
  ///   - parse: returns nil for a value that is not allowed, or throws what in it is not.
  init<Value>(
    _ path: String, allowed: String, orInFile: String = "", extent: Extent = Extent(),
    _ property: WritableKeyPath<Experiment, Value> & Sendable,
    write: @escaping @Sendable (Value) -> SettingValue?,
    _ parse: @escaping @Sendable (SettingValue) throws(SettingRefusal) -> Value?
  ) {
    self.path = path
    self.allowed = allowed
    allowedInFile = allowed + orInFile
    self.extent = extent
    value = { write($0[keyPath: property]) }
    reset = { $0[keyPath: property] = Experiment()[keyPath: property] }
    apply = { (experiment, value) throws(SettingRefusal) in
      guard let parsed = try parse(value) else { throw SettingRefusal() }
      experiment[keyPath: property] = parsed
    }
  }

  /// Joins words as a sentence lists them.
  static func list(_ words: [String]) -> String { words.joined(separator: ", ") }
}
