import TerminalUI

/// Numbers of an operation side by side: a line for each source, target, sample or weight.
struct TraceTable: Equatable {
  /// A line.
  struct Line: Equatable {
    /// What the line is of.
    var name: String
    /// A number for each column.
    var values: [Double]
  }

  /// The words over the names and over each column.
  var titles: [String]
  /// The lines, in their natural order.
  var lines: [Line]
  /// The line that the formula is about; nil where it is about all.
  var chosen: Int?
}

/// The lines of a table that fit, the chosen one among them.
struct TraceTableView: Widget {
  var table: TraceTable
  var theme: Theme

  private static let nameWidth = 10
  private static let valueWidth = 12

  private var words: Words { Words(theme.appearance.glyphs) }

  func draw(in area: Rect, of buffer: inout Buffer) {
    guard area.height > 1, !table.lines.isEmpty else { return }
    buffer.clipped(to: area) { buffer in
      for (index, title) in table.titles.enumerated() where isShown(index, in: area) {
        buffer.put(title, column: column(index, in: area), row: area.row, theme.faint)
      }
      let hasMore = table.lines.count > area.height - 1
      let rows = max(0, area.height - (hasMore ? 2 : 1))
      let first = firstShown(rows: rows)
      let shown = table.lines[first...].prefix(rows)
      for (row, line) in shown.enumerated() {
        draw(line, isChosen: first + row == table.chosen, row: area.row + 1 + row, area, &buffer)
      }
      guard hasMore else { return }
      let range = "\(first + 1)\(words.range)\(first + shown.count)"
      buffer.put(
        "\(range) of \(table.lines.count), up and down", column: area.column, row: area.endRow - 1,
        theme.faint)
    }
  }

  private func firstShown(rows: Int) -> Int {
    guard let chosen = table.chosen else { return 0 }
    return min(max(0, chosen - rows / 2), max(0, table.lines.count - rows))
  }

  private func isShown(_ index: Int, in area: Rect) -> Bool {
    index == 0 || column(index, in: area) + Self.valueWidth <= area.endColumn + 1
  }

  private func column(_ index: Int, in area: Rect) -> Int {
    index == 0 ? area.column : area.column + Self.nameWidth + (index - 1) * Self.valueWidth
  }

  private func draw(
    _ line: TraceTable.Line, isChosen: Bool, row: Int, _ area: Rect, _ buffer: inout Buffer
  ) {
    buffer.put(
      line.name, column: area.column, row: row, isChosen ? theme.selected : theme.text)
    for (index, value) in line.values.enumerated() where isShown(index + 1, in: area) {
      // Digits stand under digits, whatever the sign.
      let text = (value < 0 ? "" : " ") + NumberText.significant(value, digits: 5)
      buffer.put(
        text, column: column(index + 1, in: area) - 1, row: row,
        isChosen ? theme.bright : theme.sign(of: value))
    }
  }
}
