import TerminalUI
import Training

/// The lessons inside the program, over the screen, to choose one.
struct LessonMenu: Widget {
  /// Which of them is pointed at, from 0.
  var line: Int
  var theme: Theme
  var size: Size

  /// What can be chosen.
  static var entries: [BundledLessons.Summary] { BundledLessons.summaries }

  private static let mostWidth = 76

  /// The page's place: in the middle, as large as it needs to be.
  var area: Rect {
    let width = max(0, min(size.columns - 2, Self.mostWidth))
    // The list, a gap, three lines about the one pointed at, and one below.
    let height = max(0, min(size.rows - 3, Self.entries.count + 7))
    return Rect(
      column: max(0, size.columns - width) / 2, row: max(0, size.rows - 1 - height) / 2,
      width: width, height: height)
  }

  private var words: Words { Words(theme.appearance.glyphs) }

  /// The part with the list.
  private var list: Rect {
    let inside = area.inset(columns: 2, rows: 1)
    return inside.splitBottom(min(5, max(0, inside.height - 1))).rest
  }

  /// The first entry shown.
  private var first: Int { max(0, min(line - list.height / 2, Self.entries.count - list.height)) }

  /// Returns the entry in a row of the screen.
  func entry(atRow row: Int) -> Int? {
    let index = first + row - list.row
    return row >= list.row && row < list.endRow && Self.entries.indices.contains(index)
      ? index : nil
  }

  /// What they are, or where there is no room for all how many there are.
  private var note: String {
    let count = Self.entries.count
    return list.height < count
      ? "\(line + 1) of \(count)" : "worked examples, number by number"
  }

  func draw(in area: Rect, of buffer: inout Buffer) {
    buffer.fill(area, Cell())
    buffer.draw(
      Frame(
        title: "Lessons", note: note,
        foot: "Enter opens \(words.dot) Esc closes", isFocused: true,
        glyphs: theme.appearance.glyphs, border: theme.faint, titleStyle: theme.bright,
        noteStyle: theme.faint), in: area)
    let width = Self.entries.map(\.name.unicodeScalars.count).max() ?? 0
    buffer.clipped(to: area.inset(columns: 2, rows: 1)) { buffer in
      for (offset, entry) in Self.entries.dropFirst(first).prefix(list.height).enumerated() {
        let row = list.row + offset
        let isChosen = first + offset == line
        buffer.put(
          entry.name, column: list.column, row: row, isChosen ? theme.selected : theme.bright)
        let title = entry.title.wholeWords(within: list.width - width - 2)
        buffer.put(title, column: list.column + width + 2, row: row, theme.text)
      }
      guard Self.entries.indices.contains(line) else { return }
      let about = Self.entries[line].about.wrapped(within: list.width)
      for (offset, text) in about.prefix(3).enumerated() {
        buffer.put(text, column: list.column, row: list.endRow + 1 + offset, theme.text)
      }
    }
  }
}
