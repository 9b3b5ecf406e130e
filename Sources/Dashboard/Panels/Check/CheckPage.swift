import Backprop
import TerminalUI
import Training

/// The gradient check over the screen: the table of `perceptop check` at the moment when it was
/// asked for.
struct CheckPage: Widget {
  private let report: GradientReport?
  private let notation: LessonNotation
  private let theme: Theme
  private let size: Size

  /// Makes the page of a state; before the answer it says that it is under way.
  ///
  /// - Parameter number: how many checks there had been when this one was asked for.
  init(_ state: DashboardState, after number: Int) {
    theme = state.theme
    size = state.size
    notation = state.snapshot?.notation ?? LessonNotation()
    report = state.snapshot?.gradientReport.flatMap { $0.number > number ? $0 : nil }
  }

  private var words: Words { Words(theme.appearance.glyphs) }
  private static let mostWidth = 100

  private var table: CheckTable? {
    report.map {
      CheckTable(
        $0.check, $0.shape, UnitNames(inputNames: $0.inputNames, notation: notation),
        theme.appearance.glyphs)
    }
  }

  private var width: Int { min(size.columns - 2, Self.mostWidth) }

  /// The page's place: in the middle, as large as it needs to be.
  var area: Rect {
    let height = max(0, min(size.rows - 3, sentences.count + max(1, rowCount) + 5))
    return Rect(
      column: max(0, size.columns - width) / 2, row: max(0, size.rows - 1 - height) / 2,
      width: max(0, width), height: height)
  }

  private var rowCount: Int { report?.check.layers.count ?? 0 }

  /// The words below the table.
  private var sentences: [(text: String, style: Style)] {
    guard let table, let report else { return [] }
    let style = report.check.verdict > .kink ? theme.warning : theme.bright
    return table.conclusion.wrapped(within: width - 4).map { ($0, style) }
      + table.kinks.flatMap { $0.wrapped(within: width - 4) }.map { ($0, theme.faint) }
  }

  func draw(in area: Rect, of buffer: inout Buffer) {
    buffer.fill(area, Cell())
    let note = report.map { "epoch \($0.epoch) \(words.dot) step \($0.step)" } ?? ""
    buffer.draw(
      Frame(
        title: "Gradient check", note: note, foot: "g or Esc closes", isFocused: true,
        glyphs: theme.appearance.glyphs, border: theme.faint, titleStyle: theme.bright,
        noteStyle: theme.faint), in: area)
    let inside = area.inset(columns: 2, rows: 1)
    buffer.clipped(to: inside) { buffer in
      guard let table else {
        buffer.put(
          "checking every layer at the present moment", column: inside.column, row: inside.row,
          theme.text)
        return
      }
      let intro = "float64, \(table.samples), steps of 1e-5".wholeWords(within: inside.width)
      buffer.put(intro, column: inside.column, row: inside.row, theme.faint)
      let (below, foot) = inside.splitTop(1).rest.splitBottom(min(sentences.count, inside.height))
      drawTable(table, in: below, &buffer)
      for (offset, line) in sentences.enumerated() {
        buffer.put(line.text, column: foot.column, row: foot.row + offset, line.style)
      }
    }
  }

  /// The columns of a page, the fullest first: the two numbers, the name and the verdict stay
  /// longest.
  private static let columns = [
    [0, 1, 2, 3, 4, 5, 6], [0, 2, 3, 4, 5, 6], [0, 2, 3, 4, 6], [0, 2, 5, 6],
  ]

  private func drawTable(_ table: CheckTable, in area: Rect, _ buffer: inout Buffer) {
    let hasRoom = fits(Self.columns[0], [table.head] + table.rows, area.width)
    let all = [hasRoom ? table.head : table.shortHead] + table.rows
    let shown = Self.columns.first { fits($0, all, area.width) } ?? [0, 5, 6]
    let widths = shown.map { column in all.map { $0[column].unicodeScalars.count }.max() ?? 0 }
    let room = max(area.height - 1, 0)
    // One line says how many layers there is no room for.
    let isCut = table.rows.count > room - 1
    let rows = isCut ? max(room - 2, 0) : table.rows.count
    for (offset, row) in all.prefix(rows + 1).enumerated() {
      let style =
        offset == 0
        ? theme.faint : table.verdicts[offset - 1] > .kink ? theme.warning : theme.text
      var column = area.column
      for (index, place) in shown.enumerated() {
        buffer.put(row[place], column: column, row: area.row + offset, style)
        column += widths[index] + 2
      }
    }
    guard isCut, room > 1 else { return }
    buffer.put(
      "\(table.rows.count - rows) more layers", column: area.column, row: area.row + rows + 1,
      theme.faint)
  }

  private func fits(_ columns: [Int], _ rows: [[String]], _ width: Int) -> Bool {
    columns.reduce(-2) { sum, column in
      sum + 2 + (rows.map { $0[column].unicodeScalars.count }.max() ?? 0)
    } <= width
  }
}
