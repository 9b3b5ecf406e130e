/// Where the next character goes.
extension VirtualScreen {
  mutating func move(column: Int, row: Int) {
    page.column = min(max(0, column), columns - 1)
    page.row = min(max(0, row), rowCount - 1)
    wrapsNext = false
  }

  mutating func lineFeed() {
    wrapsNext = false
    if page.row == region.upperBound - 1 {
      scrollUp(1, in: region)
    } else if page.row < rowCount - 1 {
      page.row += 1
    }
  }

  mutating func reverseLineFeed() {
    wrapsNext = false
    if page.row == region.lowerBound {
      scrollDown(1, in: region)
    } else if page.row > 0 {
      page.row -= 1
    }
  }

  mutating func saveCursor() {
    saved = SavedCursor(column: page.column, row: page.row, style: page.style)
  }

  mutating func restoreCursor() {
    page.style = saved.style
    move(column: saved.column, row: saved.row)
  }

  mutating func setRegion(top: Int, bottom: Int) {
    let bottom = min(bottom, rowCount)
    // As xterm: a region of less than two rows is refused.
    guard top < bottom else { return }
    region = top - 1..<bottom
    move(column: 0, row: 0)
  }

  /// Obeys the movements; false for other sequences.
  mutating func moveCursor(by order: ControlSequence) -> Bool {
    let count = order.parameter(0, or: 1)
    let (column, row) = (page.column, page.row)
    switch order.final {
    case "A": move(column: column, row: row - count)
    case "B", "e": move(column: column, row: row + count)
    case "C", "a": move(column: column + count, row: row)
    case "D": move(column: column - count, row: row)
    case "E": move(column: 0, row: row + count)
    case "F": move(column: 0, row: row - count)
    case "G", "`": move(column: count - 1, row: row)
    case "d": move(column: column, row: count - 1)
    case "H", "f": move(column: order.parameter(1, or: 1) - 1, row: count - 1)
    case "I": move(column: (column / 8 + count) * 8, row: row)
    case "Z": move(column: (max(0, column - 1) / 8 - count + 1) * 8, row: row)
    case "r": setRegion(top: count, bottom: order.parameter(1, or: rowCount))
    case "s": saveCursor()
    case "u": restoreCursor()
    default: return false
    }
    return true
  }
}
