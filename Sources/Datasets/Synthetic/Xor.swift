extension SyntheticSource {
  /// The truth table of exclusive or: four rows of bits.
  static let xor = SyntheticSource(
    name: "xor",
    about: "The four rows of exclusive or: 1 where exactly one input is 1.",
    noiseMeaning: "The four rows are exact: noise must be 0.",
    defaultSamples: 4, hasFixedSize: true, defaultTrainFraction: 1,
    targetKind: .bit, plane: -0.5...1.5
  ) { _, _, _ in
    [(0, 0), (0, 1), (1, 0), (1, 1)].map { x1, x2 in
      LabeledPoint(x1: x1, x2: x2, target: x1 == x2 ? 0 : 1)
    }
  }
}
