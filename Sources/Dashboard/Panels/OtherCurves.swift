import TerminalUI
import Training

/// Curves beside that of the run up to the moment shown: what came after it, and the original.
struct OtherCurves {
  var snapshot: Snapshot
  var theme: Theme
  /// Whether the legend has room for the original's word beside the others.
  var namesOriginal = true

  /// The last epoch that anything is drawn of.
  var lastEpoch: Int {
    max(
      snapshot.history.buckets.last?.lastEpoch ?? 0, snapshot.past?.future.last?.lastEpoch ?? 0,
      snapshot.original?.lastEpoch ?? 0)
  }

  /// The curves, to be drawn below the run's own. Without colours they are points.
  var series: [LineChart.Series] {
    let isColorless = theme.appearance.colors == .monochrome
    var series: [LineChart.Series] = []
    if let original = snapshot.original {
      series.append(
        .init(
          namesOriginal ? "original" : "", style: theme.faint,
          buckets: buckets(original.buckets, \.train),
          isScattered: isColorless))
    }
    guard let future = snapshot.past?.future else { return series }
    series.append(
      .init(
        "", style: theme.testBehind, buckets: buckets(future) { $0.test },
        isScattered: isColorless))
    series.append(
      .init(
        "", style: theme.trainBehind, buckets: buckets(future, \.train), isScattered: isColorless))
    return series
  }

  /// The marks of changes after the moment shown.
  var marks: [LineChart.Mark] {
    (snapshot.past?.futureMarks ?? []).map { .init(x: Double($0.epoch), style: theme.faint) }
  }

  private func buckets(
    _ buckets: [History.Bucket], _ span: (History.Bucket) -> History.Span?
  ) -> [LineChart.Bucket] {
    buckets.compactMap { bucket in
      span(bucket).map {
        LineChart.Bucket(
          firstX: Double(bucket.firstEpoch), lastX: Double(bucket.lastEpoch),
          minimum: $0.minimum, maximum: $0.maximum, last: $0.last)
      }
    }
  }
}
