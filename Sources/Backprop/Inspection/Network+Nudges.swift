extension Network {
  /// Returns by how much each unit should rise or fall to lower the loss of a sample fastest, in
  /// the units of `Pass`; 0 for inputs, which can't change.
  ///
  /// −∂L/∂a, and −∂L/∂z for outputs under softmax: there −∂L/∂a is 0 for every class that is not
  /// the wanted one, although the others should fall. Hidden units: −Σ_j w_ji δ_j.
  ///
  /// - Parameters:
  ///   - pass: the sample's, after `forward` and `backward`.
  ///   - target: what was wanted.
  @specialized(where S == Float)
  @specialized(where S == Double)
  public func nudges(_ pass: Pass<S>, target: ArraySlice<S>, loss: Loss) -> [S] {
    var nudges = [S](repeating: 0, count: shape.valueCount)
    for (unit, wanted) in zip(shape.output.units, target) {
      nudges[unit] =
        loss == .crossEntropy
        ? -pass.deltas[unit]
        : -loss.slope(at: pass.activations[unit], target: wanted, outputs: shape.outputs)
    }
    for layer in shape.layers.dropFirst() {
      for unit in 0..<layer.outputs {
        let delta = pass.deltas[layer.firstUnit + unit]
        let row = layer.weight(unit, from: 0)
        for source in 0..<layer.inputs {
          nudges[layer.firstSource + source] -= parameters[row + source] * delta
        }
      }
    }
    return nudges
  }
}
