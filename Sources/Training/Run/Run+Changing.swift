import Backprop
import Datasets

/// Going on with other settings, or with a weight of another value.
extension Run {
  var parameters: [Double] { trainer.network.parameters.map { Double($0) } }

  func changed(to prepared: PreparedExperiment, filling parameters: [Double]?) -> any TrainingRun {
    switch prepared.experiment.precision {
    case .float32: Run<Float>(prepared, from: self, filling: parameters)
    case .float64: Run<Double>(prepared, from: self, filling: parameters)
    }
  }

  func edited(_ parameter: Int, to value: Double) -> any TrainingRun {
    var state = trainer.wholeState
    state.set(parameter, to: S(value))
    var trainer = Trainer(state, loss: trainer.loss, rule: trainer.rule)
    trainer.threads = self.trainer.threads
    return Run(
      experiment: experiment, data: data, epoch: epoch, step: step, stepInEpoch: stepInEpoch,
      samples: samples, trainer: trainer, batches: batches, shuffling: shuffling,
      latestBatch: latestBatch)
  }

  /// Creates a run that goes on from another.
  private init<Old: Scalar>(
    _ prepared: PreparedExperiment, from old: Run<Old>, filling parameters: [Double]?
  ) {
    let (before, experiment) = (old.experiment, prepared.experiment)
    let keepsData = experiment.hasSameData(as: before)
    let origin = RunOrigin(prepared, known: keepsData ? old.data : nil)
    let filling =
      parameters.map { Network(shape: prepared.shape, parameters: $0.map { S($0) }) }
      ?? origin.network(as: S.self)
    let names = old.data.inputNames
    let state: TrainerState<S> = old.trainer.wholeState.changed(
      filling: filling,
      origins: ParameterOrigins(
        of: prepared.shape, in: old.shape,
        inputs: origin.data.inputNames.map { names.firstIndex(of: $0) }),
      from: before.rule, to: experiment.rule)
    var trainer = Trainer(state, loss: experiment.effectiveLoss, rule: experiment.rule)
    trainer.threads = old.trainer.threads
    let samples =
      (keepsData ? old.samples as? SampleSet<S> : nil) ?? origin.data.networkSamples(as: S.self)
    let cut = Self.batches(experiment, samples, from: old, data: origin.data)
    self.init(
      experiment: experiment, data: origin.data, epoch: old.epoch, step: old.step,
      stepInEpoch: cut.stepInEpoch, samples: samples, trainer: trainer, batches: cut.batches,
      shuffling: cut.shuffling, latestBatch: keepsData ? old.latestBatch : cut.batches[0])
  }

  /// Cuts the present epoch of a run into batches as another experiment has them.
  private static func batches<Old: Scalar>(
    _ experiment: Experiment, _ samples: SampleSet<S>, from old: Run<Old>, data: DataSet
  ) -> (batches: Batches<S>, stepInEpoch: Int, shuffling: RandomGenerator) {
    let before = old.experiment
    var shuffling = old.shuffling
    guard experiment.hasSameData(as: before) else {
      var batches = batches(experiment, samples, order: data.train)
      if experiment.shuffle { batches.shuffle(using: &shuffling) }
      return (batches, 0, shuffling)
    }
    let isCutAlike =
      experiment.batchSize == before.batchSize && experiment.dropsLast == before.dropsLast
      && experiment.compatibility == before.compatibility
    let (carried, order) = (
      old.batches.order.prefix(old.batches.carriedCount),
      Array(old.batches.order.dropFirst(old.batches.carriedCount))
    )
    guard !isCutAlike else {
      let same = old.batches as? Batches<S>
      return (
        same ?? batches(experiment, samples, order: order, carried: carried), old.stepInEpoch,
        shuffling
      )
    }
    // Those of a batch that was cut in two are taken again rather than left out.
    let done = old.stepInEpoch * old.batches.batchSize
    let batches = batches(experiment, samples, order: order)
    return (batches, min(done / batches.batchSize, batches.count - 1), shuffling)
  }
}

extension Experiment {
  /// Whether both have the same samples, in the same parts.
  func hasSameData(as other: Experiment) -> Bool {
    guard (dataSeed ?? seed) == (other.dataSeed ?? other.seed),
      (compatibility == .playground) == (other.compatibility == .playground)
    else { return false }
    return readsTargets(as: other)
      && ExperimentSetting.data.allSatisfy { setting in
        setting.path == "data.seed" || setting.value(self) == setting.value(other)
      }
  }

  /// Whether both make the same targets of the same data: two classes are one bit for the loss of
  /// a bit, and an output each for all others.
  func readsTargets(as other: Experiment) -> Bool {
    (loss == .binaryCrossEntropy) == (other.loss == .binaryCrossEntropy)
  }
}
