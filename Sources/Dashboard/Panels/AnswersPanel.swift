import TerminalUI
import Training

/// How good the answers are, in numbers: accuracy beside what guessing reaches and which classes
/// are taken for which, or how far off numbers are.
struct AnswersPanel: Widget {
  var evaluation: Evaluation
  var theme: Theme

  /// The part that is judged by: the one held out, where there is one.
  private var part: (name: String, metrics: Metrics) {
    evaluation.test.map { ("test", $0) } ?? ("train", evaluation.train)
  }

  func draw(in area: Rect, of buffer: inout Buffer) {
    let lines = headline + matrix(width: area.width, height: area.height - headline.count)
    buffer.clipped(to: area) { buffer in
      for (row, line) in lines.prefix(max(area.height, 0)).enumerated() {
        buffer.put(line.text, column: area.column, row: area.row + row, line.style)
      }
      let rest = area.splitTop(lines.count).rest
      if let predictions = PredictionsChart(evaluation, theme), rest.height > 5 {
        buffer.draw(predictions, in: rest)
      }
    }
  }

  private typealias Line = (text: String, style: Style)

  private var headline: [Line] {
    let (name, metrics) = part
    var lines: [Line] = []
    if let accuracy = metrics.accuracy {
      lines.append(("\(name) accuracy \(NumberText.significant(accuracy))", theme.text))
    }
    if let baseline = metrics.confusion?.majorityBaseline {
      lines.append(("majority alone \(NumberText.significant(baseline))", theme.faint))
    }
    if let errors = metrics.errors {
      let r2 = errors.r2.map { NumberText.significant($0) } ?? "-"
      lines.append(("\(name) \(Words(theme.appearance.glyphs).rSquared) \(r2)", theme.text))
      lines.append(
        ("mean abs. error \(NumberText.significant(errors.meanAbsoluteError))", theme.text))
    }
    return lines
  }

  // MARK: Confusion matrix

  /// Returns the columns that a matrix with numbers needs.
  static func width(of confusion: ConfusionMatrix) -> Int {
    let label = confusion.names.map { min($0.unicodeScalars.count, 9) }.max() ?? 0
    // A name takes no more than a third of the room.
    let cells = cellWidth(of: confusion) * confusion.names.count
    return max(label + cells, 3 * label)
  }

  /// Columns of a number, a blank before it included.
  private static func cellWidth(of confusion: ConfusionMatrix) -> Int {
    1 + (confusion.counts.map { String($0).count }.max() ?? 1)
  }

  /// A row for each true class, a column for each answer; where there is no room for that, the
  /// right answers of each class.
  private func matrix(width: Int, height: Int) -> [Line] {
    guard let confusion = part.metrics.confusion, height > 2 else { return [] }
    let labels = confusion.names.map { Self.cut($0, to: min(9, max(width / 3, 1))) }
    let labelWidth = labels.map(\.unicodeScalars.count).max() ?? 0
    let cell = Self.cellWidth(of: confusion)
    let isWide = labelWidth + cell * labels.count <= width && labels.count + 1 <= height
    var lines: [Line] = [(isWide ? "true \\ answer" : "right answers", theme.faint)]
    for (index, label) in labels.enumerated().prefix(height - 1) {
      let padding = String(repeating: " ", count: labelWidth - label.unicodeScalars.count)
      let numbers =
        isWide
        ? labels.indices.map { Self.right(confusion.count(actual: index, answer: $0), in: cell) }
          .joined()
        : " \(confusion.count(actual: index, answer: index)) of \(confusion.support(index))"
      lines.append((label + padding + numbers, theme.text))
    }
    if labels.count > height - 1, let last = lines.indices.last {
      lines[last] = ("and \(labels.count - height + 2) more", theme.faint)
    }
    return lines
  }

  private static func right(_ number: Int, in width: Int) -> String {
    let text = String(number)
    return String(repeating: " ", count: max(width - text.count, 0)) + text
  }

  private static func cut(_ text: String, to width: Int) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.prefix(width)))
  }
}
