extension SyntheticSource {
  /// Six hills and hollows, as in TensorFlow Playground.
  static let multiGauss = SyntheticSource(
    name: "multi-gauss",
    about: "Points of a square with targets from three hills (to 1) and three hollows (to −1).",
    noiseMeaning:
      "Moves the point by up to 6 · noise along each axis when its target is worked out.",
    defaultSamples: 1200, hasFixedSize: false, defaultTrainFraction: 0.5,
    targetKind: .values, plane: -6...6
  ) { samples, noise, rng in
    (0..<samples).map { _ in
      LabeledPoint.drawn(within: 6, noise: noise, using: &rng, target: height)
    }
  }

  /// Hills (+1) and hollows (−1), in an order that decides between equals.
  private static let tops: [(x1: Double, x2: Double, sign: Double)] = [
    (-4, 2.5, 1), (0, 2.5, -1), (4, 2.5, 1),
    (-4, -2.5, -1), (0, -2.5, 1), (4, -2.5, -1),
  ]

  /// Returns the height at a point: that of the hill or hollow that reaches farthest from 0 there.
  ///
  /// Each is a cone, from ±1 at its top to 0 at a distance of 2.
  private static func height(x1: Double, x2: Double) -> Double {
    let slope = LinearScale(from: (0, 2), to: (1, 0), isClamped: true)
    return tops.reduce(0) { height, top in
      let (away1, away2) = (x1 - top.x1, x2 - top.x2)
      let other = top.sign * slope.value(at: .sqrt(away1 * away1 + away2 * away2))
      return abs(other) > abs(height) ? other : height
    }
  }
}
