/// The names that a publication gives to units and weights, beside ours.
public struct LessonNotation: Sendable {
  /// What is special about its letters, in a sentence; empty for nothing.
  public var about = ""
  /// Its names for units, in the order of the file.
  public var units: [(name: String, unit: LessonUnit)] = []
  /// Its names for weights and biases.
  public var parameters: [(name: String, parameter: LessonParameter)] = []

  /// Creates a notation without names of its own.
  public init() {}

  /// Finds a unit by the publication's name or by ours.
  func unit(_ text: String) -> LessonUnit? {
    units.first { $0.name == text }?.unit ?? LessonUnit(text)
  }

  /// Finds a weight or bias by the publication's name or by ours.
  func parameter(_ text: String) -> LessonParameter? {
    parameters.first { $0.name == text }?.parameter ?? LessonParameter(text)
  }

  /// Finds a unit, weight or bias.
  func place(_ text: String) -> LessonPlace? {
    unit(text).map(LessonPlace.unit) ?? parameter(text).map(LessonPlace.parameter)
  }

  /// Returns the publication's name; nil where it has none of its own.
  public func name(of place: LessonPlace) -> String? {
    switch place {
    case .unit(let unit): units.first { $0.unit == unit }?.name
    case .parameter(let parameter): parameters.first { $0.parameter == parameter }?.name
    }
  }
}
