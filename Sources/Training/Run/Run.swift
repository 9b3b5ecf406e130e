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
  private let batchSize: Int
  /// The train part in the order of the present epoch.
  private var order: [Int]
  private var shuffling: RandomGenerator
  /// Where the last step's samples stand in `latestOrder`.
  private var latestRange: Range<Int>
  /// The order that the last step was taken from.
  private var latestOrder: [Int]
  private var lossesAreFinite = true

  /// What each stream of random numbers is for; streams of one seed don't touch each other.
  private enum Stream: UInt64 {
    case data
    case weights
    case shuffling
  }

  /// Creates the run at step 0.
  ///
  /// - Parameter experiment: one that `validate` accepts.
  init(_ experiment: Experiment) {
    func generator(_ stream: Stream) -> RandomGenerator {
      RandomGenerator(seed: experiment.seed.bits, stream: stream.rawValue)
    }
    self.experiment = experiment
    var rng = generator(.data)
    data = experiment.syntheticSource.dataSet(
      samples: experiment.samples, noise: experiment.noise,
      trainFraction: experiment.trainFraction, using: &rng)
    samples = SampleSet(
      inputsPerSample: data.samples.inputsPerSample,
      targetsPerSample: data.samples.targetsPerSample,
      inputs: data.samples.inputs.map { S($0) }, targets: data.samples.targets.map { S($0) })
    rng = generator(.weights)
    let shape = experiment.shape(
      inputs: samples.inputsPerSample, outputs: samples.targetsPerSample)
    trainer = Trainer(
      network: experiment.initialWeights?.network(shape)
        ?? Network(
          shape: shape, initializer: experiment.initializer, bias: experiment.bias, using: &rng),
      loss: experiment.loss, rule: experiment.rule)
    batchSize =
      switch experiment.batchSize {
      case .full: data.train.count
      case .count(let count): min(count, data.train.count)
      }
    order = data.train
    shuffling = generator(.shuffling)
    if experiment.shuffle { shuffling.shuffle(&order) }
    latestOrder = order
    latestRange = 0..<batchSize
  }

  var shape: NetworkShape { trainer.network.shape }
  var stepsPerEpoch: Int {
    (experiment.dropsLast ? order.count : order.count + batchSize - 1) / batchSize
  }
  var samplesPerEpoch: Int { min(stepsPerEpoch * batchSize, order.count) }
  var latestBatch: ArraySlice<Int> { latestOrder[latestRange] }

  var isFinite: Bool { lossesAreFinite && trainer.network.parameters.allSatisfy(\.isFinite) }

  @specialized(where S == Float)
  @specialized(where S == Double)
  mutating func makeStep(learningRate: Double) {
    if stepInEpoch == 0 { latestOrder = order }
    let start = stepInEpoch * batchSize
    latestRange = start..<min(start + batchSize, order.count)
    let loss = trainer.step(
      samples, batch: order[latestRange], learningRate: self.learningRate(ofBase: learningRate))
    step += 1
    stepInEpoch += 1
    if stepInEpoch == stepsPerEpoch { beginEpoch() }
    lossesAreFinite = lossesAreFinite && loss.isFinite
  }

  private mutating func beginEpoch() {
    epoch += 1
    stepInEpoch = 0
    if experiment.shuffle { shuffling.shuffle(&order) }
  }
}
