/// What an optimizer remembers between steps.
///
/// A buffer that the rule does not use is empty; the others have one element for each parameter.
public struct OptimizerState<S: Scalar>: Sendable {
  /// Steps made so far: t.
  public internal(set) var steps = 0
  /// SGD's velocity, RMSprop's momentum, Adam's m.
  public internal(set) var first: [S] = []
  /// What squares of gradients add up to: v.
  public internal(set) var second: [S] = []
  /// AMSGrad's largest v, centered RMSprop's mean gradient.
  public internal(set) var third: [S] = []

  /// Which parameters have ended and are never changed again; empty where the rule ends none.
  public internal(set) var ended: [Bool] = []

  /// Creates the state of a rule before the first step.
  public init(_ rule: UpdateRule, parameterCount: Int) {
    self.init(rule.optimizer, parameterCount: parameterCount)
    if rule.endsWeights { ended = Array(repeating: false, count: parameterCount) }
  }

  /// Creates the state before the first step.
  public init(_ optimizer: Optimizer, parameterCount: Int) {
    func filled(_ isUsed: Bool, with value: Double = 0) -> [S] {
      isUsed ? Array(repeating: S(value), count: parameterCount) : []
    }
    switch optimizer {
    case .sgd(let momentum, _, _, _):
      first = filled(momentum != 0)
    case .adagrad(_, let initialAccumulator, _, _):
      second = filled(true, with: initialAccumulator)
    case .rmsprop(_, _, let momentum, let centered, _):
      (first, second, third) = (filled(momentum != 0), filled(true), filled(centered))
    case .adam(_, _, _, let amsgrad, _), .adamw(_, _, _, let amsgrad, _):
      (first, second, third) = (filled(true), filled(true), filled(amsgrad))
    }
  }

  /// Creates a state that was reached before.
  public init(steps: Int, first: [S], second: [S], third: [S], ended: [Bool] = []) {
    self.steps = steps
    self.first = first
    self.second = second
    self.third = third
    self.ended = ended
  }

  /// Returns whether a parameter has ended.
  func hasEnded(_ parameter: Int) -> Bool { !ended.isEmpty && ended[parameter] }
}
