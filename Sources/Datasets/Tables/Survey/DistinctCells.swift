/// The different cells of a column, with what each says, as long as there are not too many.
struct DistinctCells: Sendable {
  /// The most cells.
  static let mostCells = 1000
  /// The most bytes in them.
  static let mostBytes = 1_000_000

  /// What is known of a cell.
  struct Entry: Sendable {
    /// What it says.
    let value: CellValue
    /// The line of its first row.
    let line: Int
    /// How many rows have it.
    var count = 1
  }

  /// The cells, without missing ones.
  private(set) var cells = CellTable()
  /// What is known of each of them.
  private(set) var entries: [Entry] = []
  /// Whether there were too many to be kept; none is kept then.
  private(set) var isMany = false

  /// An estimate of the memory taken, in bytes.
  private(set) var memory = 0

  /// Reads a trimmed cell and counts it.
  @inline(__always)
  mutating func value(of cell: CellBytes, line: Int) -> CellValue {
    if CellValue.isMissing(cell) { return .missing }
    if isMany { return CellValue(cell) }
    // A cell seen before need not be read again.
    if let index = cells.index(of: cell) {
      entries[index].count += 1
      return entries[index].value
    }
    return add(cell, line: line)
  }

  /// Forgets the cells.
  mutating func giveUp() {
    self = DistinctCells()
    isMany = true
  }

  private mutating func add(_ cell: CellBytes, line: Int) -> CellValue {
    let value = CellValue(cell)
    if cells.count == Self.mostCells || cells.byteCount + cell.count > Self.mostBytes {
      giveUp()
      return value
    }
    cells.append(cell)
    entries.append(Entry(value: value, line: line))
    // Arrays grow by doubling: twice what is written, and the slots of the table.
    memory += 2 * (cell.count + 56) + 16
    return value
  }
}
