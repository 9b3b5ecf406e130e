/// Several runs, each from its beginning, whose numbers stand side by side.
public struct LessonComparison: Sendable {
  /// The experiments by name.
  public var runs: [String]
  /// The epochs at which numbers are taken, rising.
  public var epochs: [Int]
  /// The columns.
  var columns: [Column]

  /// A number of each run.
  struct Column: Sendable {
    /// What it is called.
    var label: String
    /// What later formulas call it, followed by a point and the run's name; nil for no name.
    var name: String?
    /// What is computed.
    var formula: WrittenFormula
    /// Significant digits that are shown.
    var digits: Int
  }

  /// The most runs that are compared.
  static let mostRuns = 12
}
