import Backprop
import Testing

@testable import perceptop_bench

@Suite struct TimedTrainingTests {
  private let workload: Workload = {
    var workload = Workload(sizes: [4, 5, 3], hidden: .tanh, samples: 11, batchSize: 3)
    workload.optimizer = .adam()
    return workload
  }()

  private func training(shuffles: Bool = false, seed: UInt64 = 42) -> TimedTraining {
    TimedTraining(
      workload,
      plan: BenchmarkPlan(
        workloads: [workload], seconds: 1, repeats: 7, threads: 1, seed: seed,
        shuffles: shuffles, writesJSON: false))
  }

  /// The network that the batches of these numbers make, and the loss over the nine samples that
  /// whole batches hold.
  private func lossByHand(batches: [Int]) -> Double {
    var rng = RandomGenerator(seed: 42, stream: 0)
    let samples = workload.problem.samples(11, inputs: 4, outputs: 3, using: &rng)
    rng = RandomGenerator(seed: 42, stream: 1)
    let network = Network<Float>(shape: workload.shape, initializer: .glorotUniform, using: &rng)
    var trainer = Trainer(network: network, loss: .crossEntropy, optimizer: .adam())
    let order = Array(0..<11)
    for batch in batches {
      trainer.step(samples, batch: order[(3 * batch)..<(3 * batch + 3)], learningRate: 1e-3)
    }
    let trained = trainer.network.parameters.map(Double.init)
    let exact = Network(shape: workload.shape, parameters: trained)
    var pass = Pass<Double>(workload.shape)
    return (0..<9).reduce(0) { sum, index in
      exact.forward(samples.input(index).map(Double.init)[...], into: &pass)
      let target = samples.target(index).map(Double.init)[...]
      return sum + exact.outputLoss(target, loss: .crossEntropy, &pass)
    } / 9
  }

  @Test func aShortLastBatchIsLeftOut() {
    #expect(training().stepsPerEpoch == 3)
  }

  @Test func theLossBeforeIsThatOfTheInitialWeights() {
    #expect(training().lossBefore == lossByHand(batches: []))
  }

  /// The first step of all is the one that is not timed.
  @Test func stepsTakeTheBatchesInTheirOrderEpochByEpoch() {
    var training = training()
    for (steps, batches) in [
      (1, [0, 0]), (2, [0, 0, 1]), (3, [0, 0, 1, 2]), (7, [0, 0, 1, 2, 0, 1, 2, 0]),
    ] {
      _ = training.seconds(for: steps)
      // Another arithmetic than the readable one may round otherwise.
      #expect(abs(training.lossAfter - lossByHand(batches: batches)) < 1e-6, "\(steps) steps")
    }
  }

  @Test(arguments: [false, true])
  func everyRepeatStartsFromTheSameWeights(shuffles: Bool) {
    var training = training(shuffles: shuffles)
    _ = training.seconds(for: 10)
    let first = training.lossAfter
    _ = training.seconds(for: 4)
    #expect(training.lossAfter != first)
    _ = training.seconds(for: 10)
    #expect(training.lossAfter == first)
    #expect(training.lossBefore > first)
  }

  @Test func shufflingTakesOtherBatches() {
    var fixed = training()
    var shuffled = training(shuffles: true)
    #expect(fixed.lossBefore == shuffled.lossBefore)
    _ = fixed.seconds(for: 6)
    _ = shuffled.seconds(for: 6)
    #expect(abs(fixed.lossAfter - shuffled.lossAfter) > 1e-5)
  }

  @Test func weightsAndDataFollowFromTheSeed() {
    #expect(training(seed: 1).lossBefore == training(seed: 1).lossBefore)
    #expect(training(seed: 1).lossBefore != training(seed: 2).lossBefore)
  }

  @Test func timePasses() {
    var training = training()
    #expect(training.seconds(for: 100) > 0)
  }
}
