import TerminalUI
import Training

/// The curves of the loss: as they were measured, or smoothed before what was measured.
struct LossCurves {
  /// The losses of all epochs so far.
  var history: History
  /// How much of the average before each value keeps; nil draws what was measured alone.
  var smoothing: Double?
  var theme: Theme

  /// The curves, the train part's last: where both fall together it is the one that training moves.
  ///
  /// - Parameter showsValues: whether the legend has the newest values.
  func series(hasTest: Bool, showsValues: Bool) -> [LineChart.Series] {
    let train = buckets(\.train)
    guard hasTest else {
      return curves("train", train, theme.train, behind: theme.trainBehind, showsValues)
    }
    let test = buckets { $0.test }
    let below = curves("test", test, theme.test, behind: theme.testBehind, showsValues)
    let above = curves("train", train, theme.train, behind: theme.trainBehind, showsValues)
    // What was measured lies behind both smoothed curves.
    return below.dropLast() + above.dropLast() + below.suffix(1) + above.suffix(1)
  }

  /// Returns the smoothed losses in a bucket; nil without smoothing or where the part is missing.
  func smoothed(
    at index: Int, _ span: (History.Bucket) -> History.Span?
  ) -> Double? {
    guard let smoothing, history.buckets.indices.contains(index),
      span(history.buckets[index]) != nil
    else { return nil }
    let values = history.buckets[...index].compactMap { span($0)?.last }
    return MovingAverage.smoothed(values, weight: smoothing).last
  }

  private func buckets(_ span: (History.Bucket) -> History.Span?) -> [LineChart.Bucket] {
    history.buckets.compactMap { bucket in
      span(bucket).map { span in
        LineChart.Bucket(
          firstX: Double(bucket.firstEpoch), lastX: Double(bucket.lastEpoch),
          minimum: span.minimum, maximum: span.maximum, last: span.last)
      }
    }
  }

  private func curves(
    _ name: String, _ buckets: [LineChart.Bucket], _ style: Style, behind: Style,
    _ showsValues: Bool
  ) -> [LineChart.Series] {
    guard let smoothing else {
      let label = label(name, buckets.last?.last, showsValues)
      return [LineChart.Series(label, style: style, buckets: buckets)]
    }
    let values = MovingAverage.smoothed(buckets.map(\.last), weight: smoothing)
    let smooth = zip(buckets, values).map { bucket, value in
      LineChart.Bucket(
        firstX: bucket.firstX, lastX: bucket.lastX, minimum: value, maximum: value, last: value)
    }
    // Without colours points and a line are told apart where two lines would not be.
    let isColorless = theme.appearance.colors == .monochrome
    return [
      LineChart.Series("", style: behind, buckets: buckets, isScattered: isColorless),
      LineChart.Series(label(name, values.last, showsValues), style: style, buckets: smooth),
    ]
  }

  private func label(_ name: String, _ value: Double?, _ showsValue: Bool) -> String {
    guard showsValue, let value else { return name }
    return "\(name) \(NumberText.significant(value))"
  }
}
