extension SyntheticSource {
  /// Two clouds, as in TensorFlow Playground.
  static let gauss = SyntheticSource(
    name: "gauss",
    about: "Two clouds: +1 around (2, 2), −1 around (−2, −2).",
    noiseMeaning: "Widens the clouds: their variance is 0.5 + 7 · noise, 0.5 without noise.",
    defaultSamples: 500, hasFixedSize: false, defaultTrainFraction: 0.5,
    targetKind: .sign, plane: -6...6
  ) { samples, noise, rng in
    let deviation = Double.sqrt(LinearScale(from: (0, 0.5), to: (0.5, 4)).value(at: noise))
    return (0..<samples).map { index in
      let sign: Double = index < samples / 2 ? 1 : -1
      let x1 = 2 * sign + deviation * rng.normal()
      return LabeledPoint(x1: x1, x2: 2 * sign + deviation * rng.normal(), target: sign)
    }
  }
}
