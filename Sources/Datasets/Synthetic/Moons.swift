extension SyntheticSource {
  /// Two half circles, each around the other's end: scikit-learn's `make_moons`.
  ///
  /// There they span −1 … 2 and −0.5 … 1; here everything is 10/3 as large, around the middle.
  static let moons = SyntheticSource(
    name: "moons",
    about: "Two interleaved half circles, +1 and −1; a straight line cannot part them.",
    noiseMeaning:
      "Moves each point by a normal draw along each axis, of standard deviation 10/3 · noise.",
    defaultSamples: 500, hasFixedSize: false, defaultTrainFraction: 0.5,
    targetKind: .sign, plane: -6...6
  ) { samples, noise, rng in
    let scale = 10.0 / 3
    let half = samples / 2
    return (0..<samples).map { index in
      let isFirst = index < half
      let place = isFirst ? index : index - half
      let last = max((isFirst ? half : samples - half) - 1, 1)
      let angle = Double.pi * Double(place) / Double(last)
      // The first around (−0.5, −0.25), open below; the second around (0.5, 0.25), open above.
      let side: Double = isFirst ? 1 : -1
      let x1 = side * (.cos(angle) - 0.5) + rng.normal() * noise
      let x2 = side * (.sin(angle) - 0.25) + rng.normal() * noise
      return LabeledPoint(x1: scale * x1, x2: scale * x2, target: side)
    }
  }
}
