import Backprop
import TerminalUI
import Training

/// The probe sample's way through the network, operation by operation, in the order of
/// computation; below the list the one pointed at with its numbers put in.
struct TracePanel: Widget {
  var snapshot: Snapshot
  var state: DashboardState

  private var theme: Theme { state.theme }
  private var words: Words { Words(theme.appearance.glyphs) }
  private var sentences: TraceSentence { TraceSentence(snapshot: snapshot, words: words) }

  /// Rows below the list: a line, and up to four of words.
  private static let explanationRows = 5
  private static let directionWidth = 10
  private static let placeWidth = 9
  /// Columns of z and its value.
  private static let valueWidth = 18

  func draw(in area: Rect, of buffer: inout Buffer) {
    let count = TraceStep.count(of: snapshot.shape)
    let number = min(max(0, state.traceNumber), count - 1)
    let sample = "sample \(snapshot.probeNumber) of \(snapshot.data.train.count)"
    let target = "target \(snapshot.probeTarget)"
    let notes = ["\(sample) \(words.dot) \(target)", sample]
    buffer.draw(
      Frame(
        "Trace", note: notes.first { $0.unicodeScalars.count <= area.width - 16 } ?? "",
        foot: "operation \(number + 1) of \(count)", pane: .trace, state), in: area)
    let inside = area.inset(columns: 2, rows: 1)
    let (list, foot) = inside.splitBottom(min(Self.explanationRows, inside.height / 2))
    buffer.clipped(to: list) { drawList(in: list, number, count, &$0) }
    buffer.clipped(to: foot) { drawExplanation(of: number, in: foot, &$0) }
  }

  private func drawList(in area: Rect, _ number: Int, _ count: Int, _ buffer: inout Buffer) {
    let top = min(max(0, number - area.height / 2), max(0, count - area.height))
    for offset in 0..<min(max(area.height, 0), count - top) {
      let row = Rect(column: area.column, row: area.row + offset, width: area.width, height: 1)
      draw(top + offset, isPointedAt: top + offset == number, in: row, &buffer)
    }
  }

  private func draw(
    _ number: Int, isPointedAt: Bool, in row: Rect, _ buffer: inout Buffer
  ) {
    let step = TraceStep(number, of: snapshot.shape)
    let direction =
      switch step {
      case .forward: "forward"
      case .loss: ""
      case .backward: "backward"
      }
    buffer.put(
      (isPointedAt ? words.answer : " ") + direction, column: row.column, row: row.row,
      isPointedAt ? theme.bright : theme.faint)
    var column = row.column + Self.directionWidth
    buffer.put(
      sentences.place(of: step), column: column, row: row.row,
      isPointedAt ? theme.selected : theme.text)
    column += Self.placeWidth
    for (name, value) in sentences.result(of: step) {
      let end = buffer.put(name + " ", column: column, row: row.row, theme.faint)
      // Digits stand under digits, whatever the sign.
      let text = (value < 0 ? "" : " ") + NumberText.significant(value, digits: 5)
      buffer.put(text, column: end, row: row.row, theme.sign(of: value))
      column += Self.valueWidth
    }
  }

  private func drawExplanation(of number: Int, in area: Rect, _ buffer: inout Buffer) {
    guard area.height > 0 else { return }
    buffer.put(
      String(repeating: words.line, count: max(area.width, 0)), column: area.column, row: area.row,
      theme.border)
    let text = sentences.explanation(of: TraceStep(number, of: snapshot.shape))
    for (offset, line) in text.wrapped(within: area.width).prefix(area.height - 1).enumerated() {
      buffer.put(line, column: area.column, row: area.row + 1 + offset, theme.text)
    }
  }
}
