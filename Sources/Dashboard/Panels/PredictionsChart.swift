import TerminalUI
import Training

/// Predicted over actual numbers: a right answer stands on the diagonal.
struct PredictionsChart: Widget {
  private let train: [ValueAnswer]
  private let test: [ValueAnswer]
  private let axis: Axis
  private let theme: Theme

  /// Takes the answers of an evaluation; nil where there is none.
  init?(_ evaluation: Evaluation, _ theme: Theme) {
    train = evaluation.train.answers
    test = evaluation.test?.answers ?? []
    self.theme = theme
    let numbers = (train + test).flatMap { [$0.target, $0.answer] }.filter(\.isFinite)
    guard let low = numbers.min(), let high = numbers.max() else { return nil }
    axis = Axis(scale: .linear, low: low, high: high)
  }

  func draw(in area: Rect, of buffer: inout Buffer) {
    let (head, rest) = area.splitTop(1)
    buffer.put("predicted", column: head.column, row: head.row, theme.faint)
    buffer.draw(chart, in: rest)
  }

  private var chart: LineChart {
    let ends = [axis.low, axis.high]
    let labels = axis.ticks.map(\.label)
    var series = [
      LineChart.Series("", style: theme.border, buckets: ends.map { .init(x: $0, y: $0) }),
      points("train", train, theme.train),
    ]
    if !test.isEmpty { series.append(points("test", test, theme.test)) }
    return LineChart(
      series: series, xRange: axis.low...axis.high, yRange: axis.low...axis.high,
      xLabels: [labels[0], "actual", labels[labels.count - 1]],
      glyphs: theme.appearance.glyphs, axisStyle: theme.faint)
  }

  private func points(
    _ label: String, _ answers: [ValueAnswer], _ style: Style
  ) -> LineChart.Series {
    LineChart.Series(
      label, style: style, buckets: answers.map { .init(x: $0.target, y: $0.answer) },
      isScattered: true)
  }
}
