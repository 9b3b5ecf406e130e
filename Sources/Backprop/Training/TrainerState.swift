/// All that a trainer's next steps follow from, beside its loss and its rule: who keeps it can
/// continue later, to the bit.
public struct TrainerState<S: Scalar>: Sendable {
  /// The network.
  public var network: Network<S>
  /// What the optimizer remembers.
  public var optimizer: OptimizerState<S>
  /// The parameters before the last step; before the first, the network's own.
  public var previous: [S]

  /// Creates a state that was reached before.
  public init(network: Network<S>, optimizer: OptimizerState<S>, previous: [S]) {
    self.network = network
    self.optimizer = optimizer
    self.previous = previous
  }

  /// Creates the state before the first step of a rule.
  public init(_ network: Network<S>, _ rule: UpdateRule) {
    self.init(
      network: network,
      optimizer: OptimizerState(rule, parameterCount: network.shape.parameterCount),
      previous: network.parameters)
  }

  /// Says what in it is not of the rule's size, nil where all is.
  func conflict(with rule: UpdateRule) -> String? {
    let count = network.shape.parameterCount
    let standard = OptimizerState<S>(rule, parameterCount: count)
    guard network.parameters.count == count else {
      return "a network of shape \(network.shape.description) has \(count) parameters"
    }
    let fits =
      previous.count == count
      && optimizer.first.count == standard.first.count
      && optimizer.second.count == standard.second.count
      && optimizer.third.count == standard.third.count
      && optimizer.ended.count == standard.ended.count
    return fits ? nil : "each buffer of an optimizer has a number for each of \(count) parameters"
  }
}
