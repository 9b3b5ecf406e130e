import TerminalUI

/// The key table as a page over the screen.
struct HelpPanel: Widget {
  /// The first line shown.
  var line: Int
  var theme: Theme

  /// A line of the page.
  private enum Line {
    case group(String)
    case binding(KeyBinding)
    case blank
  }

  private static let lines: [Line] = KeyBinding.Group.allCases.flatMap { group in
    [.group(group.rawValue)]
      + KeyTable.main.filter { $0.group == group }.map(Line.binding) + [.blank]
  }

  private static let labelWidth = 14

  /// The page's place on a screen: in the middle, as large as it needs to be; the row for
  /// answers to keys stays free.
  static func area(in size: Size) -> Rect {
    let width = min(size.columns - 2, 62)
    let height = min(size.rows - 3, lines.count + 2)
    return Rect(
      column: (size.columns - width) / 2, row: (size.rows - 1 - height) / 2, width: width,
      height: height)
  }

  /// Whether the page leaves so little of a screen that the rest would only be scraps.
  static func coversAll(_ size: Size) -> Bool { size.columns < 100 }

  /// Returns a first line that leaves no empty space at the end of the page.
  static func clamped(_ line: Int, size: Size) -> Int {
    min(max(0, line), max(0, lines.count - 1 - (area(in: size).height - 2)))
  }

  func draw(in area: Rect, of buffer: inout Buffer) {
    buffer.fill(area, Cell())
    let rows = max(0, area.height - 2)
    let isScrollable = Self.lines.count - 1 > rows
    buffer.draw(
      Frame(
        title: "Keys", note: isScrollable ? "arrows scroll, Esc closes" : "Esc closes",
        isFocused: true, glyphs: theme.appearance.glyphs, border: theme.faint,
        titleStyle: theme.bright, noteStyle: theme.faint), in: area)
    let inside = area.inset(columns: 2, rows: 1)
    buffer.clipped(to: inside) { buffer in
      for (offset, line) in Self.lines.dropFirst(line).prefix(rows).enumerated() {
        draw(line, column: inside.column, row: inside.row + offset, &buffer)
      }
    }
  }

  private func draw(_ line: Line, column: Int, row: Int, _ buffer: inout Buffer) {
    switch line {
    case .group(let name): buffer.put(name, column: column, row: row, theme.faint)
    case .binding(let binding):
      buffer.put(binding.label, column: column + 1, row: row, theme.bright)
      buffer.put(
        theme.appearance.glyphs == .ascii
          ? binding.description.replacing("δ", with: "delta") : binding.description,
        column: column + 1 + Self.labelWidth, row: row, theme.text)
    case .blank: break
    }
  }
}
