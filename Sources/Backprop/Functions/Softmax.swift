/// The softmax of a vector and the logarithm of its denominator.
enum Softmax {
  /// Returns log Σ_k e^z_k, shifted by the largest z so that nothing overflows.
  static func logSumExp<S: Scalar>(_ z: ArraySlice<S>) -> S {
    let largest = z.max() ?? 0
    guard largest.isFinite else { return largest }
    var sum: S = 0
    for value in z { sum += S.exp(value - largest) }
    return largest + S.log(sum)
  }

  /// Writes p_k = e^(z_k − log Σ e^z) over `range` of `activations`.
  static func apply<S: Scalar>(
    to weightedInputs: [S], over range: Range<Int>, into activations: inout [S]
  ) {
    let logSum = logSumExp(weightedInputs[range])
    for unit in range { activations[unit] = S.exp(weightedInputs[unit] - logSum) }
  }
}
