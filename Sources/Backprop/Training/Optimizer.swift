/// An update rule with its options; the learning rate η is given with each step.
///
/// Rules and defaults are PyTorch's. g is the mean gradient of the batch, t the step number
/// from 1.
public enum Optimizer: Hashable, Sendable {
  /// Gradient descent: v ← μ v + g, w ← w − η v. Without momentum (μ = 0), w ← w − η g.
  case sgd(momentum: Double = 0)
  /// Adam: m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g²,
  /// w ← w − η (m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε).
  ///
  /// Source: D. P. Kingma, J. Ba, "Adam: a method for stochastic optimization" (ICLR 2015).
  case adam(beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8)

  /// The name used in experiment files, options and logs.
  public var name: String {
    switch self {
    case .sgd: "sgd"
    case .adam: "adam"
    }
  }

  /// Each optimizer with its default options.
  public static let all: [Optimizer] = [.sgd(), .adam()]

  /// Finds an optimizer by name, with its default options.
  public init?(name: String) {
    guard let found = Self.all.first(where: { $0.name == name }) else { return nil }
    self = found
  }
}

/// What an optimizer remembers between steps.
public struct OptimizerState<S: Scalar>: Sendable {
  /// Steps made so far: t.
  public internal(set) var steps = 0
  /// The velocity of momentum, or Adam's m; one number for each parameter.
  public internal(set) var first: [S]
  /// Adam's v; one number for each parameter.
  public internal(set) var second: [S]

  /// Creates the state before the first step.
  public init(parameterCount: Int) {
    first = Array(repeating: 0, count: parameterCount)
    second = first
  }
}

extension Optimizer {
  /// Makes one step: changes the parameters by their gradient and the state.
  @specialized(where S == Float)
  @specialized(where S == Double)
  func update<S: Scalar>(
    _ parameters: inout [S], gradient: [S], learningRate: Double,
    state: inout OptimizerState<S>
  ) {
    state.steps += 1
    switch self {
    case .sgd(let momentum):
      let (rate, momentum) = (S(learningRate), S(momentum))
      for i in parameters.indices {
        state.first[i] = momentum * state.first[i] + gradient[i]
        parameters[i] -= rate * state.first[i]
      }
    case .adam(let beta1, let beta2, let epsilon):
      let rule = AdamStep<S>(
        beta1: beta1, beta2: beta2, epsilon: epsilon, learningRate: learningRate,
        step: state.steps)
      for i in parameters.indices {
        rule.apply(&parameters[i], gradient[i], &state.first[i], &state.second[i])
      }
    }
  }
}

/// One step of Adam with everything that does not depend on the parameter worked out.
private struct AdamStep<S: Scalar> {
  let beta1: S
  let beta2: S
  /// 1 − β₁ and 1 − β₂, rounded once: in float32, 1 − 0.999 from a rounded 0.999 would be 5e-5
  /// too large, and the corrections below would no longer fit it.
  let meanGain: S
  let squareGain: S
  let epsilon: S
  /// η / (1 − β₁ᵗ).
  let stepSize: S
  /// √(1 − β₂ᵗ).
  let rootCorrection: S

  init(beta1: Double, beta2: Double, epsilon: Double, learningRate: Double, step: Int) {
    self.beta1 = S(beta1)
    self.beta2 = S(beta2)
    meanGain = S(1 - beta1)
    squareGain = S(1 - beta2)
    self.epsilon = S(epsilon)
    stepSize = S(learningRate / (1 - Double.pow(beta1, step)))
    rootCorrection = S(Double.sqrt(1 - Double.pow(beta2, step)))
  }

  func apply(_ parameter: inout S, _ gradient: S, _ mean: inout S, _ square: inout S) {
    mean = beta1 * mean + meanGain * gradient
    square = beta2 * square + squareGain * gradient * gradient
    parameter -= stepSize * mean / (S.sqrt(square) / rootCorrection + epsilon)
  }
}
