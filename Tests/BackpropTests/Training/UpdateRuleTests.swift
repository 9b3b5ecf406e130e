import Testing

@testable import Backprop

@Suite struct UpdateRuleTests {
  /// 1-2-1: parameters are w, bias, w, bias, then two weights and a bias.
  private static let shape = NetworkShape(
    inputs: 1, layers: [(2, .elementwise(.identity)), (1, .elementwise(.identity))])
  private static let start = [2.0, 1, -3, 5, 0, 0.5, -2]
  private static let isBias = [false, true, false, true, false, false, true]

  /// The parameters and the gradient after steps of a rule, each with the same gradient.
  private func after(
    _ rule: UpdateRule, gradient: [Double], learningRate: Double = 0.5, steps: Int = 1
  ) -> (parameters: [Double], gradient: [Double]) {
    var network = Network(shape: Self.shape, parameters: Self.start)
    var state = OptimizerState<Double>(rule.optimizer, parameterCount: Self.start.count)
    var used = gradient
    for _ in 0..<steps {
      used = gradient
      rule.update(&network, gradient: &used, learningRate: learningRate, state: &state)
    }
    return (network.parameters, used)
  }

  private let zeros = [Double](repeating: 0, count: 7)

  @Test func l2AddsAMultipleOfEachWeightAndNoBias() {
    let found = after(UpdateRule(optimizer: .sgd(), l2: 0.5), gradient: zeros)
    #expect(found.gradient == [1, 0, -1.5, 0, 0, 0.25, 0])
    #expect(found.parameters == [1.5, 1, -2.25, 5, 0, 0.375, -2])
  }

  @Test func l1AddsTheSignOfEachWeightAndNoBias() {
    let found = after(UpdateRule(optimizer: .sgd(), l1: 0.25), gradient: zeros)
    #expect(found.gradient == [0.25, 0, -0.25, 0, 0, 0.25, 0])
    #expect(found.parameters == [1.875, 1, -2.875, 5, 0, 0.375, -2])
  }

  /// The penalty λ₁ Σ |w| + ½ λ₂ Σ w² by central differences; no weight is within h of 0 but the
  /// one that is 0, where the derivative is chosen.
  @Test func penaltiesAreTheDerivativeOfTheirSum() {
    let rule = UpdateRule(optimizer: .sgd(), l1: 0.3, l2: 0.7)
    let found = after(rule, gradient: [1, 2, 3, 4, 5, 6, 7]).gradient
    let h = 1e-5
    for index in zeros.indices where Self.start[index] != 0 {
      func penalty(_ w: Double) -> Double {
        Self.isBias[index] ? 0 : rule.l1 * abs(w) + rule.l2 / 2 * w * w
      }
      let slope = (penalty(Self.start[index] + h) - penalty(Self.start[index] - h)) / (2 * h)
      // Parabolas have no error of order h²; rounding is 2⁻⁵² · 3 / h.
      #expect(abs(found[index] - Double(index + 1) - slope) < 1e-9)
    }
  }

  @Test func clippingShortensTheWholeGradientToItsNorm() {
    // Of length √(9 + 16 + 144) = 13.
    let gradient = [3.0, 0, 0, 4, 0, 12, 0]
    let found = after(UpdateRule(optimizer: .sgd(), clipNorm: 6.5), gradient: gradient).gradient
    let factor = 6.5 / (13 + 1e-6)
    for (a, b) in zip(found, gradient) { #expect(isClose(a, b * factor, units: 2)) }
  }

  @Test func shorterGradientsAreNotClipped() {
    let gradient = [3.0, 0, 0, 4, 0, 12, 0]
    let rule = UpdateRule(optimizer: .sgd(), clipNorm: 13.1)
    #expect(after(rule, gradient: gradient).gradient == gradient)
  }

  /// PyTorch's 1e-6: a gradient of exactly the largest norm is shortened by it.
  @Test func clippingAddsAMillionthToTheNorm() {
    let gradient = [0.0, 0, 0, 0, 0, 1, 0]
    let found = after(UpdateRule(optimizer: .sgd(), clipNorm: 1), gradient: gradient).gradient
    #expect(isClose(found[5], 1 / (1 + 1e-6), units: 2))
  }

  @Test func squaresBeyondFloat32DoNotSpoilTheNorm() {
    var network = Network<Float>(shape: Self.shape, parameters: [0, 0, 0, 0, 0, 0, 0])
    var state = OptimizerState<Float>(.sgd(), parameterCount: 7)
    var gradient: [Float] = [3e30, 0, 4e30, 0, 0, 0, 0]
    UpdateRule(optimizer: .sgd(), clipNorm: 5)
      .update(&network, gradient: &gradient, learningRate: 1, state: &state)
    #expect(isClose(gradient[0], 3, units: 4) && isClose(gradient[2], 4, units: 4))
  }

  /// As in PyTorch: a norm that is no number makes none of everything, and one that is infinite
  /// of what made it so.
  @Test func clippingHidesNoNumberThatIsNone() {
    let rule = UpdateRule(optimizer: .sgd(), clipNorm: 1)
    let missing = after(rule, gradient: [1, 0, .nan, 0, 0, 0, 0]).parameters
    #expect(missing.allSatisfy { $0.isNaN })
    let endless = after(rule, gradient: [1, 0, .infinity, 0, 0, 0, 0]).parameters
    #expect(endless.map(\.isNaN) == [false, false, true, false, false, false, false])
  }

  @Test func penaltiesAreClippedAndWeightDecayIsNot() {
    let rule = UpdateRule(
      optimizer: .sgd(weightDecay: 0.5), l2: 2, clipNorm: 0.5)
    let found = after(rule, gradient: zeros, learningRate: 1)
    // The penalty's gradient, 2 w of 2, −3 and 0.5, has the norm 2 √13.25.
    let factor = 0.5 / (2 * 13.25.squareRoot() + 1e-6)
    for (index, w) in Self.start.enumerated() {
      let clipped = Self.isBias[index] ? 0 : 2 * w * factor
      #expect(isClose(found.parameters[index], w - clipped - 0.5 * w, units: 4, scale: 1))
    }
  }

  @Test(arguments: [
    Optimizer.sgd(weightDecay: 0.1), .sgd(momentum: 0.9, weightDecay: 0.1),
    .adagrad(weightDecay: 0.1), .rmsprop(momentum: 0.5, centered: true, weightDecay: 0.1),
    .adam(amsgrad: true, weightDecay: 0.1), .adamw(weightDecay: 0.1),
  ])
  func frozenBiasesChangeByNothing(_ optimizer: Optimizer) {
    let gradient = [1.0, 2, 3, 4, 5, 6, 7]
    let rule = UpdateRule(optimizer: optimizer, l1: 0.1, l2: 0.1, trainsBiases: false)
    let frozen = after(rule, gradient: gradient, learningRate: 0.1, steps: 3).parameters
    var free = rule
    free.trainsBiases = true
    let trained = after(free, gradient: gradient, learningRate: 0.1, steps: 3).parameters
    for index in zeros.indices {
      #expect(frozen[index] == (Self.isBias[index] ? Self.start[index] : trained[index]))
      #expect(trained[index] != Self.start[index])
    }
  }

  @Test func theGradientOfFrozenBiasesIsNoPartOfTheNorm() {
    let gradient = [3.0, 1000, 4, -1000, 0, 0, 500]
    let rule = UpdateRule(optimizer: .sgd(), clipNorm: 2.5, trainsBiases: false)
    let found = after(rule, gradient: gradient).gradient
    #expect(isClose(found[0], 3 * 2.5 / (5 + 1e-6), units: 4))
    #expect(isClose(found[2], 4 * 2.5 / (5 + 1e-6), units: 4))
  }

  @Test func stepsAreCounted() {
    for optimizer in Optimizer.all {
      var network = Network(shape: Self.shape, parameters: Self.start)
      var state = OptimizerState<Double>(optimizer, parameterCount: 7)
      for step in 1...3 {
        var gradient = zeros
        UpdateRule(optimizer: optimizer)
          .update(&network, gradient: &gradient, learningRate: 0.1, state: &state)
        #expect(state.steps == step)
      }
    }
  }

  @Test func rulesThatCannotBeUsedSayWhy() {
    #expect(UpdateRule(optimizer: .adam(), l1: 1, l2: 1, clipNorm: 1).brokenRule == nil)
    #expect(UpdateRule(optimizer: .adam(), l1: -1).brokenRule == "penalties are 0 or above")
    #expect(UpdateRule(optimizer: .adam(), l2: .nan).brokenRule == "penalties are 0 or above")
    for norm in [0, -1, Double.nan] {
      #expect(
        UpdateRule(optimizer: .adam(), clipNorm: norm).brokenRule
          == "the largest norm of a gradient is above 0")
    }
    #expect(
      UpdateRule(optimizer: .sgd(nesterov: true)).brokenRule
        == "nesterov goes with a momentum above 0 and a dampening of 0")
  }
}
