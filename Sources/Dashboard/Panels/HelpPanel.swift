import TerminalUI

/// A page over the screen: what was found out about the data, where there is something to tell,
/// then the key table.
struct HelpPanel: Widget {
  /// The first line shown.
  var line: Int
  var theme: Theme
  private let lines: [Line]
  private let size: Size

  /// A line of the page.
  private enum Line {
    case group(String)
    case entry(label: String, description: String)
    case text(String)
    case blank
  }

  /// Makes the page for a state, from a line on or as near to its end as leaves no empty space.
  init(_ state: DashboardState, line: Int) {
    theme = state.theme
    size = state.size
    let width = Self.width(size) - 5
    let introduction = state.introduction.flatMap { $0.wrapped(within: width) }.map(Line.text)
    lines =
      (introduction.isEmpty ? [] : [.group("This run")] + introduction + [.blank])
      + Self.keys(isReading: state.snapshot?.lesson != nil)
      + Self.mouse
    self.line = 0
    self.line = min(max(0, line), max(0, lines.count - 1 - (area.height - 2)))
  }

  private static func keys(isReading: Bool) -> [Line] {
    let bindings = isReading ? KeyTable.lesson : KeyTable.main
    let groups = KeyBinding.Group.allCases.map { group in
      (group, bindings.filter { $0.group == group })
    }
    // What is special about the moment comes first.
    let ordered =
      isReading ? groups.filter { $0.0 == .lesson } + groups.filter { $0.0 != .lesson } : groups
    return ordered.filter { !$0.1.isEmpty }.flatMap { group, bindings in
      [.group(group.rawValue)]
        + bindings.map { .entry(label: $0.label, description: $0.description) } + [.blank]
    }
  }

  private static let mouse: [Line] =
    [.group(MouseHelp.title)]
    + MouseHelp.lines.map { .entry(label: $0.label, description: $0.description) } + [.blank]

  private static let labelWidth = 14

  private static func width(_ size: Size) -> Int { min(size.columns - 2, 62) }

  /// The page's place on the screen: in the middle, as large as it needs to be; the row for
  /// answers to keys stays free.
  var area: Rect {
    let width = Self.width(size)
    let height = min(size.rows - 3, lines.count + 2)
    return Rect(
      column: (size.columns - width) / 2, row: (size.rows - 1 - height) / 2, width: width,
      height: height)
  }

  /// Whether the page leaves so little of a screen that the rest would only be scraps.
  static func coversAll(_ size: Size) -> Bool { size.columns < 100 }

  func draw(in area: Rect, of buffer: inout Buffer) {
    buffer.fill(area, Cell())
    let rows = max(0, area.height - 2)
    let isScrollable = lines.count - 1 > rows
    buffer.draw(
      Frame(
        title: "Help", note: isScrollable ? "arrows scroll, Esc closes" : "Esc closes",
        isFocused: true, glyphs: theme.appearance.glyphs, border: theme.faint,
        titleStyle: theme.bright, noteStyle: theme.faint), in: area)
    let inside = area.inset(columns: 2, rows: 1)
    buffer.clipped(to: inside) { buffer in
      for (offset, line) in lines.dropFirst(line).prefix(rows).enumerated() {
        draw(line, column: inside.column, row: inside.row + offset, &buffer)
      }
    }
  }

  private func draw(_ line: Line, column: Int, row: Int, _ buffer: inout Buffer) {
    switch line {
    case .group(let name): buffer.put(name, column: column, row: row, theme.faint)
    case .entry(let label, let description):
      buffer.put(label, column: column + 1, row: row, theme.bright)
      buffer.put(
        theme.appearance.glyphs == .ascii
          ? description.replacing("δ", with: "delta") : description,
        column: column + 1 + Self.labelWidth, row: row, theme.text)
    case .text(let text): buffer.put(text, column: column + 1, row: row, theme.text)
    case .blank: break
    }
  }
}
