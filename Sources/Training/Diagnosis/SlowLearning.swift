/// Steps that are too small beside the weights, while there is still much to learn.
///
/// Source: CS231n, "Neural networks 3", <https://cs231n.github.io/neural-networks-3/>: the ratio
/// should be about 10⁻³.
enum SlowLearning {
  /// Returns the layer that moves least.
  static func finding(_ seen: Observations) -> Finding? {
    guard !seen.isLearnt else { return nil }
    let ratios = seen.shape.layers.indices.compactMap { layer in
      seen.median(ofLayer: layer) { $0.updateRatio }.map { (layer: layer, ratio: $0) }
    }
    guard let least = ratios.min(by: { $0.ratio < $1.ratio }),
      least.ratio < LayerFlow.healthyRatio.lowerBound
    else { return nil }
    return Finding(.warning, .slowLearning(layer: least.layer, ratio: least.ratio))
  }
}
