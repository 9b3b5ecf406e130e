import TerminalUI

/// The line of text that is being typed, in the row of the diagnosis.
struct EntryRow: Widget {
  var entry: TextEntry
  var theme: Theme

  func draw(in area: Rect, of buffer: inout Buffer) {
    guard area.width > 4, area.height > 0 else { return }
    buffer.fill(area.splitTop(1).top, Cell(" ", theme.text))
    let prompt = entry.prompt.wholeWords(within: area.width / 2)
    var column = buffer.put(prompt + " ", column: area.column + 1, row: area.row, theme.bright)
    let scalars = Array(entry.text.unicodeScalars) + [" "]
    let room = max(area.endColumn - column - 1, 1)
    // The stretch around the cursor, where not all of it fits.
    let start = max(0, min(entry.cursor - room + 1, scalars.count - room))
    for (index, scalar) in scalars.enumerated().dropFirst(start).prefix(room) {
      buffer.put(
        scalar, column: column, row: area.row, index == entry.cursor ? theme.selected : theme.text)
      column += 1
    }
    let allowed = " allowed: \(entry.allowed)"
    if column + allowed.unicodeScalars.count < area.endColumn {
      buffer.put(allowed, column: column, row: area.row, theme.faint)
    }
  }
}
