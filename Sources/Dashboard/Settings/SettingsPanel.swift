import TerminalUI

/// Every control with its value, over the screen; below them what the one pointed at does.
struct SettingsPanel: Widget {
  /// The line pointed at.
  var line: Int
  var theme: Theme
  private let lines: [SettingLine]
  private let rows: [Row]
  private let size: Size

  /// A row of the list.
  private enum Row {
    case group(String)
    case setting(Int)
  }

  init(_ state: DashboardState, line: Int) {
    theme = state.theme
    size = state.size
    lines = SettingLine.all(state)
    self.line = min(max(line, 0), max(lines.count - 1, 0))
    var rows: [Row] = []
    for (index, line) in lines.enumerated() {
      if index == 0 || lines[index - 1].group != line.group { rows.append(.group(line.group)) }
      rows.append(.setting(index))
    }
    self.rows = rows
  }

  private static let titleWidth = 22
  /// Rows below the list: a line, and up to three of words.
  private static let explanationRows = 4

  /// The columns that it takes: at the right edge, so that the diagram stays in sight, or all.
  static func width(_ size: Size) -> Int { coversAll(size) ? size.columns : 62 }

  /// The panel's place.
  var area: Rect {
    let width = Self.width(size)
    return Rect(column: size.columns - width, row: 1, width: width, height: max(size.rows - 3, 0))
  }

  /// Whether it leaves so little of a screen that the rest would only be scraps.
  static func coversAll(_ size: Size) -> Bool { size.columns < 110 }

  func draw(in area: Rect, of buffer: inout Buffer) {
    buffer.fill(area, Cell())
    let words = Words(theme.appearance.glyphs)
    buffer.draw(
      Frame(
        title: "Settings", note: "\(words.arrows) choose and change \(words.dot) Enter types",
        isFocused: true, glyphs: theme.appearance.glyphs, border: theme.faint,
        titleStyle: theme.bright, noteStyle: theme.faint), in: area)
    let (list, foot) = Self.list(in: area)
    buffer.clipped(to: list) { drawList(in: list, &$0) }
    buffer.clipped(to: foot) { drawExplanation(in: foot, &$0) }
  }

  /// The place of the list within the panel's area.
  private static func list(in area: Rect) -> (list: Rect, foot: Rect) {
    let (list, foot) = area.inset(columns: 2, rows: 1).splitBottom(explanationRows)
    return (list, foot)
  }

  /// The first row of the list that is shown, so that the line pointed at stands in the middle.
  private func top(height: Int) -> Int {
    let pointed = rows.firstIndex { if case .setting(line) = $0 { true } else { false } } ?? 0
    return min(max(0, pointed - height / 2), max(0, rows.count - height))
  }

  /// Returns the setting in a row of the screen; nil where there is none.
  func setting(atRow row: Int) -> Int? {
    let list = Self.list(in: area).list
    let index = row - list.row + top(height: list.height)
    guard (list.row..<list.endRow).contains(row), rows.indices.contains(index),
      case .setting(let setting) = rows[index]
    else { return nil }
    return setting
  }

  private func drawList(in area: Rect, _ buffer: inout Buffer) {
    let top = top(height: area.height)
    for (offset, row) in rows.dropFirst(top).prefix(max(area.height, 0)).enumerated() {
      let y = area.row + offset
      switch row {
      case .group(let name): buffer.put(name, column: area.column, row: y, theme.faint)
      case .setting(let index): draw(index, in: area, row: y, &buffer)
      }
    }
  }

  private func draw(_ index: Int, in area: Rect, row: Int, _ buffer: inout Buffer) {
    let setting = lines[index]
    let isPointedAt = index == line
    let words = Words(theme.appearance.glyphs)
    let title = setting.title.wholeWords(within: Self.titleWidth - 1)
    buffer.put(
      (isPointedAt ? words.answer : " ") + title, column: area.column, row: row,
      isPointedAt ? theme.bright : theme.text)
    let column = area.column + Self.titleWidth + 1
    let room = area.endColumn - column - setting.effect.count - 4
    let value = String(String.UnicodeScalarView(setting.value.unicodeScalars.prefix(max(room, 0))))
    // Signs of what arrows can do, only where they can.
    if isPointedAt {
      if setting.moved(-1) != nil {
        buffer.put(words.before, column: column, row: row, theme.faint)
      }
      let end = buffer.put(value, column: column + 2, row: row, theme.selected)
      if setting.moved(1) != nil { buffer.put(words.after, column: end + 1, row: row, theme.faint) }
    } else {
      buffer.put(value, column: column + 2, row: row, theme.text)
    }
    buffer.put(
      setting.effect, column: area.endColumn - setting.effect.count, row: row, theme.faint)
  }

  private func drawExplanation(in area: Rect, _ buffer: inout Buffer) {
    guard lines.indices.contains(line) else { return }
    let setting = lines[line]
    let bar = Words(theme.appearance.glyphs).line
    buffer.put(
      String(repeating: bar, count: max(area.width, 0)), column: area.column, row: area.row,
      theme.border)
    let meaning = setting.meaning.wrapped(within: area.width)
    let allowed = "allowed: \(setting.allowed)".wrapped(within: area.width)
    let rows =
      meaning.prefix(1).map { ($0, theme.text) } + meaning.dropFirst().map { ($0, theme.text) }
      + allowed.map { ($0, theme.faint) }
    for (offset, row) in rows.prefix(area.height - 1).enumerated() {
      buffer.put(row.0, column: area.column, row: area.row + 1 + offset, row.1)
    }
  }
}
