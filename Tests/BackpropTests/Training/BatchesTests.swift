import Testing

@testable import Backprop

@Suite struct BatchesTests {
  private let samples = SampleSet<Double>(
    inputsPerSample: 1, targetsPerSample: 1, inputs: (0..<8).map(Double.init),
    targets: (0..<8).map(Double.init))

  private func taken(_ batches: Batches<Double>) -> [[Int]] {
    (0..<batches.count).map { Array(batches[$0]) }
  }

  @Test func theLastBatchIsShortOrLeftOut() {
    let short = Batches(samples, order: [7, 6, 5, 4, 3], batchSize: 2)
    #expect(taken(short) == [[7, 6], [5, 4], [3]])
    #expect(short.remainder.isEmpty)
    let whole = Batches(samples, order: [7, 6, 5, 4, 3], batchSize: 2, dropsLast: true)
    #expect(taken(whole) == [[7, 6], [5, 4]])
    #expect(whole.remainder == [3])
  }

  @Test func whatNoBatchTakesBeginsTheNextEpochsFirst() {
    let order = [7, 6, 5, 4, 3, 2, 1, 0]
    let first = Batches(samples, order: order, batchSize: 3, carried: [])
    #expect(taken(first) == [[7, 6, 5], [4, 3, 2]])
    #expect(first.remainder == [1, 0])
    let second = Batches(samples, order: order, batchSize: 3, carried: first.remainder)
    #expect(second.carriedCount == 2 && second.count == 2)
    #expect(taken(second) == [[1, 0, 7, 6, 5], [4, 3, 2]])
    #expect(second.remainder == [1, 0])
  }

  @Test func nothingIsCarriedWhereBatchesAreWhole() {
    for size in [1, 2, 4, 8] {
      let batches = Batches(samples, batchSize: size, carried: [])
      #expect(batches.remainder.isEmpty && batches.count == 8 / size)
      #expect(taken(batches).flatMap { $0 } == Array(0..<8))
    }
  }

  /// A batch of five samples is one step on their mean, wherever they come from.
  @Test func aCarryingStepIsAStepOnAllItsSamples() {
    let shape = NetworkShape(inputs: 1, layers: [(2, .elementwise(.tanh)), (1, .identity)])
    let network = Network(shape: shape, parameters: [0.1, 0.2, -0.3, 0.4, 0.5, -0.6, 0.7])
    var carrying = Trainer(network: network, loss: .halfSquaredError, optimizer: .sgd())
    var plain = carrying
    let batches = Batches(samples, order: [0, 1, 2, 3], batchSize: 3, carried: [5, 4])
    carrying.train(batches, learningRate: 0.01)
    plain.step(samples, batch: [5, 4, 0, 1, 2], learningRate: 0.01)
    #expect(carrying.network.parameters == plain.network.parameters)
    #expect(carrying.state.steps == 1)
  }
}
