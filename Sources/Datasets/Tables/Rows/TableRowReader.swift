/// Reads the rows of another table for the inputs of a model, one at a time in bounded memory.
///
/// Columns are found by their names, in any order; others are passed over.
public struct TableRowReader: ~Copyable {
  /// Whether the table has a column of the target's name.
  public var hasTarget: Bool { targetPlace != nil }

  private var table: TableScanner
  private let decoder: InputDecoder
  private let targetPlace: Int?
  private let targetName: String

  /// Opens a table.
  ///
  /// - Parameters:
  ///   - inputs: the columns of the model.
  ///   - target: the name of the column that the model predicts.
  /// - Throws: a fault where a column is not there.
  public init(
    _ source: ByteSource, inputs: [InputColumn], target: String? = nil,
    format: TableFormat = TableFormat()
  ) throws(DataFault) {
    let table = try TableScanner(source, format: format)
    var places: [String: Int] = [:]
    for (place, name) in table.names.enumerated() { places[name] = place }
    let missing = inputs.map(\.name).filter { places[$0] == nil }
    guard missing.isEmpty else {
      throw DataFault(
        origin: source.name,
        message: "has no \(missing.count == 1 ? "column" : "columns") "
          + "\(Quotation.list(missing)); allowed: all columns of the model")
    }
    decoder = InputDecoder(inputs, places: inputs.compactMap { places[$0.name] })
    targetName = target ?? ""
    targetPlace = target.flatMap { places[$0] }
    self.table = table
  }

  /// Returns the next row; nil at the end.
  public mutating func next() throws(DataFault) -> TableRow? {
    guard try table.next() else { return nil }
    var inputs: [Double] = []
    inputs.reserveCapacity(decoder.inputCount)
    _ = try decoder.append(table.record, to: &inputs)
    var target: TableCell?
    if let targetPlace {
      target = try TableCell(table.record.field(targetPlace), column: targetName, table.record)
    }
    return TableRow(line: table.record.recordLine, inputs: inputs, target: target)
  }
}
