extension Trainer {
  /// Makes one step for each of the named batches, in their order.
  ///
  /// - Parameters:
  ///   - steps: numbers of batches, from 0 to `batches.count`.
  ///   - learningRate: η of all these steps.
  public mutating func train(
    _ batches: Batches<S>, steps: Range<Int>, learningRate: Double
  ) {
    precondition(
      steps.lowerBound >= 0 && steps.upperBound <= batches.count,
      "an epoch of these batches has the steps 0 to \(batches.count - 1)")
    for batch in steps {
      step(batches.samples, batch: batches[batch], learningRate: learningRate)
    }
  }

  /// Makes whole epochs, each over the same batches.
  public mutating func train(_ batches: Batches<S>, epochs: Int = 1, learningRate: Double) {
    for _ in 0..<epochs {
      train(batches, steps: 0..<batches.count, learningRate: learningRate)
    }
  }
}
