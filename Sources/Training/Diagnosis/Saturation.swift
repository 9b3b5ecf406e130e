/// Hidden units that mostly answer with the flat ends of tanh or sigmoid, while there is still
/// much to learn: next to no gradient passes them.
///
/// Source: X. Glorot, Y. Bengio, "Understanding the difficulty of training deep feedforward neural
/// networks", 2010, <https://proceedings.mlr.press/v9/glorot10a.html>.
public enum Saturation {
  /// The part of a layer's activations from which on they are too many: ours, since small networks
  /// that learn the spiral well come to two thirds.
  public static let most = 0.75

  /// Returns the layer that is saturated most.
  static func finding(_ seen: Observations) -> Finding? {
    guard !seen.isLearnt else { return nil }
    // Outputs at their ends are answers that are sure.
    let shares = seen.shape.layers.indices.dropLast().compactMap { layer in
      seen.median(ofLayer: layer) { $0.saturation }.map { (layer: layer, share: $0) }
    }
    guard let worst = shares.max(by: { $0.share < $1.share }), worst.share >= most else {
      return nil
    }
    return Finding(.warning, .saturation(layer: worst.layer, share: worst.share))
  }
}
