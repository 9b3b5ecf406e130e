import Backprop

extension FixedSamples {
  /// Takes over images: brightness 0 … 255 becomes 0 … 1.
  ///
  /// - Parameter test: images that are held out; nil has a part of the others drawn.
  public init(_ train: ImageSet, test: ImageSet?) {
    let sets = [train] + (test.map { [$0] } ?? [])
    let pixels = train.rows * train.columns
    var inputs: [Double] = []
    inputs.reserveCapacity(sets.reduce(0) { $0 + $1.pixels.count })
    for set in sets { inputs.append(contentsOf: set.pixels.lazy.map { Double($0) / 255 }) }
    let places = Dictionary(
      uniqueKeysWithValues: train.classes.enumerated().map { ($1, $0) })
    let labels = sets.flatMap { $0.labels.map { places[$0] ?? 0 } }
    self.init(
      samples: SampleSet(
        inputsPerSample: pixels, targetsPerSample: train.classes.count, inputs: inputs,
        targets: Self.oneHot(labels, classes: train.classes.count)),
      inputNames: (0..<pixels).map { "p\($0 / train.columns)_\($0 % train.columns)" },
      targetName: "label", targetKind: .classes(train.classNames),
      image: ImageSize(rows: train.rows, columns: train.columns), testCount: test?.count)
  }
}
