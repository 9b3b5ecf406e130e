import Datasets
import TerminalUI
import Training

/// The samples of the train part that cost the most: what was wanted, what was answered, the loss.
struct WorstSamplesList: Widget {
  var snapshot: Snapshot
  var theme: Theme
  /// The chosen sample, as its place in the train part.
  var chosen: Int?

  /// The fewest columns in which nothing is cut.
  static let leastWidth = 34
  /// More columns would only part what belongs together.
  static let greatestWidth = 56

  /// Columns of the number of a sample, with a sign before it.
  private static let numberWidth = 7
  private static let lossWidth = 9

  private var words: Words { Words(theme.appearance.glyphs) }

  func draw(in area: Rect, of buffer: inout Buffer) {
    let area = area.splitLeft(Self.greatestWidth).left
    guard area.width >= Self.leastWidth else { return }
    buffer.clipped(to: area) { buffer in
      let (title, below) = area.splitTop(1)
      buffer.draw(Text(" worst of train, \(words.cross) wrong", theme.faint), in: title)
      let (head, rows) = below.splitTop(1)
      draw(("sample", "wanted", "answer", "loss"), theme.faint, in: head, &buffer)
      for (offset, entry) in shown(rows: rows.height).enumerated() {
        let line = Rect(
          column: rows.column, row: rows.row + offset, width: rows.width, height: 1)
        draw(entry, in: line, &buffer)
      }
    }
  }

  /// The entries on the screen, scrolled as far as the chosen one needs.
  func shown(rows: Int) -> ArraySlice<WorstSamples.Entry> {
    let ranked = snapshot.evaluation.worst.ranked
    let rank = ranked.firstIndex { $0.place == chosen } ?? 0
    let first = max(0, rank - max(rows, 1) + 1)
    return ranked[first...].prefix(max(rows, 0))
  }

  private func draw(_ entry: WorstSamples.Entry, in line: Rect, _ buffer: inout Buffer) {
    let answer = SampleAnswer(entry, in: snapshot)
    let isProbe = entry.place + 1 == snapshot.probeNumber
    let number = (isProbe ? words.answer : " ") + String(entry.place + 1)
    let style = entry.place == chosen ? theme.selected : theme.text
    draw(
      (number, answer.wanted, answer.given(within: columnWidth(of: line)), loss(entry)), style,
      in: line, &buffer)
    guard answer.isWrong else { return }
    buffer.put(
      words.cross, column: line.endColumn - Self.lossWidth - 1, row: line.row,
      entry.place == chosen ? style : theme.warning)
  }

  private func loss(_ entry: WorstSamples.Entry) -> String { NumberText.significant(entry.loss) }

  /// Columns of what was wanted, and of what was answered.
  private func columnWidth(of line: Rect) -> Int {
    max(0, (line.width - Self.numberWidth - Self.lossWidth - 4) / 2)
  }

  /// Draws a line: numbers flush right, words flush left.
  private func draw(
    _ texts: (number: String, wanted: String, given: String, loss: String), _ style: Style,
    in line: Rect, _ buffer: inout Buffer
  ) {
    buffer.fill(line, Cell(" ", style))
    let width = columnWidth(of: line)
    func put(_ text: String, column: Int, isRight: Bool, width: Int) {
      let shown = text.unicodeScalars.prefix(width)
      buffer.put(
        String(String.UnicodeScalarView(shown)),
        column: column + (isRight ? width - shown.count : 0), row: line.row, style)
    }
    let wanted = line.column + Self.numberWidth + 1
    put(texts.number, column: line.column, isRight: true, width: Self.numberWidth)
    put(texts.wanted, column: wanted, isRight: false, width: width)
    put(texts.given, column: wanted + width + 1, isRight: false, width: width)
    put(
      texts.loss, column: line.endColumn - Self.lossWidth, isRight: true, width: Self.lossWidth)
  }
}
