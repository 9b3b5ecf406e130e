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
struct RunOrigin<S: Scalar> {
  /// The samples with their parts.
  let data: DataSet
  /// The untrained network.
  let network: Network<S>

  /// Draws what the experiment's seed gives.
  init(_ prepared: PreparedExperiment) {
    let experiment = prepared.experiment
    func shape(_ data: DataSet) -> NetworkShape {
      experiment.shape(inputs: data.inputNames.count, outputs: data.samples.targetsPerSample)
    }
    let drawn: Network<S>
    if experiment.compatibility == .playground,
      case .drawn(let source, let samples, let noise, let features) = prepared.source
    {
      var stream = SeedStream(seed: experiment.seed.description)
      data = source.playgroundDataSet(
        samples: samples, noise: noise,
        trainFraction: experiment.trainFraction ?? source.defaultTrainFraction,
        features: features, using: &stream)
      drawn = Network(
        playgroundShape: shape(data), startsAtZero: experiment.initializer == .zeros,
        using: &stream)
    } else {
      func generator(_ stream: RandomStream) -> RandomGenerator {
        RandomGenerator(seed: experiment.seed.bits, stream: stream.rawValue)
      }
      var rng = generator(.data)
      data = prepared.source.dataSet(
        trainFraction: experiment.trainFraction, standardization: experiment.standardization,
        using: &rng)
      rng = generator(.weights)
      drawn =
        experiment.initialWeights?.network(shape(data))
        ?? Network(
          shape: shape(data), initializer: experiment.initializer, bias: experiment.bias,
          using: &rng)
    }
    network =
      prepared.initialParameters.map { parameters in
        Network(shape: drawn.shape, parameters: parameters.map { S($0) })
      } ?? drawn
  }
}
