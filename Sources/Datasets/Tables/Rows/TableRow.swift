/// A row of a table that a model is applied to.
public struct TableRow: Sendable {
  /// The line that it begins in, from 1.
  public let line: Int
  /// The model's inputs; a missing one is not a number.
  public let inputs: [Double]
  /// What stands in the target's column; nil where there is no such column.
  public let target: TableCell?
}
