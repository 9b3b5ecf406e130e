/// A test loss that rises while the train loss falls: what is learnt is the samples, not what they
/// have in common.
///
/// Source: CS231n, "Neural networks 3", <https://cs231n.github.io/neural-networks-3/>.
enum Overfitting {
  /// What the smallest test loss is multiplied with, at least.
  static let growth = 1.1
  /// What the train loss is multiplied with, at most, in the same time.
  static let fall = 0.95
  /// How many measurements of the test loss all have to be that high.
  static let measurements = 16
  /// The part of the first test loss below which a rise is not worth a word.
  static let smallest = 0.02

  /// Returns the epoch of the smallest test loss and how much of it there is now.
  static func finding(_ seen: Observations) -> Finding? {
    let buckets = seen.buckets
    let recent = buckets.suffix(measurements)
    let best = buckets.dropLast(measurements).filter { $0.test?.minimum.isFinite ?? false }
      .min { ($0.test?.minimum ?? .infinity) < ($1.test?.minimum ?? .infinity) }
    guard recent.count == measurements, let best, let lowest = best.test?.minimum,
      let start = buckets.first?.test?.maximum,
      let now = recent.compactMap({ $0.test?.minimum }).min(),
      let train = recent.map(\.train.last).median
    else { return nil }
    guard now >= growth * lowest, now - lowest >= smallest * start,
      train <= fall * best.train.last
    else { return nil }
    // Where the smallest loss is 0 no number says how much more there is now.
    return Finding(
      .warning, .overfitting(since: best.lastEpoch, growth: lowest > 0 ? now / lowest : .infinity))
  }
}
