extension SyntheticSource {
  /// A disc inside a ring, as in TensorFlow Playground.
  static let circle = SyntheticSource(
    name: "circle",
    about: "A disc of +1 inside a ring of −1.",
    noiseMeaning:
      "Moves the point by up to 5 · noise along each axis when its label is chosen: label noise.",
    defaultSamples: 500, hasFixedSize: false, defaultTrainFraction: 0.5,
    targetKind: .sign, plane: -6...6
  ) { samples, noise, rng in
    let radius = 5.0
    return (0..<samples).map { index in
      let isInner = index < samples / 2
      let r = isInner ? rng.uniform(0, radius * 0.5) : rng.uniform(radius * 0.7, radius)
      let angle = rng.uniform(0, 2 * .pi)
      let x1 = r * .sin(angle)
      let x2 = r * .cos(angle)
      let noisy1 = x1 + rng.uniform(-radius, radius) * noise
      let noisy2 = x2 + rng.uniform(-radius, radius) * noise
      let distance = Double.sqrt(noisy1 * noisy1 + noisy2 * noisy2)
      return LabeledPoint(x1: x1, x2: x2, target: distance < radius * 0.5 ? 1 : -1)
    }
  }
}
