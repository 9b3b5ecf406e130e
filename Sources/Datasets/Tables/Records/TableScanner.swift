/// The rows of a table below its header, each with as many cells as there are columns.
struct TableScanner: ~Copyable {
  /// How the text is written.
  let dialect: TableDialect
  /// The names of the columns, all different.
  let names: [String]
  /// The row.
  private(set) var record: CSVScanner
  /// Whether the row is there, but not given out yet.
  private var isAhead: Bool

  /// Opens a table and reads its header.
  ///
  /// - Throws: a fault where there is no first row.
  init(_ source: ByteSource, format: TableFormat) throws(DataFault) {
    let dialect = try TableDialect(source, format: format)
    var record = CSVScanner(source, delimiter: dialect.delimiter)
    guard try record.next() else {
      throw DataFault(origin: source.name, message: "is empty; allowed: rows of cells")
    }
    let header =
      dialect.hasHeader
      ? try ColumnNames(header: record) : ColumnNames(count: record.fieldCount)
    self.dialect = dialect
    self.record = record
    names = header.names
    isAhead = !dialect.hasHeader
  }

  /// Goes to the next row.
  ///
  /// - Returns: false at the end.
  mutating func next() throws(DataFault) -> Bool {
    if isAhead {
      isAhead = false
      return true
    }
    guard try record.next() else { return false }
    guard record.fieldCount == names.count else {
      let columns = names.count == 1 ? "1 column" : "\(names.count) columns"
      throw record.fault(
        "has \(record.fieldCount) \(record.fieldCount == 1 ? "cell" : "cells"); "
          + "allowed: \(columns) as in the first row")
    }
    return true
  }
}
