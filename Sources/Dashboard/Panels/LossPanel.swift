import TerminalUI
import Training

/// The loss over the train and the test part, over all epochs.
struct LossPanel: Widget {
  var snapshot: Snapshot
  var state: DashboardState

  private var theme: Theme { state.theme }

  func draw(in area: Rect, of buffer: inout Buffer) {
    let inside = Self.inside(area)
    buffer.draw(Frame("Loss", note: note(width: area.width), pane: .loss, state), in: area)
    buffer.draw(chart(in: inside), in: inside)
  }

  /// Returns the epoch under a column of the screen when the pane is drawn in an area.
  func epoch(atColumn column: Int, in area: Rect) -> Int? {
    let inside = Self.inside(area)
    return chart(in: inside).x(atColumn: column, in: inside).flatMap { Int(exactly: $0.rounded()) }
  }

  private static func inside(_ area: Rect) -> Rect { area.inset(columns: 1, rows: 1) }

  private func note(width: Int) -> String {
    let scale = state.isLossLogarithmic ? "log  y" : "linear  y"
    guard state.isLossSmoothed else { return scale }
    let smoothing = "smoothed \(NumberText.shortest(state.smoothing))  m"
    // Title and corners take 14 columns.
    return smoothing.count + scale.count + 3 + 14 <= width ? "\(smoothing)   \(scale)" : scale
  }

  private func chart(in area: Rect) -> LineChart {
    if let compared = ComparedRuns(snapshot, state) { return chart(of: compared, in: area) }
    let buckets = snapshot.history.buckets
    let others = OtherCurves(
      snapshot: snapshot, theme: theme, namesOriginal: area.width >= 44)
    let last = others.lastEpoch
    let curves = LossCurves(
      history: snapshot.history, smoothing: state.isLossSmoothed ? state.smoothing : nil,
      theme: theme)
    var chart = LineChart(
      // In a small pane the first row's numbers are near enough.
      series: others.series
        + curves.series(
          hasTest: snapshot.evaluation.test != nil, showsValues: area.height >= 14),
      scale: state.isLossLogarithmic ? .logarithmic : .linear,
      xRange: 0...max(1, Double(last)), glyphs: theme.appearance.glyphs, axisStyle: theme.faint)
    chart.xTicks = Self.xTicks(last: last, columns: area.width)
    chart.marks =
      snapshot.history.marks.map {
        .init(x: Double($0.epoch), style: theme.warning)
      } + others.marks
    if snapshot.past != nil {
      chart.cursor = .init(x: Double(snapshot.epoch), style: theme.bright)
    } else if let epoch = state.lossCursor, let index = snapshot.history.index(near: epoch) {
      chart.cursor = .init(x: Double(buckets[index].lastEpoch), style: theme.bright)
    }
    return chart
  }

  private func chart(of compared: ComparedRuns, in area: Rect) -> LineChart {
    let last = compared.lastEpoch
    var chart = LineChart(
      series: compared.series, scale: state.isLossLogarithmic ? .logarithmic : .linear,
      xRange: 0...max(1, Double(last)), glyphs: theme.appearance.glyphs, axisStyle: theme.faint)
    chart.xTicks = Self.xTicks(last: last, columns: area.width)
    return chart
  }

  /// Round epochs, at most one to twelve columns, and the last one with its word.
  static func xTicks(last: Int, columns: Int) -> [LineChart.XTick] {
    guard last > 0 else { return [.init(x: 0, label: "epoch 0")] }
    let most = min(max(3, columns / 12), 9)
    let round = Axis(scale: .linear, low: 0, high: Double(last), maximumTicks: most).ticks
      .map(\.value).filter { $0 < Double(last) && $0 == $0.rounded() }
    return round.map { .init(x: $0, label: NumberText.shortest($0)) }
      + [.init(x: Double(last), label: "epoch \(last)")]
  }
}
