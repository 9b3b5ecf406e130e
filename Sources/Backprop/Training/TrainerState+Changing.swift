extension TrainerState {
  /// Returns the state with which training goes on under another rule, in another shape or in
  /// another precision: parameters that stay keep their values and what the optimizer remembers
  /// of them, new ones begin like those of an untrained network.
  ///
  /// An optimizer of another kind remembers nothing.
  ///
  /// - Parameters:
  ///   - filling: where new parameters take their values from; of the shape to be made.
  ///   - origins: which parameters stay.
  ///   - before: the rule up to now.
  ///   - rule: the rule from now on.
  public func changed<T: Scalar>(
    filling: Network<T>, origins: ParameterOrigins, from before: UpdateRule, to rule: UpdateRule
  ) -> TrainerState<T> {
    func carried(_ old: [S], filling: [T]) -> [T] {
      origins.carried(rounding: old, filling: filling)
    }
    let parameters = carried(network.parameters, filling: filling.parameters)
    let fresh = OptimizerState<T>(rule, parameterCount: parameters.count)
    /// A buffer that only one of both rules has begins anew.
    func buffer(_ old: [S], _ fresh: [T]) -> [T] {
      old.isEmpty || fresh.isEmpty ? fresh : carried(old, filling: fresh)
    }
    let isSameKind = before.optimizer.name == rule.optimizer.name
    let state =
      isSameKind
      ? OptimizerState(
        steps: optimizer.steps, first: buffer(optimizer.first, fresh.first),
        second: buffer(optimizer.second, fresh.second),
        third: buffer(optimizer.third, fresh.third),
        ended: optimizer.ended.isEmpty || fresh.ended.isEmpty
          ? fresh.ended : origins.carried(optimizer.ended, filling: fresh.ended))
      : fresh
    return TrainerState<T>(
      network: Network(shape: filling.shape, parameters: parameters), optimizer: state,
      // The last step has changed nothing of what is new.
      previous: carried(previous, filling: filling.parameters))
  }

  /// Gives a weight or bias a value by hand.
  ///
  /// The last step's change of it counts as 0; a weight that was ended goes on.
  ///
  /// - Parameter parameter: its place in the order of the network's parameters.
  public mutating func set(_ parameter: Int, to value: S) {
    network.parameters[parameter] = value
    previous[parameter] = value
    if !optimizer.ended.isEmpty { optimizer.ended[parameter] = false }
  }
}
