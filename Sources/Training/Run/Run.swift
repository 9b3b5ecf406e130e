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
  private(set) var latestBatch: ArraySlice<Int>

  /// Creates the run at step 0.
  ///
  /// - Parameters:
  ///   - prepared: what is trained, and where its samples come from.
  ///   - threads: what steps of big networks are split over.
  init(_ prepared: PreparedExperiment, threads: ForkJoin? = nil) {
    experiment = prepared.experiment
    let start = RunOrigin<S>(prepared)
    data = start.data
    samples = data.networkSamples(as: S.self)
    trainer = Trainer(
      network: start.network, loss: experiment.effectiveLoss, rule: experiment.rule)
    trainer.threads = threads
    batches = Self.batches(experiment, samples, order: data.train)
    shuffling = RandomGenerator(
      seed: experiment.seed.bits, stream: RandomStream.shuffling.rawValue)
    if experiment.shuffle { batches.shuffle(using: &shuffling) }
    latestBatch = batches[0]
  }

  /// Creates the run at a moment that it had reached before.
  ///
  /// - Throws: a fault of the checkpoint where it is of another run.
  init(
    _ prepared: PreparedExperiment, continuing checkpoint: Checkpoint, threads: ForkJoin? = nil
  ) throws(CheckpointFault) {
    self.init(prepared, threads: threads)
    let state = try checkpoint.state(
      shape, rule: trainer.rule, samples: samples.count, as: S.self)
    guard state.dataMark == data.mark, checkpoint.hasMeaning(of: data) else {
      throw checkpoint.fault("its run had other data; allowed: the data of its run, unchanged")
    }
    let carried = state.order.prefix(state.carriedCount)
    let order = Array(state.order.dropFirst(state.carriedCount))
    guard order.sorted() == data.train, let shuffling = RandomGenerator(words: state.generator),
      !state.latestBatch.isEmpty, carried.isEmpty || experiment.compatibility == .playground
    else {
      throw checkpoint.fault("its run had another order of samples; allowed: files of --save")
    }
    trainer = Trainer(state.trainer, loss: trainer.loss, rule: trainer.rule)
    trainer.threads = threads
    batches = Self.batches(experiment, samples, order: order, carried: carried)
    guard state.stepInEpoch < batches.count else {
      throw checkpoint.fault("its run had longer epochs; allowed: files of --save")
    }
    (epoch, step, stepInEpoch) = (state.epoch, state.step, state.stepInEpoch)
    self.shuffling = shuffling
    latestBatch = state.latestBatch[...]
  }

  /// Cuts an epoch into batches, as the experiment has them.
  private static func batches(
    _ experiment: Experiment, _ samples: SampleSet<S>, order: [Int],
    carried: ArraySlice<Int> = []
  ) -> Batches<S> {
    let size =
      switch experiment.batchSize {
      case .full: order.count
      case .count(let count): count
      }
    switch experiment.compatibility {
    case .none:
      return Batches(samples, order: order, batchSize: size, dropsLast: experiment.dropsLast)
    case .playground:
      return Batches(samples, order: order, batchSize: size, carried: carried)
    }
  }

  var shape: NetworkShape { trainer.shape }
  var kernels: String { trainer.kernels }
  var stepsPerEpoch: Int { batches.count }
  var samplesPerEpoch: Int { batches.order.count - batches.remainder.count }
  var isFinite: Bool { trainer.isFinite }

  mutating func makeSteps(_ count: Int, learningRate: Double) {
    let steps = stepInEpoch..<min(stepInEpoch + max(count, 0), stepsPerEpoch)
    guard let last = steps.last else { return }
    trainer.train(batches, steps: steps, learningRate: self.learningRate(ofBase: learningRate))
    latestBatch = batches[last]
    step += steps.count
    stepInEpoch = steps.upperBound
    if stepInEpoch == stepsPerEpoch { beginEpoch() }
  }

  private mutating func beginEpoch() {
    epoch += 1
    stepInEpoch = 0
    if experiment.compatibility == .playground {
      batches = Self.batches(
        experiment, samples, order: data.train, carried: batches.remainder)
    } else if experiment.shuffle {
      batches.shuffle(using: &shuffling)
    }
  }

  func checkpoint(learningRate: Double) -> Checkpoint {
    let state = RunState(
      trainer: trainer.wholeState, epoch: epoch, step: step, stepInEpoch: stepInEpoch,
      learningRate: learningRate, order: batches.order, carriedCount: batches.carriedCount,
      latestBatch: Array(latestBatch), generator: shuffling.words, dataMark: data.mark)
    return Checkpoint(state, metadata: Checkpoint.metadata(experiment, data))
  }
}
