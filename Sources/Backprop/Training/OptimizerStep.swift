/// All of one optimizer step that does not depend on the parameter, worked out in float64.
///
/// Numbers are rounded to the precision of a run once, when they are used: in float32, 1 − 0.999
/// from a rounded 0.999 would be 5e-5 too large, and Adam's corrections would no longer fit it.
struct OptimizerStep: Hashable, Sendable {
  /// Which formula moves a parameter.
  enum Kind: Hashable, Sendable {
    /// w ← w − rate · g.
    case descent
    /// first ← keep first + gain g, w ← w − rate · first, or with Nesterov's look ahead
    /// w ← w − rate (g + lookahead · first).
    case momentum
    /// second ← keep second + gain g², w ← w − rate · g / (√second + epsilon).
    case adagrad
    /// The same; centered, with √(second − third²), third ← keep third + gain g by the keep and
    /// gain of second; with momentum, first ← keep first + gain g / (…), w ← w − rate · first.
    case rmsprop
    /// first ← keep first + gain g, second ← keep second + gain g²,
    /// w ← w − rate · first / (√second + epsilon); under AMSGrad with third ← max(third, second)
    /// for second.
    case adam
  }

  /// The formula.
  var kind: Kind
  /// What the step is multiplied by: η with all corrections.
  var rate: Double
  /// ε with its correction.
  var epsilon = 0.0
  /// What stays of `OptimizerState.first`.
  var firstKeep = 0.0
  /// What goes into `OptimizerState.first`.
  var firstGain = 1.0
  /// What stays of `OptimizerState.second`.
  var secondKeep = 0.0
  /// What goes into `OptimizerState.second`.
  var secondGain = 1.0
  /// Nesterov's μ; 0 without it.
  var lookahead = 0.0
  /// Whether Nesterov's form is taken.
  var isNesterov = false
  /// Whether RMSprop has momentum.
  var hasMomentum = false
  /// Whether RMSprop subtracts the square of the mean gradient.
  var isCentered = false
  /// Whether Adam takes the largest `second` so far.
  var isAMSGrad = false
  /// λ that adds λ w to g, before all else.
  var weightDecay = 0.0
  /// What w is multiplied by before its step: AdamW's 1 − η λ; 1 for all others.
  var shrinkage = 1.0

  /// Works out step `step`, counted from 1.
  init(_ optimizer: Optimizer, step: Int, learningRate: Double) {
    kind = .descent
    rate = learningRate
    switch optimizer {
    case .sgd(let momentum, let dampening, let nesterov, let weightDecay):
      self.weightDecay = weightDecay
      guard momentum != 0 else { return }
      kind = .momentum
      (firstKeep, firstGain) = step == 1 ? (0, 1) : (momentum, 1 - dampening)
      (isNesterov, lookahead) = (nesterov, nesterov ? momentum : 0)
    case .adagrad(let learningRateDecay, _, let epsilon, let weightDecay):
      (kind, self.epsilon, self.weightDecay) = (.adagrad, epsilon, weightDecay)
      rate = learningRate / (1 + Double(step - 1) * learningRateDecay)
      secondKeep = 1
    case .rmsprop(let alpha, let epsilon, let momentum, let centered, let weightDecay):
      (kind, self.epsilon, self.weightDecay) = (.rmsprop, epsilon, weightDecay)
      (secondKeep, secondGain) = (alpha, 1 - alpha)
      (firstKeep, hasMomentum, isCentered) = (momentum, momentum != 0, centered)
    case .adam(let beta1, let beta2, let epsilon, let amsgrad, let weightDecay):
      takeAdam(beta1, beta2, epsilon, amsgrad, step: step)
      self.weightDecay = weightDecay
    case .adamw(let beta1, let beta2, let epsilon, let amsgrad, let weightDecay):
      takeAdam(beta1, beta2, epsilon, amsgrad, step: step)
      shrinkage = 1 - learningRate * weightDecay
    }
  }

  /// Brings Adam's formula to one root and one division:
  /// η (m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε) = (η c / (1 − β₁ᵗ)) m / (√v + ε c),
  /// c = √(1 − β₂ᵗ).
  private mutating func takeAdam(
    _ beta1: Double, _ beta2: Double, _ epsilon: Double, _ amsgrad: Bool, step: Int
  ) {
    kind = .adam
    (firstKeep, firstGain) = (beta1, 1 - beta1)
    (secondKeep, secondGain) = (beta2, 1 - beta2)
    isAMSGrad = amsgrad
    let correction = Double.sqrt(1 - .pow(beta2, step))
    rate *= correction / (1 - .pow(beta1, step))
    self.epsilon = epsilon * correction
  }
}
