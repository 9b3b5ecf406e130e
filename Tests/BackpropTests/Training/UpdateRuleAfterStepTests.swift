import Testing

@testable import Backprop

/// Penalties after the step.
@Suite struct UpdateRuleAfterStepTests {
  /// 1-1: a weight and a bias.
  private static let shape = NetworkShape(inputs: 1, layers: [(1, .identity)])

  private struct Unit {
    var network: Network<Double>
    var rule: UpdateRule
    var state: OptimizerState<Double>

    init(
      weight: Double, bias: Double = 1, l1: Double = 0, l2: Double = 0, trainsBiases: Bool = true
    ) {
      network = Network(shape: shape, parameters: [weight, bias])
      rule = UpdateRule(
        optimizer: .sgd(), l1: l1, l2: l2, penaltyTime: .afterStep, trainsBiases: trainsBiases)
      state = OptimizerState(rule, parameterCount: 2)
    }

    mutating func step(_ sums: [Double], count: Int = 1, learningRate: Double = 0.5) -> [Double] {
      rule.updateThenPenalize(
        &network, gradientSum: sums, count: count, learningRate: learningRate, state: &state)
      return network.parameters
    }
  }

  @Test func withoutPenaltiesItIsDescentOnTheMean() {
    var unit = Unit(weight: 2)
    #expect(unit.step([4, 8], count: 4) == [1.5, 0])
    #expect(unit.state.steps == 1 && unit.state.ended.isEmpty)
  }

  @Test func penaltiesAreThoseOfTheWeightBeforeTheStep() {
    // 2 − 0.5 · 6 = −1; then the penalty of 2, not of −1.
    var l1 = Unit(weight: 2, l1: 0.25)
    #expect(l1.step([6, 0]) == [-1.125, 1])
    var l2 = Unit(weight: 2, l2: 0.25)
    #expect(l2.step([6, 0]) == [-1.25, 1])
    // Both, and no end: −1 was on that side already.
    var both = Unit(weight: 2, l1: 0.25, l2: 0.25)
    #expect(both.step([6, 0]) == [-1.375, 1])
  }

  @Test func aWeightThatL1TakesAcrossZeroEnds() {
    var unit = Unit(weight: 0.1, l1: 1)
    #expect(unit.step([0, 0]) == [0, 1])
    #expect(unit.state.ended == [true, false])
    // Nothing changes it any more; the bias goes on.
    #expect(unit.step([8, 1]) == [0, 0.5])
    #expect(unit.state.steps == 2)
  }

  @Test func aWeightThatTheGradientTakesAcrossZeroLives() {
    var unit = Unit(weight: 0.1, l1: 0.01)
    #expect(unit.step([8, 0])[0] < 0)
    #expect(unit.state.ended == [false, false])
  }

  @Test func l2EndsNoWeight() {
    var unit = Unit(weight: 1, l2: 4)
    #expect(unit.step([0, 0]) == [-1, 1])
    #expect(unit.step([2, 0]) == [0, 1])
    #expect(unit.state.ended.isEmpty)
  }

  @Test func frozenBiasesStay() {
    var unit = Unit(weight: 2, trainsBiases: false)
    #expect(unit.step([2, 2]) == [1, 1])
  }

  @Test func copiesOfATrainerCarryTheEnds() {
    let samples = SampleSet<Double>(
      inputsPerSample: 1, targetsPerSample: 1, inputs: [1], targets: [3])
    let rule = UpdateRule(optimizer: .sgd(), l1: 100, penaltyTime: .afterStep)
    var trainer = Trainer(
      network: Network(shape: Self.shape, parameters: [0.1, 0]), loss: .halfSquaredError,
      rule: rule)
    trainer.step(samples, batch: [0], learningRate: 0.1)
    #expect(trainer.state.ended == [true, false])
    var copy = trainer
    for _ in 0..<5 { copy.step(samples, batch: [0], learningRate: 0.1) }
    #expect(copy.network.parameters[0] == 0 && copy.network.parameters[1] > 1)
    #expect(trainer.network.parameters[1] < 1)
  }

  @Test func itGoesWithPlainDescentAlone() {
    func broken(_ optimizer: Optimizer, clipNorm: Double? = nil) -> String? {
      UpdateRule(optimizer: optimizer, penaltyTime: .afterStep, clipNorm: clipNorm).brokenRule
    }
    #expect(broken(.sgd()) == nil)
    let rule = "penalties after the step go with sgd without options, and without clipping"
    for optimizer in [
      Optimizer.adam(), .sgd(momentum: 0.9), .sgd(weightDecay: 0.1),
      .sgd(momentum: 0.9, nesterov: true),
    ] {
      #expect(broken(optimizer) == rule)
    }
    #expect(broken(.sgd(), clipNorm: 1) == rule)
  }
}
