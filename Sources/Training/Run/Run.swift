import Backprop
import Datasets

/// A run in one precision.
struct Run<S: Scalar>: TrainingRun {
  let experiment: Experiment
  let data: DataSet
  private(set) var epoch = 0
  private(set) var step = 0
  private(set) var stepInEpoch = 0

  /// The samples in this run's precision.
  let samples: SampleSet<S>
  /// Network and optimizer.
  private(set) var trainer: Trainer<S>
  /// The train part in the order of the present epoch, cut into batches.
  private var batches: Batches<S>
  private var shuffling: RandomGenerator
  /// The batches that the last step was taken from, and which of them it took.
  private var latest: (batches: Batches<S>, step: Int)

  /// What each stream of random numbers is for; streams of one seed don't touch each other.
  private enum Stream: UInt64 {
    case data
    case weights
    case shuffling
  }

  /// Creates the run at step 0.
  ///
  /// - Parameters:
  ///   - prepared: what is trained, and where its samples come from.
  ///   - threads: what steps of big networks are split over.
  init(_ prepared: PreparedExperiment, threads: ForkJoin? = nil) {
    let experiment = prepared.experiment
    func generator(_ stream: Stream) -> RandomGenerator {
      RandomGenerator(seed: experiment.seed.bits, stream: stream.rawValue)
    }
    self.experiment = experiment
    var rng = generator(.data)
    data = prepared.source.dataSet(
      trainFraction: experiment.trainFraction, standardization: experiment.standardization,
      using: &rng)
    samples = data.networkSamples(as: S.self)
    rng = generator(.weights)
    let shape = experiment.shape(
      inputs: samples.inputsPerSample, outputs: samples.targetsPerSample)
    trainer = Trainer(
      network: experiment.initialWeights?.network(shape)
        ?? Network(
          shape: shape, initializer: experiment.initializer, bias: experiment.bias, using: &rng),
      loss: experiment.effectiveLoss, rule: experiment.rule)
    trainer.threads = threads
    let batchSize =
      switch experiment.batchSize {
      case .full: data.train.count
      case .count(let count): count
      }
    batches = Batches(
      samples, order: data.train, batchSize: batchSize, dropsLast: experiment.dropsLast)
    shuffling = generator(.shuffling)
    if experiment.shuffle { batches.shuffle(using: &shuffling) }
    latest = (batches, 0)
  }

  var shape: NetworkShape { trainer.shape }
  var kernels: String { trainer.kernels }
  var stepsPerEpoch: Int { batches.count }
  var samplesPerEpoch: Int { min(batches.count * batches.batchSize, batches.order.count) }
  var latestBatch: ArraySlice<Int> { latest.batches[latest.step] }
  var isFinite: Bool { trainer.isFinite }

  mutating func makeSteps(_ count: Int, learningRate: Double) {
    let steps = stepInEpoch..<min(stepInEpoch + max(count, 0), stepsPerEpoch)
    guard let last = steps.last else { return }
    trainer.train(batches, steps: steps, learningRate: self.learningRate(ofBase: learningRate))
    latest = (batches, last)
    step += steps.count
    stepInEpoch = steps.upperBound
    if stepInEpoch == stepsPerEpoch { beginEpoch() }
  }

  private mutating func beginEpoch() {
    epoch += 1
    stepInEpoch = 0
    if experiment.shuffle { batches.shuffle(using: &shuffling) }
  }
}
