/// The step with penalties after it.
extension UpdateRule {
  /// Makes one step from sums over a batch: changes the parameters and the state.
  ///
  /// The order of the operations is TensorFlow Playground's; another one ends in other last
  /// digits. Source: `updateWeights` in <https://github.com/tensorflow/playground>.
  ///
  /// - Parameters:
  ///   - gradientSum: Σ∂L/∂θ over the batch, in the order of the parameters.
  ///   - count: the samples of the batch, at least 1.
  @specialized(where S == Float)
  @specialized(where S == Double)
  func updateThenPenalize<S: Scalar>(
    _ network: inout Network<S>, gradientSum: [S], count: Int, learningRate: Double,
    state: inout OptimizerState<S>
  ) {
    precondition(count > 0, "a batch has at least one sample")
    state.steps += 1
    let (rate, count) = (S(learningRate), S(count))
    let (l1, l2) = (rate * S(l1), rate * S(l2))
    for row in network.shape.weightRows {
      for i in row where !state.hasEnded(i) {
        let before = network.parameters[i]
        let moved = before - rate / count * gradientSum[i]
        var after = moved
        if self.l1 != 0 { after -= l1 * (before > 0 ? 1 : before < 0 ? -1 : 0) }
        if self.l2 != 0 { after -= l2 * before }
        if endsWeights && moved * after < 0 {
          after = 0
          state.ended[i] = true
        }
        network.parameters[i] = after
      }
      // A unit's bias stands after its weights.
      let bias = row.upperBound
      if trainsBiases { network.parameters[bias] -= rate * gradientSum[bias] / count }
    }
  }
}
