/// Turns the cells of a row into inputs.
struct InputDecoder: Sendable {
  /// One column that is read.
  private struct Part: Sendable {
    /// Its place in the table.
    let place: Int
    /// Its description.
    let column: InputColumn
    /// Its categories by their bytes; nil for numbers.
    let categories: CellTable?
  }

  /// How many inputs a row has.
  let inputCount: Int
  private let parts: [Part]

  /// Creates a decoder.
  ///
  /// - Parameter places: for each column its place in the table, from 0.
  init(_ columns: [InputColumn], places: [Int]) {
    precondition(columns.count == places.count, "each column has a place")
    var parts: [Part] = []
    var count = 0
    for (column, place) in zip(columns, places) {
      parts.append(
        Part(
          place: place, column: column, categories: column.categories.map { CellTable($0) }))
      count += column.inputCount
    }
    self.parts = parts
    inputCount = count
  }

  /// Adds the inputs of a record; those of a missing cell are not a number.
  ///
  /// - Returns: whether a cell is missing; what is added then is of no use under `.drop`.
  /// - Throws: a fault where a cell is neither a number nor a known category.
  func append(_ record: borrowing CSVScanner, to inputs: inout [Double]) throws(DataFault) -> Bool {
    var isMissing = false
    for part in parts {
      let cell = record.field(part.place).trimmed
      if CellValue.isMissing(cell) {
        isMissing = true
        inputs.append(contentsOf: repeatElement(.nan, count: part.column.inputCount))
      } else if let categories = part.categories {
        let category = try index(of: cell, in: categories, part.column, record)
        let start = inputs.count
        inputs.append(contentsOf: repeatElement(0, count: part.column.inputCount))
        inputs[start + category] = 1
      } else {
        inputs.append(try CellNumber.read(cell, column: part.column.name, record))
      }
    }
    return isMissing
  }

  private func index(
    of cell: CellBytes, in categories: CellTable, _ column: InputColumn,
    _ record: borrowing CSVScanner
  ) throws(DataFault) -> Int {
    if let index = categories.index(of: cell) { return index }
    throw record.fault(
      "\(Quotation.of(cell)) in column \(Quotation.of(column.name)) is not known; "
        + "allowed: \(Quotation.list(column.categories ?? []))")
  }
}
