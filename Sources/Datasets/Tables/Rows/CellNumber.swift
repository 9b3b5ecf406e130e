/// Cells that must be numbers.
enum CellNumber {
  /// Reads the number of a trimmed cell that is not missing.
  static func read(
    _ cell: CellBytes, column: String, _ record: borrowing CSVScanner
  ) throws(DataFault) -> Double {
    switch CellValue(cell) {
    case .number(let number): return number
    case .notFinite:
      throw record.fault(
        "\(Quotation.of(cell)) in column \(Quotation.of(column)) is not a finite number; "
          + "allowed: finite numbers")
    case .text, .missing:
      throw record.fault(
        "\(Quotation.of(cell)) in column \(Quotation.of(column)) is no number; allowed: numbers")
    }
  }
}
