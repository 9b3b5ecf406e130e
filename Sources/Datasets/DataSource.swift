import Backprop

/// Where the samples of a run come from: a run parts them anew for each seed.
public enum DataSource: Sendable {
  /// Points drawn from a seeded source.
  case drawn(SyntheticSource, samples: Int?, noise: Double, features: [PlaneFeature]?)
  /// Samples that are there.
  case fixed(FixedSamples)

  /// What is known of its samples before any is drawn.
  public var facts: DataFacts {
    switch self {
    case .drawn(let source, let samples, _, let features):
      DataFacts(
        name: source.name, isDrawn: true, inputs: features?.count ?? 2, outputs: 1,
        samples: samples ?? source.defaultSamples, targetKind: source.targetKind)
    case .fixed(let fixed):
      DataFacts(
        name: "the data", isDrawn: false, inputs: fixed.samples.inputsPerSample,
        outputs: fixed.samples.targetsPerSample, samples: fixed.samples.count,
        targetKind: fixed.targetKind)
    }
  }

  /// The columns that samples' numbers come from.
  public var columns: [InputColumn] {
    switch self {
    case .drawn: SyntheticSource.columns
    case .fixed(let fixed): fixed.columns
    }
  }

  /// Returns whether some samples are held out.
  ///
  /// - Parameter trainFraction: 0 … 1; nil takes the source's own.
  public func hasTestPart(trainFraction: Double?) -> Bool {
    switch self {
    case .drawn(let source, let samples, _, _):
      let count = samples ?? source.defaultSamples
      let fraction = trainFraction ?? source.defaultTrainFraction
      return DataSet.trainCount(of: count, fraction: fraction) < count
    case .fixed(let fixed):
      return fixed.trainCount(fraction: trainFraction) < fixed.samples.count
    }
  }

  /// Makes the data set of a seed.
  ///
  /// - Parameters:
  ///   - trainFraction: 0 … 1; nil takes the source's own. At least one sample is learnt from.
  ///   - standardization: of what.
  public func dataSet(
    trainFraction: Double? = nil, standardization: Standardization = .none,
    using rng: inout RandomGenerator
  ) -> DataSet {
    switch self {
    case .drawn(let source, let samples, let noise, let features):
      source.dataSet(
        samples: samples, noise: noise, trainFraction: trainFraction, features: features,
        standardizes: standardization != .none, using: &rng)
    case .fixed(let fixed):
      fixed.dataSet(
        trainFraction: trainFraction, standardization: standardization, using: &rng)
    }
  }
}

/// What a network must know of samples to fit them.
public struct DataFacts: Equatable, Sendable {
  /// What a sentence calls them.
  public var name: String
  /// Whether they are drawn, points of the plane.
  public var isDrawn: Bool
  /// Inputs of the network.
  public var inputs: Int
  /// Outputs of the network.
  public var outputs: Int
  /// How many samples there are, both parts together.
  public var samples: Int
  /// The meaning of the targets.
  public var targetKind: TargetKind
}
