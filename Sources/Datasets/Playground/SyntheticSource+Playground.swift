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
  ///   - trainFraction: 0 … 1; so much of the samples, rounded down, is learnt from, but at least
  ///     one.
  ///   - features: what of a point is put into the network; nil takes its coordinates.
  ///   - stream: begins at the seed; the network's weights are drawn from what follows.
  public func playgroundDataSet(
    samples: Int? = nil, noise: Double = 0, trainFraction: Double = 0.5,
    features: [PlaneFeature]? = nil, using stream: inout SeedStream
  ) -> DataSet {
    var points = points(samples ?? defaultSamples, noise, &stream)
    stream.shuffleAsPlayground(&points)
    let cut = DataSet.trainCount(of: points.count, fraction: trainFraction)
    return dataSet(of: points, cut: cut, features: features)
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
