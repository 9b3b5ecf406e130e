/// A loss function of one sample; the loss of a batch is the mean over its samples.
///
/// The raw value is the name used in experiment files, options and logs. O is the number of
/// outputs, a_k output k, t_k its target, e_k = a_k − t_k.
public enum Loss: String, CaseIterable, Sendable {
  /// ½ Σ_k e_k².
  case halfSquaredError = "half_squared_error"
  /// 1/O Σ_k e_k², PyTorch's `MSELoss()`.
  case meanSquaredError = "mean_squared_error"
  /// 1/O Σ_k |e_k|, PyTorch's `L1Loss()`.
  case meanAbsoluteError = "mean_absolute_error"
  /// 1/O Σ_k h(e_k), h(e) = ½ e² where |e| ≤ 1, else |e| − ½; PyTorch's `HuberLoss()`.
  case huber
  /// −1/O Σ_k [t_k log a_k + (1 − t_k) log(1 − a_k)] with sigmoid outputs, PyTorch's
  /// `BCEWithLogitsLoss()`.
  case binaryCrossEntropy = "binary_cross_entropy"
  /// −Σ_k t_k log a_k with softmax outputs, PyTorch's `CrossEntropyLoss()`.
  case crossEntropy = "cross_entropy"

  /// Whether the loss looks at the differences between outputs and targets alone, so that
  /// targets may be any numbers and outputs of any activation but softmax.
  public var measuresDistance: Bool {
    switch self {
    case .halfSquaredError, .meanSquaredError, .meanAbsoluteError, .huber: true
    case .binaryCrossEntropy, .crossEntropy: false
    }
  }

  /// The output activation that goes with the loss where none is chosen.
  public var defaultOutputActivation: LayerActivation {
    switch self {
    case .halfSquaredError, .meanSquaredError, .meanAbsoluteError, .huber: .elementwise(.identity)
    case .binaryCrossEntropy: .elementwise(.sigmoid)
    case .crossEntropy: .softmax
    }
  }

  /// Returns whether outputs of that activation can be given to the loss.
  public func accepts(_ output: LayerActivation) -> Bool {
    measuresDistance ? output != .softmax : output == defaultOutputActivation
  }

  /// Returns what an error e adds to the loss, before the division by O, and the derivative.
  ///
  /// For losses that measure a distance.
  private func distance<S: Scalar>(_ e: S) -> (value: S, derivative: S) {
    switch self {
    case .halfSquaredError: (e * e / 2, e)
    case .meanSquaredError: (e * e, 2 * e)
    // The last case is 0 at 0, and NaN for NaN.
    case .meanAbsoluteError: (abs(e), e > 0 ? 1 : e < 0 ? -1 : e)
    case .huber: abs(e) <= 1 ? (e * e / 2, e) : (abs(e) - 0.5, e > 0 ? 1 : e < 0 ? -1 : e)
    case .binaryCrossEntropy, .crossEntropy:
      preconditionFailure("\(rawValue) is computed from logits")
    }
  }

  /// Returns ∂L/∂a_k of one output with the number a; for cross-entropy −t/a.
  ///
  /// - Parameters:
  ///   - target: what was wanted of it.
  ///   - count: O, the number of outputs.
  public func slope<S: Scalar>(at a: S, target t: S, outputs count: Int) -> S {
    switch self {
    case .halfSquaredError: distance(a - t).derivative
    case .meanSquaredError, .meanAbsoluteError, .huber: distance(a - t).derivative / S(count)
    // A term whose target is 0 is absent, even where its logarithm is infinite.
    case .binaryCrossEntropy: ((t == 1 ? 0 : (1 - t) / (1 - a)) - (t == 0 ? 0 : t / a)) / S(count)
    case .crossEntropy: t == 0 ? 0 : -t / a
    }
  }

  /// Returns the loss of one sample and writes δ_k = ∂L/∂z_k of each output unit.
  ///
  /// The cross-entropies are computed from the weighted inputs z (logits): log a_k never meets
  /// an a_k that was rounded to 0. With sigmoid, −t log a − (1 − t) log(1 − a) =
  /// max(z, 0) − t z + log(1 + e^−|z|); with softmax, log a_k = z_k − log Σ e^z.
  ///
  /// - Parameters:
  ///   - units: where the output units stand in the arrays of `pass`.
  ///   - target: O numbers.
  func evaluate<S: Scalar>(
    _ pass: inout Pass<S>, outputs units: Range<Int>, target: ArraySlice<S>
  ) -> S {
    var loss: S = 0
    switch self {
    case .halfSquaredError, .meanSquaredError, .meanAbsoluteError, .huber:
      let share: S = self == .halfSquaredError ? 1 : S(units.count)
      for (unit, t) in zip(units, target) {
        let (value, derivative) = distance(pass.activations[unit] - t)
        loss += value / share
        pass.deltas[unit] = derivative / share * pass.slopes[unit]
      }
    case .binaryCrossEntropy:
      let count = S(units.count)
      for (unit, t) in zip(units, target) {
        let z = pass.weightedInputs[unit]
        loss += ((z > 0 ? z : 0) - t * z + S.log(onePlus: S.exp(-abs(z)))) / count
        pass.deltas[unit] = (pass.activations[unit] - t) / count
      }
    case .crossEntropy:
      let logSum = Softmax.logSumExp(pass.weightedInputs[units])
      let total = target.reduce(0, +)
      for (unit, t) in zip(units, target) {
        // 0 · ∞ would be NaN for a class that is impossible and not asked for.
        if t != 0 { loss += t * (logSum - pass.weightedInputs[unit]) }
        pass.deltas[unit] = pass.activations[unit] * total - t
      }
    }
    return loss
  }
}
