import Backprop
import Datasets

/// A run in one precision.
struct Run<S: Scalar>: TrainingRun {
  let experiment: Experiment
  let data: DataSet
  private(set) var epoch: Int
  private(set) var step: Int
  private(set) var stepInEpoch: Int

  /// The samples in this run's precision.
  let samples: SampleSet<S>
  /// Network and optimizer.
  private(set) var trainer: Trainer<S>
  /// The train part in the order of the present epoch, cut into batches.
  private(set) var batches: Batches<S>
  /// What the order of each epoch is drawn from.
  private(set) var shuffling: RandomGenerator
  private(set) var latestBatch: ArraySlice<Int>

  var shape: NetworkShape { trainer.shape }
  var kernels: String { trainer.kernels }
  var stepsPerEpoch: Int { batches.count }
  var samplesPerEpoch: Int { batches.order.count - batches.remainder.count }
  var isFinite: Bool { trainer.isFinite }
  var bytesOfCopy: Int {
    // The last batch may hold on to the order of the epoch before; the rest are objects' heads.
    trainer.bytesOfCopy + 2 * batches.order.count * MemoryLayout<Int>.stride + 1024
  }

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
      // Where nothing is carried, neither in nor out, the next epoch is cut like this one.
      guard batches.carriedCount > 0 || !batches.remainder.isEmpty else { return }
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

extension Run {
  /// Creates the run at step 0.
  ///
  /// - Parameters:
  ///   - prepared: what is trained, and where its samples come from.
  ///   - threads: what steps of big networks are split over.
  init(_ prepared: PreparedExperiment, threads: ForkJoin? = nil) {
    let (experiment, origin) = (prepared.experiment, RunOrigin(prepared))
    let samples = origin.data.networkSamples(as: S.self)
    var trainer = Trainer(
      network: origin.network(as: S.self), loss: experiment.effectiveLoss, rule: experiment.rule)
    trainer.threads = threads
    var batches = Self.batches(experiment, samples, order: origin.data.train)
    var shuffling = RandomGenerator(
      seed: experiment.seed.bits, stream: RandomStream.shuffling.rawValue)
    if experiment.shuffle { batches.shuffle(using: &shuffling) }
    self.init(
      experiment: experiment, data: origin.data, epoch: 0, step: 0, stepInEpoch: 0,
      samples: samples, trainer: trainer, batches: batches, shuffling: shuffling,
      latestBatch: batches[0])
  }

  /// Creates the run at a moment that it had reached before.
  ///
  /// - Throws: a fault of the checkpoint where it is of another run.
  init(
    _ prepared: PreparedExperiment, continuing checkpoint: Checkpoint, threads: ForkJoin? = nil
  ) throws(CheckpointFault) {
    let (experiment, data) = (prepared.experiment, RunOrigin(prepared).data)
    let samples = data.networkSamples(as: S.self)
    let state = try checkpoint.state(
      prepared.shape, rule: experiment.rule, samples: samples.count, as: S.self)
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
    var trainer = Trainer(state.trainer, loss: experiment.effectiveLoss, rule: experiment.rule)
    trainer.threads = threads
    let batches = Self.batches(experiment, samples, order: order, carried: carried)
    guard state.stepInEpoch < batches.count else {
      throw checkpoint.fault("its run had longer epochs; allowed: files of --save")
    }
    self.init(
      experiment: experiment, data: data, epoch: state.epoch, step: state.step,
      stepInEpoch: state.stepInEpoch, samples: samples, trainer: trainer, batches: batches,
      shuffling: shuffling, latestBatch: state.latestBatch[...])
  }

  /// Cuts an epoch into batches, as the experiment has them.
  static func batches(
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
}
