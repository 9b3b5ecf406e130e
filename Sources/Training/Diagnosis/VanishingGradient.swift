import Backprop

/// A gradient that gets smaller and smaller on its way from the output toward the input.
///
/// Source: M. Nielsen, "Neural networks and deep learning", chapter 5,
/// <http://neuralnetworksanddeeplearning.com/chap5.html>. The mark is ours: three decades are more
/// than an optimizer that scales each weight's step makes up for without noise.
enum VanishingGradient {
  /// The decimal logarithm of a layer's mean gradient over the output layer's, at and below which
  /// it has vanished.
  static let mark = -3.0

  /// Returns the hidden layer that gets least.
  static func finding(_ seen: Observations) -> Finding? {
    let last = seen.shape.layers.count - 1
    guard !seen.isLearnt, let output = seen.meanGradient(ofLayer: last), output > 0 else {
      return nil
    }
    let sizes = (0..<last).compactMap { layer in
      seen.meanGradient(ofLayer: layer).map { (layer: layer, size: $0) }
    }
    guard let least = sizes.min(by: { $0.size < $1.size }) else { return nil }
    let decades = Double.log(least.size / output) / Double.log(10)
    guard decades <= mark else { return nil }
    return Finding(.warning, .vanishingGradient(layer: least.layer, decades: decades))
  }
}
