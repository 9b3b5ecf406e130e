import Backprop

extension SyntheticSource {
  /// Makes the data set that TensorFlow Playground makes of a seed, to the last bit.
  ///
  /// Playground has circle, xor (here `xor-quadrants`), gauss and spiral with 500 samples, plane
  /// and multi-gauss with 1200; other sources and numbers are drawn in its manner.
  ///
  /// - Parameters:
  ///   - samples: at least 1; nil takes the source's own number.
  ///   - noise: 0 … 1; Playground's 0 to 50 divided by 100.
  ///   - trainPercent: 0 … 100; so many percent of the samples, rounded down, are learnt from, but
  ///     at least one.
  ///   - stream: begins at the seed; the network's weights are drawn from what follows.
  public func playgroundDataSet(
    samples: Int? = nil, noise: Double = 0, trainPercent: Int = 50,
    using stream: inout SeedStream
  ) -> DataSet {
    precondition((0...100).contains(trainPercent), "a percentage is from 0 to 100")
    var points = points(samples ?? defaultSamples, noise, &stream)
    stream.shuffleAsPlayground(&points)
    let cut = max(1, points.count * trainPercent / 100)
    return DataSet(
      samples: SampleSet(
        inputsPerSample: 2, targetsPerSample: 1, inputs: points.flatMap { [$0.x1, $0.x2] },
        targets: points.map(\.target)),
      inputNames: ["x1", "x2"], targetKind: targetKind, plane: plane,
      train: Array(0..<cut), test: Array(cut..<points.count))
  }
}

extension SeedStream {
  /// Puts the elements into random order with one draw for each, the last one's too.
  fileprivate mutating func shuffleAsPlayground<Element>(_ elements: inout [Element]) {
    for last in elements.indices.reversed() {
      elements.swapAt(last, Int(uniform() * Double(last + 1)))
    }
  }
}
