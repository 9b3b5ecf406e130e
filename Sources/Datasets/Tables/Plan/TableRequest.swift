/// What is to be learnt from a table.
public enum TableTask: String, CaseIterable, Codable, Sendable {
  /// Which of several classes a row belongs to.
  case classification
  /// A number for each row.
  case regression
}

/// What is done about cells without a value.
public enum MissingRule: String, CaseIterable, Codable, Sendable {
  /// The table is refused.
  case refuse
  /// Rows with such a cell in a used column are left out.
  case drop
  /// Inputs are filled in with the mean of their column; targets can't be.
  case mean
}

/// What is asked of a table; what is left open is found out.
public struct TableRequest: Equatable, Sendable {
  /// The column to predict, by name or by its number from 1; nil takes the last.
  public var target: String?
  /// The columns to learn from, by name or number; nil takes all that are usable.
  public var features: [String]?
  /// What to learn; nil lets the target tell.
  public var task: TableTask?
  /// What is done about cells without a value.
  public var missing: MissingRule

  /// Creates a request.
  public init(
    target: String? = nil, features: [String]? = nil, task: TableTask? = nil,
    missing: MissingRule = .refuse
  ) {
    self.target = target
    self.features = features
    self.task = task
    self.missing = missing
  }
}
