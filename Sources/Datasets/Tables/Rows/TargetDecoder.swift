/// Turns the target's cell of a row into a number.
struct TargetDecoder: Sendable {
  private let name: String
  private let place: Int
  private let values: TableTarget.Values
  /// The classes of a target of texts.
  private var texts = CellTable()
  /// The classes of a target of numbers.
  private var numbers: [Double: Int] = [:]

  /// Creates a decoder for the column of a target.
  init(_ target: TableTarget, name: String) {
    self.name = name
    (place, values) = (target.column, target.values)
    switch values {
    case .numbers: break
    case .numberClasses(let classes):
      for (index, number) in classes.enumerated() { numbers[number] = index }
    case .textClasses(let classes): texts = CellTable(classes)
    }
  }

  /// Returns the number of a class or the number to predict; nil where it is missing.
  func value(_ record: borrowing CSVScanner) throws(DataFault) -> Double? {
    let cell = record.field(place).trimmed
    if CellValue.isMissing(cell) { return nil }
    switch values {
    case .numbers: return try CellNumber.read(cell, column: name, record)
    case .numberClasses:
      return try known(numbers[CellNumber.read(cell, column: name, record)], cell, record)
    case .textClasses: return try known(texts.index(of: cell), cell, record)
    }
  }

  private func known(
    _ index: Int?, _ cell: CellBytes, _ record: borrowing CSVScanner
  ) throws(DataFault) -> Double {
    if let index { return Double(index) }
    throw record.fault(
      "\(Quotation.of(cell)) in target \(Quotation.of(name)) was not there before; "
        + "allowed: the classes of before")
  }
}
