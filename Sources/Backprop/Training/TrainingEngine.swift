/// What makes a trainer's steps, in one precision.
///
/// `ReadableEngine` is the textbook, sample by sample, in any precision; `FastEngine` computes in
/// float32 with vectors and threads. Both give the same numbers to rounding.
public protocol TrainingEngine<S>: Sendable {
  /// The precision.
  associatedtype S: Scalar

  /// Creates an engine that continues from a state.
  init(_ state: TrainerState<S>, loss: Loss, rule: UpdateRule)

  /// The network's sizes and activations.
  var shape: NetworkShape { get }
  /// The network as it is now.
  var network: Network<S> { get }
  /// What the optimizer remembers.
  var state: OptimizerState<S> { get }
  /// The parameters before the last step; before the first, the present ones.
  var previous: [S] { get }
  /// Whether every weight and bias is a finite number.
  var isFinite: Bool { get }
  /// The word for the arithmetic in logs: `readable`, or the level of the kernels.
  var kernels: String { get }
  /// The bytes that a copy which is kept has for itself alone once the original trains on.
  var bytesOfCopy: Int { get }

  /// Makes `count` steps: with batch `first`, the next, and after the last batch of the epoch
  /// with the first again.
  mutating func train(
    _ batches: Batches<S>, first: Int, count: Int, learningRate: Double, on threads: ForkJoin?)

  /// Computes z and a of the outputs for some samples; changes nothing.
  func outputs(of samples: SampleSet<S>, _ indices: ArraySlice<Int>) -> Outputs<S>

  /// Computes a of some units, none of them an input, for some samples, unit by unit: the first
  /// unit's for all of them, then the next one's; changes nothing.
  func activations(
    of samples: SampleSet<S>, _ indices: ArraySlice<Int>, units: Range<Int>
  ) -> [S]

  /// Computes the gradient of the mean loss over some samples, and their deltas; changes nothing.
  func gradient(of samples: SampleSet<S>, _ indices: ArraySlice<Int>) -> BatchGradient<S>
}

extension TrainingEngine {
  /// Creates an engine whose optimizer has made no step.
  public init(network: Network<S>, loss: Loss, rule: UpdateRule) {
    self.init(TrainerState(network, rule), loss: loss, rule: rule)
  }

  /// The change Δθ that the last step made; all 0 before the first.
  public var lastUpdate: [S] { network.parameters.change(since: previous) }
}

extension Array where Element: Scalar {
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  fileprivate func change(since start: [Element]) -> [Element] {
    zip(self, start).map { $0 - $1 }
  }
}

/// What a batch says together about parameters and units.
public struct BatchGradient<S: Scalar>: Sendable {
  /// ∂L/∂θ of the batch's mean loss, in the order of the parameters.
  public internal(set) var parameters: [S]
  /// The mean of each unit's δ over the batch, placed as in a `Pass`; 0 for inputs.
  public internal(set) var meanDeltas: [Double]
  /// The mean of each unit's |δ| over the batch, placed as in a `Pass`; 0 for inputs.
  public internal(set) var meanAbsoluteDeltas: [Double]

  init(_ shape: NetworkShape) {
    parameters = Array(repeating: 0, count: shape.parameterCount)
    meanDeltas = Array(repeating: 0, count: shape.valueCount)
    meanAbsoluteDeltas = meanDeltas
  }
}

/// The output units' numbers for several samples.
public struct Outputs<S: Scalar>: Sendable {
  /// Units of the output layer.
  public let units: Int
  /// z of each, sample by sample.
  public internal(set) var weightedInputs: [S]
  /// a of each, sample by sample.
  public internal(set) var activations: [S]

  /// Returns a of the sample that was the `position`-th to be asked for.
  public subscript(position: Int) -> ArraySlice<S> {
    activations[(position * units)..<((position + 1) * units)]
  }

  init(units: Int, samples: Int) {
    self.units = units
    weightedInputs = Array(repeating: 0, count: units * samples)
    activations = weightedInputs
  }
}
