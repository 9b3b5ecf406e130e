/// What a table holds, column by column: the first of two passes over it, in bounded memory.
public struct TableSurvey: Sendable {
  /// What faults call the source.
  public let origin: String
  /// How the text is written.
  public let dialect: TableDialect
  /// How many rows there are, without the header.
  public private(set) var rowCount = 0
  /// The columns in order.
  public private(set) var columns: [TableColumn]

  /// The most memory, in bytes, for the different cells of all columns.
  static let memoryLimit = 1 << 27

  /// Reads all of a source.
  ///
  /// - Throws: a fault where it is no table of rows with equally many columns, two at least.
  public init(_ source: ByteSource, format: TableFormat = TableFormat()) throws(DataFault) {
    try self.init(source, format: format, memoryLimit: Self.memoryLimit)
  }

  /// Reads all of a source with a given limit of memory.
  init(_ source: ByteSource, format: TableFormat, memoryLimit: Int) throws(DataFault) {
    var table = try TableScanner(source, format: format)
    (origin, dialect) = (source.name, table.dialect)
    guard table.names.count > 1 else {
      throw DataFault(
        origin: origin,
        message: "has a single column; allowed: two or more, with ',', ';', tabs or '|' between")
    }
    columns = table.names.map { TableColumn(name: $0) }
    try read(&table, memoryLimit: memoryLimit)
    guard rowCount > 0 else {
      throw DataFault(
        origin: origin, message: "has no row below the names of columns; allowed: at least one")
    }
  }

  private mutating func read(
    _ table: inout TableScanner, memoryLimit: Int
  ) throws(DataFault) {
    var memory = 0
    while try table.next() {
      let line = table.record.recordLine
      for index in columns.indices {
        memory += columns[index].take(table.record.field(index), row: rowCount, line: line)
      }
      rowCount += 1
      if memory > memoryLimit { forgetLargest(&memory, downTo: memoryLimit / 2) }
    }
  }

  /// Gives up the different cells of columns that have most of them.
  ///
  /// These are the columns that are the least likely to hold classes.
  private mutating func forgetLargest(_ memory: inout Int, downTo limit: Int) {
    let kept = columns.count { $0.distinct.memory > 0 }
    let mean = memory / max(1, kept)
    for index in columns.indices where columns[index].distinct.memory >= max(1, mean) {
      if memory <= limit { return }
      memory -= columns[index].distinct.memory
      columns[index].forgetDistinct()
    }
  }
}
