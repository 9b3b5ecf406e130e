/// Characters and the control codes among them.
extension VirtualScreen {
  mutating func print(_ scalar: Unicode.Scalar) {
    if wrapsNext && modes.contains(7) {
      page.column = 0
      lineFeed()
    }
    wrapsNext = false
    if insertsCharacters { insertCells(1) }
    let shown = translated(scalar)
    page.rows[page.row][page.column] = VirtualCell(scalar: shown, style: page.style)
    lastPrinted = scalar
    if page.column == columns - 1 { wrapsNext = true } else { page.column += 1 }
  }

  /// Returns the line drawing character that stands for a letter in the set of that name.
  private func translated(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard characterSets[characterSet] == "0" else { return scalar }
    return Self.lineDrawing[scalar] ?? scalar
  }

  private static let lineDrawing: [Unicode.Scalar: Unicode.Scalar] = [
    "`": "◆", "a": "▒", "j": "┘", "k": "┐", "l": "┌", "m": "└", "n": "┼", "q": "─", "t": "├",
    "u": "┤", "v": "┴", "w": "┬", "x": "│", "~": "·",
  ]

  mutating func obey(control code: UInt8) {
    switch code {
    case 0, 7: break
    case 8: move(column: page.column - 1, row: page.row)
    case 9: move(column: (page.column / 8 + 1) * 8, row: page.row)
    case 10, 11, 12: lineFeed()
    case 13: move(column: 0, row: page.row)
    case 14: characterSet = 1
    case 15: characterSet = 0
    default: unknown.append("control \(code)")
    }
  }

  mutating func obey(escape text: String) {
    switch text {
    case "7": saveCursor()
    case "8": restoreCursor()
    case "D": lineFeed()
    case "E":
      page.column = 0
      lineFeed()
    case "M": reverseLineFeed()
    case "=", ">", "\\": break  // The number pad; the end of a string.
    case "c": self = VirtualScreen(columns: columns, rows: rowCount)
    case "(B", "(0", "(A", ")B", ")0", ")A": choose(text)
    default: unknown.append("escape \(text)")
    }
  }

  private mutating func choose(_ text: String) {
    characterSets[text.first == "(" ? 0 : 1] = text.last ?? "B"
  }

  mutating func `repeat`(_ count: Int) {
    guard let lastPrinted else { return }
    for _ in 0..<min(count, columns * rowCount) { print(lastPrinted) }
  }
}
