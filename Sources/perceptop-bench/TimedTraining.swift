import Backprop

/// A workload in training, with a clock beside it.
struct TimedTraining {
  private let workload: Workload
  private let threads: Int
  private let seed: UInt64
  private let shuffles: Bool
  private let initial: Network<Float>
  /// The batches in the order of the data.
  private let ordered: Batches<Float>
  private var batches: Batches<Float>
  private var shuffling: RandomGenerator
  private var trainer: Trainer<Float>

  /// What each stream of random numbers is for.
  private enum Stream: UInt64 {
    case data
    case weights
    case shuffling
  }

  /// Makes data and weights.
  init(_ workload: Workload, plan: BenchmarkPlan) {
    func generator(_ stream: Stream) -> RandomGenerator {
      RandomGenerator(seed: plan.seed, stream: stream.rawValue)
    }
    self.workload = workload
    threads = plan.threads
    seed = plan.seed
    shuffles = plan.shuffles
    var rng = generator(.data)
    let shape = workload.shape
    let samples = workload.problem.samples(
      workload.samples, inputs: shape.inputs, outputs: shape.outputs, using: &rng)
    ordered = Batches(samples, batchSize: workload.batchSize, dropsLast: true)
    rng = generator(.weights)
    initial = Network(shape: shape, initializer: .glorotUniform, using: &rng)
    batches = ordered
    shuffling = generator(.shuffling)
    trainer = Engine.trainer(initial, workload, threads: threads)
  }

  /// Steps of an epoch.
  var stepsPerEpoch: Int { ordered.count }

  /// Starts anew from the initial weights and returns how many seconds that many steps take.
  mutating func seconds(for steps: Int) -> Double {
    reset()
    return ContinuousClock().measure { train(steps) } / .seconds(1)
  }

  /// Goes back to the initial weights and makes one step.
  ///
  /// The first step makes room, and prepares what the others find: that happens once in a run,
  /// which lasts longer than one repeat does.
  private mutating func reset() {
    trainer = Engine.trainer(initial, workload, threads: threads)
    batches = ordered
    shuffling = RandomGenerator(seed: seed, stream: Stream.shuffling.rawValue)
    trainer.train(batches, steps: 0..<1, learningRate: workload.learningRate)
  }

  private mutating func train(_ steps: Int) {
    let rate = workload.learningRate
    var left = steps
    if !shuffles {
      trainer.train(batches, epochs: steps / batches.count, learningRate: rate)
      left %= batches.count
    }
    while left > 0 {
      if shuffles { batches.shuffle(using: &shuffling) }
      let count = min(left, batches.count)
      trainer.train(batches, steps: 0..<count, learningRate: rate)
      left -= count
    }
  }

  /// The loss of the initial weights.
  var lossBefore: Double { exactLoss(of: initial) }
  /// The loss after the steps that were timed last.
  var lossAfter: Double { exactLoss(of: trainer.network) }

  /// The most samples that a loss is taken over.
  private static let judgedSamples = 1024

  /// Returns the mean loss over the first samples that are trained, in float64, sample by sample.
  private func exactLoss(of network: Network<Float>) -> Double {
    let exact = Network(shape: network.shape, parameters: network.parameters.map(Double.init))
    var pass = Pass<Double>(network.shape)
    let trained = (0..<ordered.count).lazy.flatMap { ordered[$0] }.prefix(Self.judgedSamples)
    var sum = 0.0
    for index in trained {
      exact.forward(ordered.samples.input(index).map(Double.init)[...], into: &pass)
      sum += exact.outputLoss(
        ordered.samples.target(index).map(Double.init)[...], loss: workload.loss, &pass)
    }
    return sum / Double(min(ordered.count * ordered.batchSize, Self.judgedSamples))
  }
}
