import Testing

@testable import Backprop

extension Optimizer {
  /// The optimizer of a row of the reference; options that it leaves out keep their defaults.
  init(name: String, options: [String: Double]) throws {
    var left = options
    func take(_ key: String, _ standard: Double) -> Double {
      left.removeValue(forKey: key) ?? standard
    }
    func flag(_ key: String) -> Bool { take(key, 0) != 0 }
    switch try #require(Optimizer(name: name)) {
    case .sgd(let momentum, let dampening, _, let weightDecay):
      self = .sgd(
        momentum: take("momentum", momentum), dampening: take("dampening", dampening),
        nesterov: flag("nesterov"), weightDecay: take("weight_decay", weightDecay))
    case .adagrad(let decay, let initial, let epsilon, let weightDecay):
      self = .adagrad(
        learningRateDecay: take("lr_decay", decay),
        initialAccumulator: take("initial_accumulator_value", initial),
        epsilon: take("eps", epsilon), weightDecay: take("weight_decay", weightDecay))
    case .rmsprop(let alpha, let epsilon, let momentum, _, let weightDecay):
      self = .rmsprop(
        alpha: take("alpha", alpha), epsilon: take("eps", epsilon),
        momentum: take("momentum", momentum), centered: flag("centered"),
        weightDecay: take("weight_decay", weightDecay))
    case .adam(let beta1, let beta2, let epsilon, _, let weightDecay):
      self = .adam(
        beta1: take("beta1", beta1), beta2: take("beta2", beta2), epsilon: take("eps", epsilon),
        amsgrad: flag("amsgrad"), weightDecay: take("weight_decay", weightDecay))
    case .adamw(let beta1, let beta2, let epsilon, _, let weightDecay):
      self = .adamw(
        beta1: take("beta1", beta1), beta2: take("beta2", beta2), epsilon: take("eps", epsilon),
        amsgrad: flag("amsgrad"), weightDecay: take("weight_decay", weightDecay))
    }
    try #require(left.isEmpty, "\(name) has no \(left.keys)")
  }

  /// Makes the next step of a state.
  func step<S: Scalar>(
    _ parameters: inout [S], _ gradient: [S], learningRate: Double, _ state: inout OptimizerState<S>
  ) {
    state.steps += 1
    OptimizerStep(self, step: state.steps, learningRate: learningRate)
      .apply(to: &parameters, gradient: gradient, state: &state, over: parameters.indices)
  }
}

@Suite struct OptimizerTests {
  /// f(w) = ½ Σ c_i w_i² of curvatures 1 and 10, and for each rule a rate that suits it.
  @Test(arguments: [
    (Optimizer.sgd(), 0.01), (.sgd(momentum: 0.9), 0.01),
    (.sgd(momentum: 0.9, dampening: 0.5), 0.01), (.sgd(momentum: 0.9, nesterov: true), 0.01),
    (.adagrad(), 0.5), (.adagrad(initialAccumulator: 0.1), 0.5), (.rmsprop(alpha: 0.9), 1e-4),
    (.rmsprop(momentum: 0.9), 1e-4), (.rmsprop(epsilon: 0.01, centered: true), 1e-3),
    (.adam(), 0.01), (.adam(amsgrad: true), 0.01), (.adamw(weightDecay: 0), 0.01),
  ])
  func findsTheMinimumOfAParabola(_ optimizer: Optimizer, learningRate: Double) {
    var parameters = [0.3, -0.2]
    var state = OptimizerState<Double>(optimizer, parameterCount: 2)
    for _ in 0..<6000 {
      optimizer.step(
        &parameters, [parameters[0], 10 * parameters[1]], learningRate: learningRate, &state)
    }
    // RMSprop's steps have the size of its rate, 1e-4, also at the minimum; the slowest of the
    // others is plain descent along the flat direction: 0.3 · 0.99⁶⁰⁰⁰ = 2e-27.
    let reach = optimizer.name == "rmsprop" ? 2e-4 : 1e-6
    #expect(parameters.allSatisfy { abs($0) < reach }, "\(parameters)")
  }

  @Test func namesFindTheDefaults() {
    #expect(Optimizer.all.map { $0.name } == ["sgd", "adagrad", "rmsprop", "adam", "adamw"])
    #expect(Optimizer.all.allSatisfy { Optimizer(name: $0.name) == $0 })
    #expect(Optimizer(name: "Adam") == nil)
    #expect(Optimizer(name: "") == nil)
  }

  @Test func defaultsArePyTorchs() {
    #expect(
      Optimizer(name: "sgd")
        == .sgd(momentum: 0, dampening: 0, nesterov: false, weightDecay: 0))
    #expect(
      Optimizer(name: "adagrad")
        == .adagrad(
          learningRateDecay: 0, initialAccumulator: 0, epsilon: 1e-10, weightDecay: 0))
    #expect(
      Optimizer(name: "rmsprop")
        == .rmsprop(alpha: 0.99, epsilon: 1e-8, momentum: 0, centered: false, weightDecay: 0))
    #expect(
      Optimizer(name: "adam")
        == .adam(beta1: 0.9, beta2: 0.999, epsilon: 1e-8, amsgrad: false, weightDecay: 0))
    #expect(
      Optimizer(name: "adamw")
        == .adamw(beta1: 0.9, beta2: 0.999, epsilon: 1e-8, amsgrad: false, weightDecay: 0.01))
  }

  @Test func defaultsBreakNoRule() {
    #expect(Optimizer.all.allSatisfy { $0.brokenRule == nil })
    #expect(Optimizer.sgd(momentum: 0.9, nesterov: true).brokenRule == nil)
    #expect(Optimizer.adam(beta1: 0, beta2: 0, epsilon: 0).brokenRule == nil)
  }

  @Test(arguments: [
    Optimizer.sgd(nesterov: true), .sgd(momentum: 0.9, dampening: 0.1, nesterov: true),
    .sgd(momentum: -0.1), .sgd(weightDecay: -1), .sgd(momentum: .nan),
    .adagrad(learningRateDecay: -1), .adagrad(initialAccumulator: -1), .adagrad(epsilon: -1),
    .adagrad(weightDecay: -1), .rmsprop(alpha: -1), .rmsprop(alpha: 1), .rmsprop(epsilon: -1),
    .rmsprop(momentum: -1), .rmsprop(weightDecay: -1), .adam(beta1: 1), .adam(beta2: -0.1),
    .adam(epsilon: -1), .adam(weightDecay: -1), .adamw(beta1: -1), .adamw(beta2: 1),
    .adamw(epsilon: -1), .adamw(weightDecay: -1),
  ])
  func optionsThatCannotBeUsedBreakARule(_ optimizer: Optimizer) {
    #expect(optimizer.brokenRule != nil)
  }
}
