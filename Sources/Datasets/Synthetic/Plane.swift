import Backprop

extension SyntheticSource {
  /// A tilted plane, as in TensorFlow Playground: the sum of both inputs.
  static let plane = SyntheticSource(
    name: "plane",
    about: "Points of a square with the target (x1 + x2) / 10: a sum to be learnt, not a class.",
    noiseMeaning:
      "Moves the point by up to 6 · noise along each axis when its target is worked out.",
    defaultSamples: 1200, hasFixedSize: false, defaultTrainFraction: 0.5,
    targetKind: .values, plane: -6...6
  ) { samples, noise, rng in
    let scale = LinearScale(from: (-10, 10), to: (-1, 1))
    return (0..<samples).map { _ in
      LabeledPoint.drawn(within: 6, noise: noise, using: &rng) { scale.value(at: $0 + $1) }
    }
  }
}

extension LabeledPoint {
  /// Draws a point of a square whose target is worked out at another point.
  ///
  /// - Parameters:
  ///   - radius: half the side of the square.
  ///   - noise: how far the other point may be away along each axis, as a part of `radius`.
  ///   - target: what the network shall answer, of the coordinates of the other point.
  static func drawn(
    within radius: Double, noise: Double, using rng: inout any RandomNumbers,
    target: (Double, Double) -> Double
  ) -> LabeledPoint {
    let x1 = rng.uniform(-radius, radius)
    let x2 = rng.uniform(-radius, radius)
    let noise1 = rng.uniform(-radius, radius) * noise
    let noise2 = rng.uniform(-radius, radius) * noise
    return LabeledPoint(x1: x1, x2: x2, target: target(x1 + noise1, x2 + noise2))
  }
}
