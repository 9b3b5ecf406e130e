import TerminalUI
import Training

/// What the cursor of the loss reads, in parts of falling importance.
struct LossReading {
  var snapshot: Snapshot
  var state: DashboardState

  /// The parts; none where nothing is read.
  var parts: [String] {
    guard let epoch = state.lossCursor, let index = snapshot.history.index(near: epoch)
    else { return [] }
    let bucket = snapshot.history.buckets[index]
    var parts = [epochs(bucket), "train \(text(bucket.train))"]
    if let test = bucket.test { parts.append("test \(text(test))") }
    return parts + changes(inBucket: index) + [smoothed(at: index)].compactMap(\.self)
  }

  /// What was changed in these epochs; of many the last.
  private func changes(inBucket index: Int) -> [String] {
    let marks = snapshot.history.marks(ofBucket: index)
    guard let last = marks.last else { return [] }
    return [last.sentence] + (marks.count > 1 ? ["and \(marks.count - 1) changes before"] : [])
  }

  private var range: String { Words(state.theme.appearance.glyphs).range }

  private func epochs(_ bucket: History.Bucket) -> String {
    bucket.firstEpoch == bucket.lastEpoch
      ? "epoch \(bucket.lastEpoch)" : "epochs \(bucket.firstEpoch)\(range)\(bucket.lastEpoch)"
  }

  /// The value, or the smallest and the largest of several.
  private func text(_ span: History.Span) -> String {
    let (low, high) = (number(span.minimum), number(span.maximum))
    return low == high || !span.last.isFinite ? number(span.last) : "\(low)\(range)\(high)"
  }

  private func smoothed(at index: Int) -> String? {
    let curves = LossCurves(
      history: snapshot.history, smoothing: state.isLossSmoothed ? state.smoothing : nil,
      theme: state.theme)
    guard let train = curves.smoothed(at: index, \.train) else { return nil }
    let test = curves.smoothed(at: index) { $0.test }.map { " and \(number($0))" } ?? ""
    return "smoothed \(number(train))\(test)"
  }

  private func number(_ value: Double) -> String { NumberText.significant(value) }
}
