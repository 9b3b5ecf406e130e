/// Erasing, inserting, deleting and scrolling.
extension VirtualScreen {
  /// What erased cells become: blanks on the present background.
  private var blank: VirtualCell {
    VirtualCell(scalar: " ", style: VirtualStyle(background: page.style.background))
  }

  private var blankRow: [VirtualCell] { Array(repeating: blank, count: columns) }

  /// Obeys the orders that change cells; false for other sequences.
  mutating func edit(by order: ControlSequence) -> Bool {
    let count = order.parameter(0, or: 1)
    switch order.final {
    case "J": eraseScreen(order.parameter(0, or: 0))
    case "K": eraseRow(order.parameter(0, or: 0))
    case "X": erase(columns: page.column..<min(columns, page.column + count), row: page.row)
    case "@": insertCells(count)
    case "P": deleteCells(count)
    case "L": if region.contains(page.row) { scrollDown(count, in: page.row..<region.upperBound) }
    case "M": if region.contains(page.row) { scrollUp(count, in: page.row..<region.upperBound) }
    case "S": scrollUp(count, in: region)
    case "T": scrollDown(count, in: region)
    case "b": `repeat`(count)
    default: return false
    }
    return true
  }

  private mutating func erase(columns: Range<Int>, row: Int) {
    for column in columns { page.rows[row][column] = blank }
    wrapsNext = false
  }

  private mutating func eraseRow(_ part: Int) {
    switch part {
    case 0: erase(columns: page.column..<columns, row: page.row)
    case 1: erase(columns: 0..<page.column + 1, row: page.row)
    default: erase(columns: 0..<columns, row: page.row)
    }
  }

  private mutating func eraseScreen(_ part: Int) {
    if part < 2 { eraseRow(part) }
    let rows =
      switch part {
      case 0: page.row + 1..<rowCount
      case 1: 0..<page.row
      default: 0..<rowCount
      }
    for row in rows { erase(columns: 0..<columns, row: row) }
  }

  mutating func insertCells(_ count: Int) {
    let count = min(count, columns - page.column)
    let cells = Array(repeating: blank, count: count)
    page.rows[page.row].insert(contentsOf: cells, at: page.column)
    page.rows[page.row].removeLast(count)
    wrapsNext = false
  }

  mutating func deleteCells(_ count: Int) {
    let count = min(count, columns - page.column)
    page.rows[page.row].removeSubrange(page.column..<page.column + count)
    page.rows[page.row] += Array(repeating: blank, count: count)
    wrapsNext = false
  }

  mutating func scrollUp(_ count: Int, in rows: Range<Int>) {
    let count = min(count, rows.count)
    page.rows.removeSubrange(rows.lowerBound..<rows.lowerBound + count)
    let empty = Array(repeating: blankRow, count: count)
    page.rows.insert(contentsOf: empty, at: rows.upperBound - count)
  }

  mutating func scrollDown(_ count: Int, in rows: Range<Int>) {
    let count = min(count, rows.count)
    page.rows.removeSubrange(rows.upperBound - count..<rows.upperBound)
    page.rows.insert(contentsOf: Array(repeating: blankRow, count: count), at: rows.lowerBound)
  }
}
