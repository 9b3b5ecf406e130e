/// The numbers of a table, row by row.
public struct TableSamples: Sendable {
  /// How many rows are kept.
  public let rowCount: Int
  /// All inputs, row-major; a missing one is not a number.
  public let inputs: [Double]
  /// For each row the number of its class, from 0, or the number to predict.
  public let targets: [Double]
}
