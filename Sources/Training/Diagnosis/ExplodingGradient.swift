import Backprop

/// A gradient that grows: from the output toward the input, or from reading to reading.
///
/// Source: R. Pascanu, T. Mikolov, Y. Bengio, "On the difficulty of training recurrent neural
/// networks", 2013, <https://proceedings.mlr.press/v28/pascanu13.html>. The marks are ours.
enum ExplodingGradient {
  /// The decimal logarithm of a hidden layer's mean gradient over the output layer's from which on
  /// it explodes on its way.
  static let mark = 3.0
  /// The decimal logarithm of growth of the whole gradient's norm from which on it explodes in
  /// time.
  static let growthMark = 2.0

  /// Returns the growth in time, else that on the way.
  static func finding(_ seen: Observations) -> Finding? {
    guard !seen.isLearnt else { return nil }
    return growth(seen) ?? way(seen)
  }

  private static func way(_ seen: Observations) -> Finding? {
    let last = seen.shape.layers.count - 1
    guard let output = seen.meanGradient(ofLayer: last), output > 0 else { return nil }
    let sizes = (0..<last).compactMap { layer in
      seen.meanGradient(ofLayer: layer).map { (layer: layer, size: $0) }
    }
    guard let largest = sizes.max(by: { $0.size < $1.size }) else { return nil }
    let decades = Double.log(largest.size / output) / Double.log(10)
    guard decades >= mark else { return nil }
    return Finding(.warning, .explodingGradient(layer: largest.layer, decades: decades))
  }

  /// The median of the last readings against that of all before, while the loss is no better than
  /// at the start: a gradient also grows where a network begins to learn at last.
  private static func growth(_ seen: Observations) -> Finding? {
    guard let start = seen.startLoss, let loss = seen.trainLoss, loss >= start else { return nil }
    let norms = seen.history.readings.map { reading in
      reading.layers.reduce(0) { $0 + $1.gradientNorm * $1.gradientNorm }.squareRoot()
    }
    let fewest = Observations.fewestReadings
    guard norms.count >= 2 * fewest, let now = Array(norms.suffix(fewest)).median,
      let before = Array(norms.dropLast(fewest)).median, before > 0
    else { return nil }
    let decades = Double.log(now / before) / Double.log(10)
    guard decades >= growthMark else { return nil }
    return Finding(.alarm, .growingGradient(decades: decades))
  }
}
