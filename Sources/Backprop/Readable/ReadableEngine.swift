/// Backpropagation as the textbook has it, sample by sample: forward beside backward, every
/// number of a pass kept.
public struct ReadableEngine<S: Scalar>: TrainingEngine {
  public private(set) var network: Network<S>
  public private(set) var state: OptimizerState<S>
  public private(set) var lastUpdate: [S]
  private let loss: Loss
  private let rule: UpdateRule

  /// Room that each step uses anew.
  private var pass: Pass<S>
  private var gradient: [S]

  public init(network: Network<S>, loss: Loss, rule: UpdateRule) {
    self.network = network
    self.loss = loss
    self.rule = rule
    state = OptimizerState(rule.optimizer, parameterCount: network.shape.parameterCount)
    lastUpdate = Array(repeating: 0, count: network.shape.parameterCount)
    gradient = lastUpdate
    pass = Pass(network.shape)
  }

  public var shape: NetworkShape { network.shape }
  public var isFinite: Bool { network.parameters.allSatisfy(\.isFinite) }
  public var kernels: String { "readable" }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public mutating func train(
    _ batches: Batches<S>, first: Int, count: Int, learningRate: Double, on threads: ForkJoin?
  ) {
    for step in first..<(first + count) {
      network.meanGradient(
        of: batches.samples, batch: batches[step % batches.count], loss: loss, pass: &pass,
        into: &gradient)
      for i in lastUpdate.indices { lastUpdate[i] = network.parameters[i] }
      rule.update(&network, gradient: &gradient, learningRate: learningRate, state: &state)
      for i in lastUpdate.indices { lastUpdate[i] = network.parameters[i] - lastUpdate[i] }
    }
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func outputs(of samples: SampleSet<S>, _ indices: ArraySlice<Int>) -> Outputs<S> {
    let units = shape.output.units
    var outputs = Outputs<S>(units: units.count, samples: indices.count)
    var pass = Pass<S>(shape)
    for (position, index) in indices.enumerated() {
      network.forward(samples.input(index), into: &pass)
      for (k, unit) in units.enumerated() {
        outputs.weightedInputs[position * units.count + k] = pass.weightedInputs[unit]
        outputs.activations[position * units.count + k] = pass.activations[unit]
      }
    }
    return outputs
  }

  public func gradient(of samples: SampleSet<S>, _ indices: ArraySlice<Int>) -> [S] {
    var pass = Pass<S>(shape)
    var gradient = [S](repeating: 0, count: shape.parameterCount)
    network.meanGradient(of: samples, batch: indices, loss: loss, pass: &pass, into: &gradient)
    return gradient
  }
}
