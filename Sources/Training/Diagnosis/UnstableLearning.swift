/// Steps that are too large beside the weights, and a loss that jumps up as often as down.
///
/// Source: CS231n, "Neural networks 3", <https://cs231n.github.io/neural-networks-3/>: above 10⁻²
/// the learning rate is likely too high. Small networks often learn well above that, so the loss
/// has to show it too.
enum UnstableLearning {
  /// How many measurements of the loss are looked at.
  static let measurements = 32
  /// What the loss is multiplied with, at least, where it jumps.
  static let jump = 1.1
  /// The part of steps from one measurement to the next that are jumps.
  static let mostJumps = 0.25

  /// Returns the layer that moves most.
  static func finding(_ seen: Observations) -> Finding? {
    guard !seen.isLearnt, isRestless(seen.buckets) else { return nil }
    let ratios = seen.shape.layers.indices.compactMap { layer in
      seen.median(ofLayer: layer) { $0.updateRatio }.map { (layer: layer, ratio: $0) }
    }
    guard let most = ratios.max(by: { $0.ratio < $1.ratio }),
      most.ratio > LayerFlow.healthyRatio.upperBound
    else { return nil }
    return Finding(.warning, .unstableLearning(layer: most.layer, ratio: most.ratio))
  }

  /// Whether the loss jumps up again and again, and the later half of it is no better than the
  /// first.
  static func isRestless(_ buckets: ArraySlice<History.Bucket>) -> Bool {
    let losses = buckets.suffix(measurements).map(\.train.last)
    guard losses.count == measurements else { return false }
    let jumps = zip(losses, losses.dropFirst()).count { before, after in after > jump * before }
    guard Double(jumps) >= mostJumps * Double(measurements - 1) else { return false }
    let (early, late) = (losses.prefix(measurements / 2), losses.suffix(measurements / 2))
    return (late.min() ?? 0) > 0.9 * (early.min() ?? .infinity)
  }
}
