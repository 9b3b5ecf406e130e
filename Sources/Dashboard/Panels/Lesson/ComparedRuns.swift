import TerminalUI
import Training

/// The losses of runs that a lesson sets side by side, as curves of one chart; in the text of the
/// lesson the rows of a run have the colour of its curve.
struct ComparedRuns {
  var comparison: PlayedComparison
  var theme: Theme

  /// Takes the runs of the step that is shown; nil where it compares none, or its question is open.
  init?(_ snapshot: Snapshot, _ state: DashboardState) {
    guard let lesson = snapshot.lesson, lesson.isAtMoment, !state.isAsking,
      let comparison = lesson.step?.comparison, !comparison.curves.isEmpty
    else { return nil }
    self.comparison = comparison
    theme = state.theme
  }

  /// The last epoch of any of them.
  var lastEpoch: Int { comparison.curves.compactMap(\.buckets.last?.lastEpoch).max() ?? 0 }

  var series: [LineChart.Series] {
    comparison.curves.enumerated().map { index, curve in
      .init(
        curve.label, style: Self.style(ofRun: index, theme),
        buckets: curve.buckets.map { bucket in
          .init(
            firstX: Double(bucket.firstEpoch), lastX: Double(bucket.lastEpoch),
            minimum: bucket.train.minimum, maximum: bucket.train.maximum, last: bucket.train.last)
        })
    }
  }

  /// The colour of a run.
  static func style(ofRun index: Int, _ theme: Theme) -> Style {
    let names = theme.classes.names
    return Style(names[index % names.count])
  }
}
