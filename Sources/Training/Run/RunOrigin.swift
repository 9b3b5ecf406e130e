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
  ///
  /// - Parameter known: the same data, where they are there already: they need not be made again.
  init(_ prepared: PreparedExperiment, known: DataSet? = nil) {
    self.prepared = prepared
    let experiment = prepared.experiment
    let seed = experiment.dataSeed ?? experiment.seed
    // Playground's weights are drawn after its data, from the same stream.
    if experiment.compatibility == .playground,
      case .drawn(let source, let samples, let noise, let features) = prepared.source
    {
      var stream = SeedStream(seed: seed.description)
      data = source.playgroundDataSet(
        samples: samples, noise: noise,
        trainFraction: experiment.trainFraction ?? source.defaultTrainFraction,
        features: features, using: &stream)
      self.stream = stream
    } else {
      var rng = RandomGenerator(seed: seed.bits, stream: RandomStream.data.rawValue)
      if let known {
        data = known
      } else {
        data = prepared.source.dataSet(
          trainFraction: experiment.trainFraction, standardization: experiment.standardization,
          using: &rng)
      }
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
