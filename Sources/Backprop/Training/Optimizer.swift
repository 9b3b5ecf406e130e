/// An update rule with its options; the learning rate η is given with each step.
///
/// Rules, names of options and defaults are PyTorch's. g is the gradient, t the step number from
/// 1, λ the weight decay, which adds λ w to g before all else (for AdamW see there).
public enum Optimizer: Hashable, Sendable {
  /// Gradient descent: w ← w − η g. With momentum μ and dampening τ, v ← μ v + (1 − τ) g, in the
  /// first step v ← g, and w ← w − η v; Nesterov's form is w ← w − η (g + μ v), which asks for a
  /// momentum above 0 and no dampening.
  ///
  /// Source: I. Sutskever et al., "On the importance of initialization and momentum in deep
  /// learning" (ICML 2013).
  case sgd(
    momentum: Double = 0, dampening: Double = 0, nesterov: Bool = false, weightDecay: Double = 0)
  /// Adagrad: v ← v + g², w ← w − η / (1 + (t − 1) d) · g / (√v + ε), d the decay of the rate.
  ///
  /// Source: J. Duchi, E. Hazan, Y. Singer, "Adaptive subgradient methods for online learning and
  /// stochastic optimization" (JMLR 2011).
  case adagrad(
    learningRateDecay: Double = 0, initialAccumulator: Double = 0, epsilon: Double = 1e-10,
    weightDecay: Double = 0)
  /// RMSprop: v ← α v + (1 − α) g², w ← w − η g / (√v + ε); with momentum μ, b ← μ b + g / (√v + ε)
  /// and w ← w − η b. The centered form has √(v − a²) for √v, a ← α a + (1 − α) g.
  ///
  /// Sources: G. Hinton, "Neural networks for machine learning", lecture 6e (2012); A. Graves,
  /// "Generating sequences with recurrent neural networks" (2013).
  case rmsprop(
    alpha: Double = 0.99, epsilon: Double = 1e-8, momentum: Double = 0, centered: Bool = false,
    weightDecay: Double = 0)
  /// Adam: m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g²,
  /// w ← w − η (m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε). AMSGrad takes the largest v so far.
  ///
  /// Sources: D. P. Kingma, J. Ba, "Adam: a method for stochastic optimization" (ICLR 2015);
  /// S. J. Reddi, S. Kale, S. Kumar, "On the convergence of Adam and beyond" (ICLR 2018).
  case adam(
    beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8, amsgrad: Bool = false,
    weightDecay: Double = 0)
  /// Adam whose weight decay is no part of the gradient: w ← w (1 − η λ), then Adam's step.
  ///
  /// Source: I. Loshchilov, F. Hutter, "Decoupled weight decay regularization" (ICLR 2019).
  case adamw(
    beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8, amsgrad: Bool = false,
    weightDecay: Double = 0.01)

  /// Each optimizer with its default options.
  public static let all: [Optimizer] = [.sgd(), .adagrad(), .rmsprop(), .adam(), .adamw()]

  /// The name used in experiment files, options and logs.
  public var name: String {
    switch self {
    case .sgd: "sgd"
    case .adagrad: "adagrad"
    case .rmsprop: "rmsprop"
    case .adam: "adam"
    case .adamw: "adamw"
    }
  }

  /// Finds an optimizer by name, with its default options.
  public init?(name: String) {
    guard let found = Self.all.first(where: { $0.name == name }) else { return nil }
    self = found
  }

  /// Whether it is gradient descent without any option.
  var isPlainDescent: Bool {
    guard case .sgd(let momentum, _, let nesterov, let weightDecay) = self else { return false }
    return momentum == 0 && !nesterov && weightDecay == 0
  }

  /// The rule that the options break, as a sentence; nil where they can be used.
  public var brokenRule: String? {
    switch self {
    case .sgd(let momentum, let dampening, let nesterov, let weightDecay):
      if nesterov && (momentum == 0 || dampening != 0) { return Self.nesterovRule }
      return Self.rule([momentum, weightDecay], fractions: [])
    case .adagrad(let learningRateDecay, let initialAccumulator, let epsilon, let weightDecay):
      return Self.rule(
        [learningRateDecay, initialAccumulator, epsilon, weightDecay], fractions: [])
    case .rmsprop(let alpha, let epsilon, let momentum, _, let weightDecay):
      return Self.rule([epsilon, momentum, weightDecay], fractions: [alpha])
    case .adam(let beta1, let beta2, let epsilon, _, let weightDecay),
      .adamw(let beta1, let beta2, let epsilon, _, let weightDecay):
      return Self.rule([epsilon, weightDecay], fractions: [beta1, beta2])
    }
  }

  /// What Nesterov's momentum asks for.
  public static let nesterovRule = "nesterov goes with a momentum above 0 and a dampening of 0"

  private static func rule(_ sizes: [Double], fractions: [Double]) -> String? {
    if !sizes.allSatisfy({ $0 >= 0 }) { return "options of an optimizer are 0 or above" }
    if !fractions.allSatisfy({ $0 >= 0 && $0 < 1 }) {
      return "averages of an optimizer keep a part from 0 to below 1"
    }
    return nil
  }
}
