import TerminalUI
import Training

/// The loss over the train and the test part, over all epochs.
struct LossPanel: Widget {
  var snapshot: Snapshot
  var state: DashboardState

  private var theme: Theme { state.theme }

  func draw(in area: Rect, of buffer: inout Buffer) {
    buffer.draw(
      Frame(
        "Loss", note: state.isLossLogarithmic ? "log  y" : "linear  y", pane: .loss, state),
      in: area)
    buffer.draw(chart, in: area.inset(columns: 1, rows: 1))
  }

  private var chart: LineChart {
    let buckets = snapshot.history.buckets
    var series = [
      LineChart.Series(
        "train", style: theme.train, buckets: buckets.map { chartBucket($0, $0.train) })
    ]
    if snapshot.evaluation.test != nil {
      // Train is drawn last: where both fall together it is the one that training moves.
      series.insert(
        LineChart.Series(
          "test", style: theme.test,
          buckets: buckets.compactMap { bucket in bucket.test.map { chartBucket(bucket, $0) } }),
        at: 0)
    }
    let last = max(1, Double(buckets.last?.lastEpoch ?? 0))
    return LineChart(
      series: series, scale: state.isLossLogarithmic ? .logarithmic : .linear,
      xRange: 0...last, xLabels: xLabels(last: buckets.last?.lastEpoch ?? 0),
      glyphs: theme.appearance.glyphs, axisStyle: theme.faint)
  }

  private func chartBucket(_ bucket: History.Bucket, _ span: History.Span) -> LineChart.Bucket {
    LineChart.Bucket(
      firstX: Double(bucket.firstEpoch), lastX: Double(bucket.lastEpoch),
      minimum: span.minimum, maximum: span.maximum, last: span.last)
  }

  private func xLabels(last: Int) -> [String] {
    switch last {
    case 0: ["epoch 0"]
    case 1: ["0", "epoch 1"]
    default: ["0", NumberText.shortest(Double(last) / 2), "epoch \(last)"]
    }
  }
}
