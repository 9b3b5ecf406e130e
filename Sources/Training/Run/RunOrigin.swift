import Backprop
import Datasets

/// What each stream of random numbers is for; streams of one seed don't touch each other.
enum RandomStream: UInt64 {
  /// Drawing and parting the data.
  case data
  /// Initial weights.
  case weights
  /// The order of samples in each epoch.
  case shuffling
}

/// Data and network of a run before its first step.
struct RunOrigin {
  /// The samples with their parts.
  let data: DataSet
  private let prepared: PreparedExperiment
  /// Playground's one stream, as it stands after the data.
  private let stream: SeedStream?

  /// Draws the data that the experiment's seed gives.
  init(_ prepared: PreparedExperiment) {
    self.prepared = prepared
    let experiment = prepared.experiment
    if experiment.compatibility == .playground,
      case .drawn(let source, let samples, let noise, let features) = prepared.source
    {
      var stream = SeedStream(seed: experiment.seed.description)
      data = source.playgroundDataSet(
        samples: samples, noise: noise,
        trainFraction: experiment.trainFraction ?? source.defaultTrainFraction,
        features: features, using: &stream)
      self.stream = stream
    } else {
      var rng = RandomGenerator(seed: experiment.seed.bits, stream: RandomStream.data.rawValue)
      data = prepared.source.dataSet(
        trainFraction: experiment.trainFraction, standardization: experiment.standardization,
        using: &rng)
      stream = nil
    }
  }

  /// Returns the untrained network.
  func network<S: Scalar>(as precision: S.Type) -> Network<S> {
    prepared.initialParameters.map { parameters in
      Network(shape: prepared.shape, parameters: parameters.map { S($0) })
    } ?? drawnNetwork()
  }

  private func drawnNetwork<S: Scalar>() -> Network<S> {
    let (experiment, shape) = (prepared.experiment, prepared.shape)
    if var stream {
      return Network(
        playgroundShape: shape, startsAtZero: experiment.initializer == .zeros, using: &stream)
    }
    var rng = RandomGenerator(seed: experiment.seed.bits, stream: RandomStream.weights.rawValue)
    return experiment.initialWeights?.network(shape)
      ?? Network(
        shape: shape, initializer: experiment.initializer, bias: experiment.bias, using: &rng)
  }
}
