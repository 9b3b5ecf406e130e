extension SyntheticSource {
  /// Four quadrants, alike where they lie opposite: TensorFlow Playground's "exclusive or".
  static let xorQuadrants = SyntheticSource(
    name: "xor-quadrants",
    about: "Points of a square, +1 in two opposite quadrants and −1 in the others.",
    noiseMeaning:
      "Moves the point by up to 5 · noise along each axis when its label is chosen: label noise.",
    defaultSamples: 500, hasFixedSize: false, defaultTrainFraction: 0.5,
    targetKind: .sign, plane: -6...6
  ) { samples, noise, rng in
    // A gap along the axes keeps the classes apart.
    let padding = 0.3
    return (0..<samples).map { _ in
      var x1 = rng.uniform(-5, 5)
      x1 += x1 > 0 ? padding : -padding
      var x2 = rng.uniform(-5, 5)
      x2 += x2 > 0 ? padding : -padding
      let noisy1 = x1 + rng.uniform(-5, 5) * noise
      let noisy2 = x2 + rng.uniform(-5, 5) * noise
      return LabeledPoint(x1: x1, x2: x2, target: noisy1 * noisy2 >= 0 ? 1 : -1)
    }
  }
}
