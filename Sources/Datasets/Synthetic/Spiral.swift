extension SyntheticSource {
  /// Two spirals, as in TensorFlow Playground.
  static let spiral = SyntheticSource(
    name: "spiral",
    about: "Two interleaved spirals, +1 and −1; a straight line cannot part them.",
    noiseMeaning: "Moves each point by up to noise along each axis.",
    defaultSamples: 500, hasFixedSize: false, defaultTrainFraction: 0.5,
    targetKind: .sign, plane: -6...6
  ) { samples, noise, rng in
    let half = samples / 2
    return (0..<samples).map { index in
      let isFirst = index < half
      let along = Double(isFirst ? index : index - half) / Double(isFirst ? half : samples - half)
      let turn = 1.75 * along * 2 * .pi + (isFirst ? 0 : .pi)
      return LabeledPoint(
        x1: 5 * along * .sin(turn) + rng.uniform(-1, 1) * noise,
        x2: 5 * along * .cos(turn) + rng.uniform(-1, 1) * noise,
        target: isFirst ? 1 : -1)
    }
  }
}
