/// What stands in a cell that is not an input.
public struct TableCell: Equatable, Sendable {
  /// The text as it is written, but for spaces around it; empty where there is no value.
  public let text: String
  /// The number that it writes, if it does.
  public let number: Double?

  /// Reads a cell of the present record.
  init(
    _ cell: CellBytes, column: String, _ record: borrowing CSVScanner
  ) throws(DataFault) {
    let cell = cell.trimmed
    let value = CellValue(cell)
    guard let text = String(validating: cell, as: UTF8.self) else {
      throw record.fault(
        "\(Quotation.of(cell)) in column \(Quotation.of(column)) is not UTF-8; allowed: UTF-8")
    }
    self.text = value == .missing ? "" : text
    number = if case .number(let number) = value { number } else { nil }
  }

  /// Returns the place of the cell's class among the names of classes; nil if it is none of them.
  public func index(in classNames: [String]) -> Int? {
    // A class that is a number may be written in another way here: 1.0 for 1.
    classNames.firstIndex(of: text)
      ?? number.flatMap { classNames.firstIndex(of: ClassName.of($0)) }
  }
}
