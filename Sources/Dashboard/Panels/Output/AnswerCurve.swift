import Backprop
import Datasets
import TerminalUI
import Training

/// What a network of one input answers along the line, over the samples: a curve for each output.
struct AnswerCurve: Widget {
  private let snapshot: Snapshot
  private let line: ClosedRange<Double>
  private let theme: Theme
  private let showsTest: Bool
  private let curves: UnitPictures?

  /// The most points that are drawn of a part.
  private static let mostPoints = 1000

  /// Takes the samples, and the answers where they are there already; nil where samples are of more
  /// than one number.
  init?(_ snapshot: Snapshot, _ state: DashboardState) {
    guard let line = snapshot.data.line else { return nil }
    self.snapshot = snapshot
    self.line = line
    theme = state.theme
    showsTest = state.showsTestPoints
    curves = state.surface?.pictures
  }

  func draw(in area: Rect, of buffer: inout Buffer) {
    buffer.draw(chart, in: area)
  }

  private var chart: LineChart {
    let data = snapshot.data
    var series: [LineChart.Series] = []
    if showsTest { series += points("test", data.test, theme.test) }
    series += points("train", data.train, theme.train)
    series += answers
    let ends = [line.lowerBound, line.upperBound].map { NumberText.significant($0) }
    return LineChart(
      series: series, xRange: line, xLabels: [ends[0], data.columns.first?.name ?? "x", ends[1]],
      glyphs: theme.appearance.glyphs, axisStyle: theme.faint)
  }

  private var answers: [LineChart.Series] {
    guard let curves else { return [] }
    return curves.values.enumerated().map { output, values in
      let last = Double(max(values.count - 1, 1))
      let buckets = values.enumerated().map { index, value in
        let x = line.lowerBound + (line.upperBound - line.lowerBound) * Double(index) / last
        return LineChart.Bucket(x: x, y: restored(Double(value), output))
      }
      return LineChart.Series(name(of: output), style: style(of: output), buckets: buckets)
    }
  }

  private func restored(_ value: Double, _ output: Int) -> Double {
    guard let scales = snapshot.data.targetScales, scales.indices.contains(output) else {
      return value
    }
    return scales[output].restored(value)
  }

  private func name(of output: Int) -> String {
    let kind = snapshot.data.targetKind
    guard kind.hasOutputPerClass, let names = kind.classNames, names.indices.contains(output)
    else { return output == 0 ? "answer" : "" }
    return names[output]
  }

  private func style(of output: Int) -> Style {
    guard snapshot.shape.outputs > 1 else { return theme.bright }
    return Style(theme.classes.names[output % theme.classes.names.count])
  }

  /// What was wanted: of classes the place of the right one's output, 1.
  private func points(_ label: String, _ part: [Int], _ style: Style) -> [LineChart.Series] {
    let step = max(1, part.count / Self.mostPoints)
    let samples = stride(from: 0, to: part.count, by: step).map { part[$0] }
    let isOneHot = snapshot.data.targetKind.hasOutputPerClass
    let buckets = samples.flatMap { sample -> [LineChart.Bucket] in
      let x = snapshot.data.samples.input(sample).first ?? .nan
      let target = snapshot.data.samples.target(sample)
      return (isOneHot ? target.filter { $0 == 1 } : Array(target)).map { .init(x: x, y: $0) }
    }
    return [LineChart.Series(label, style: style, buckets: buckets, isScattered: true)]
  }
}
