/// A network in training: its parameters and what the optimizer remembers.
///
/// One step: the mean gradient of a batch by backpropagation, then the rule's update.
public struct Trainer<S: Scalar>: Sendable {
  /// The network as it is now.
  public private(set) var network: Network<S>
  /// The loss that is made smaller.
  public let loss: Loss
  /// How a step changes the parameters.
  public let rule: UpdateRule
  /// What the optimizer remembers.
  public private(set) var state: OptimizerState<S>
  /// The change Δθ that the last step made; all 0 before the first.
  public private(set) var lastUpdate: [S]

  /// Room that each step uses anew.
  private var pass: Pass<S>
  private var gradient: [S]

  /// Creates a trainer at step 0.
  public init(network: Network<S>, loss: Loss, rule: UpdateRule) {
    precondition(
      loss.accepts(network.shape.output.activation),
      "\(loss.rawValue) takes outputs of \(loss.defaultOutputActivation.name)")
    if let broken = rule.brokenRule { preconditionFailure(broken) }
    self.network = network
    self.loss = loss
    self.rule = rule
    state = OptimizerState(rule.optimizer, parameterCount: network.shape.parameterCount)
    lastUpdate = Array(repeating: 0, count: network.shape.parameterCount)
    gradient = lastUpdate
    pass = Pass(network.shape)
  }

  /// Creates a trainer at step 0 that does nothing but what the optimizer says.
  public init(network: Network<S>, loss: Loss, optimizer: Optimizer) {
    self.init(network: network, loss: loss, rule: UpdateRule(optimizer: optimizer))
  }

  /// Makes one step on the samples of a batch and returns their mean loss before it.
  ///
  /// - Parameter batch: indices into `samples`, at least one; they count in this order.
  @specialized(where S == Float)
  @specialized(where S == Double)
  @discardableResult
  public mutating func step(
    _ samples: SampleSet<S>, batch: ArraySlice<Int>, learningRate: Double
  ) -> S {
    let loss = network.meanGradient(
      of: samples, batch: batch, loss: loss, pass: &pass, into: &gradient)
    for i in lastUpdate.indices { lastUpdate[i] = network.parameters[i] }
    rule.update(&network, gradient: &gradient, learningRate: learningRate, state: &state)
    for i in lastUpdate.indices { lastUpdate[i] = network.parameters[i] - lastUpdate[i] }
    return loss
  }
}

extension Network {
  /// Computes the gradient of the mean loss of a batch and returns that loss.
  ///
  /// - Parameters:
  ///   - pass: room to work in; holds the last sample's numbers afterwards.
  ///   - gradient: as long as the parameters; what it held before is forgotten.
  @specialized(where S == Float)
  @specialized(where S == Double)
  @discardableResult
  public func meanGradient(
    of samples: SampleSet<S>, batch: ArraySlice<Int>, loss: Loss, pass: inout Pass<S>,
    into gradient: inout [S]
  ) -> S {
    precondition(!batch.isEmpty, "a batch has at least one sample")
    for i in gradient.indices { gradient[i] = 0 }
    var total: S = 0
    for index in batch {
      forward(samples.input(index), into: &pass)
      backward(samples.target(index), loss: loss, &pass)
      accumulateGradient(of: pass, into: &gradient)
      total += pass.loss
    }
    let count = S(batch.count)
    for i in gradient.indices { gradient[i] /= count }
    return total / count
  }
}
