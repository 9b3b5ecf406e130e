/// A train loss that has not got better for long, though much of it is left.
///
/// Source of the idea: the patience of `ReduceLROnPlateau`,
/// <https://docs.pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.ReduceLROnPlateau.html>;
/// the marks are ours, as a part of the run, since epochs here are small.
enum Plateau {
  /// What the smallest loss is multiplied with, at most, by an improvement.
  static let improvement = 0.99
  /// The epochs that it has to be without an improvement, at least.
  static let patience = 100

  /// Returns the epoch of the last improvement and the loss there.
  static func finding(_ seen: Observations) -> Finding? {
    guard !seen.isLearnt else { return nil }
    var best = Double.infinity
    var since = 0
    for bucket in seen.buckets where bucket.train.minimum <= improvement * best {
      best = bucket.train.minimum
      since = bucket.lastEpoch
    }
    // Half of the run, so that a long one gets the more patience.
    guard best.isFinite, seen.epoch - since >= max(patience, seen.epoch / 2) else { return nil }
    return Finding(.hint, .plateau(since: since, loss: best))
  }
}
