import Backprop
import RecordedNumbers
import Testing

@testable import Datasets

/// TensorFlow Playground's numbers, found again.
@Suite struct PlaygroundTests {
  @Test(arguments: try PlaygroundFixture.load().runs)
  func lossesAreThoseOfPlayground(_ table: PlaygroundFixture.Table) throws {
    var run = try PlaygroundRun(table.config)
    let epochs = table.trainTestLossByEpoch.keys.compactMap { Int($0) }
    for epoch in 0...(try #require(epochs.max())) {
      if epoch > 0 { run.learnAnEpoch() }
      guard let expected = table.trainTestLossByEpoch[String(epoch)] else { continue }
      let found = run.losses
      #expect(
        zip(found, expected).allSatisfy(PlaygroundFixture.agree),
        "epoch \(epoch): \(found), not \(expected)")
    }
  }

  @Test(arguments: try PlaygroundFixture.load().points)
  func dataAndWeightsAreThoseOfPlayground(_ start: PlaygroundFixture.Start) throws {
    var stream = SeedStream(seed: start.seed)
    let data = try PlaygroundRun.source(start.dataset).playgroundDataSet(
      noise: start.noise / 100, using: &stream)
    func rows(_ indices: [Int]) -> [[Double]] {
      indices.prefix(start.firstTrain.count).map {
        Array(data.samples.input($0) + data.samples.target($0))
      }
    }
    for (found, expected) in zip(
      rows(data.train) + rows(data.test), start.firstTrain + start.firstTest)
    {
      #expect(zip(found, expected).allSatisfy(PlaygroundFixture.agree), "\(found), not \(expected)")
    }
    // Targets cancel each other: a millionth of one is rounding, and one label is 2.
    #expect(abs(data.samples.targets.reduce(0, +) - start.sumOfTargets) < 1e-6)
    let shape = NetworkShape(
      inputs: 2, layers: (start.shape + [1]).map { ($0, .elementwise(.tanh)) })
    let network = Network<Double>(playgroundShape: shape, using: &stream)
    // No function of a library is in them: they agree to the last bit.
    #expect(weights(of: network) == start.weights)
    #expect(biases(of: network).allSatisfy { $0 == 0.1 })
  }

  @Test func circleBeginsAsPublished() throws {
    let details = try PlaygroundFixture.load().circleDetails
    let table = try #require(PlaygroundFixture.load().runs.first { $0.name == "circle" })
    let run = try PlaygroundRun(table.config)
    let samples = run.data.samples
    #expect(run.data.train == Array(0..<details.trainCount))
    #expect(run.data.test.count == 500 - details.trainCount)
    let first = Array(samples.input(0) + samples.target(0))
    #expect(zip(first, details.firstTrainingPoint).allSatisfy(PlaygroundFixture.agree))
    #expect(run.data.train.count { samples.targets[$0] > 0 } == details.positiveInTrain)
    let weights = weights(of: run.trainer.network)
    let printed = details.firstLayerWeights.flatMap { $0 }
    for (found, expected) in zip(weights, printed) { #expect(abs(found - expected) < 1e-9) }
    for (found, expected) in zip(weights.suffix(2), details.outputWeights) {
      #expect(abs(found - expected) < 1e-9)
    }
  }

  @Test func aZeroStartDrawsItsWeightsAllTheSame() {
    let shape = NetworkShape(inputs: 2, layers: [(3, .elementwise(.tanh))])
    var drawn = SeedStream(seed: "start")
    var zeros = drawn
    _ = Network<Double>(playgroundShape: shape, using: &drawn)
    let network = Network<Double>(playgroundShape: shape, startsAtZero: true, using: &zeros)
    #expect(zeros == drawn)
    #expect(network.parameters.allSatisfy { $0 == 0 })
  }

  /// The stream goes on as if there were noise: with it or without, the weights are the same.
  @Test(arguments: SyntheticSource.random)
  func noiseIsDrawnWhereThereIsNone(_ source: SyntheticSource) {
    var still = SeedStream(seed: "noise")
    var noisy = still
    _ = source.playgroundDataSet(samples: 20, noise: 0, using: &still)
    _ = source.playgroundDataSet(samples: 20, noise: 0.5, using: &noisy)
    #expect(still == noisy)
  }

  @Test func partsAreWholePercentsRoundedDown() {
    for (samples, percent, expected) in [
      (500, 30, 150), (7, 50, 3), (199, 99, 197), (3, 10, 1), (4, 0, 1), (9, 100, 9),
    ] {
      var stream = SeedStream(seed: "split")
      let data = SyntheticSource.circle.playgroundDataSet(
        samples: samples, trainFraction: Double(percent) / 100, using: &stream)
      #expect(data.train == Array(0..<expected))
      #expect(data.test == Array(expected..<samples))
    }
  }

  private func weights(of network: Network<Double>) -> [Double] {
    network.shape.layers.flatMap { layer in
      (0..<layer.outputs).flatMap { unit in
        (0..<layer.inputs).map { network.parameters[layer.weight(unit, from: $0)] }
      }
    }
  }

  private func biases(of network: Network<Double>) -> [Double] {
    network.shape.layers.flatMap { layer in
      (0..<layer.outputs).map { network.parameters[layer.bias($0)] }
    }
  }
}
