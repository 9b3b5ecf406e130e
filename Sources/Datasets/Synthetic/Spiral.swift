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
      let place = Double(isFirst ? index : index - half)
      let count = Double(isFirst ? half : samples - half)
      let radius = place / count * 5
      let turn = 1.75 * place / count * 2 * .pi + (isFirst ? 0 : .pi)
      let x1 = radius * .sin(turn) + rng.uniform(-1, 1) * noise
      let x2 = radius * .cos(turn) + rng.uniform(-1, 1) * noise
      return LabeledPoint(x1: x1, x2: x2, target: isFirst ? 1 : -1)
    }
  }
}
