import Testing

@testable import Backprop

@Suite struct OptimizerStepTests {
  /// The parameters after each step of a rule, from the reference's start and gradients.
  private func steps<S: Scalar>(
    _ rule: Reference.Rule, _ reference: Reference, as type: S.Type
  ) throws -> [[S]] {
    let optimizer = try Optimizer(name: rule.name, options: rule.options)
    var parameters = reference.start.map { S($0) }
    var state = OptimizerState<S>(optimizer, parameterCount: parameters.count)
    return reference.gradients.map { gradient in
      optimizer.step(&parameters, gradient.map { S($0) }, learningRate: rule.rate, &state)
      return parameters
    }
  }

  @Test func stepsAgreeWithAnIndependentImplementation() throws {
    let reference = try Reference.load()
    for rule in reference.optimizers {
      let found = try steps(rule, reference, as: Double.self)
      #expect(found.count == rule.after.count)
      for (a, b) in zip(found, rule.after) {
        // Five steps of some eight roundings each, of terms around 1.
        #expect(
          zip(a, b).allSatisfy { isClose($0, $1, units: 40, scale: 1) },
          "\(rule.name) \(rule.options): \(a), \(b)")
      }
    }
  }

  @Test func everyOptionOfEveryOptimizerHasReferenceRows() throws {
    let found = Dictionary(grouping: try Reference.load().optimizers, by: \.name)
      .mapValues { rows in Set(rows.flatMap { $0.options.keys }) }
    let momentum: Set = ["momentum", "dampening", "nesterov", "weight_decay"]
    let adam: Set = ["beta1", "beta2", "eps", "amsgrad", "weight_decay"]
    #expect(
      found == [
        "sgd": momentum, "adam": adam, "adamw": adam,
        "adagrad": ["lr_decay", "initial_accumulator_value", "eps", "weight_decay"],
        "rmsprop": ["alpha", "eps", "momentum", "centered", "weight_decay"],
      ])
    #expect(Set(found.keys) == Set(Optimizer.all.map(\.name)))
  }

  @Test func float32StepsAgreeWithFloat64ToRounding() throws {
    let reference = try Reference.load()
    for rule in reference.optimizers {
      let found = try steps(rule, reference, as: Float.self)
      for index in reference.start.indices {
        // As above, but a constant rounded to float32 goes on through all five steps. Errors are
        // as large as what was moved or held, even where steps lead back towards 0.
        let size = rule.after.map { abs($0[index]) }.max() ?? 0
        for (step, (a, b)) in zip(found, rule.after).enumerated() {
          #expect(
            isClose(a[index], Float(b[index]), units: 8, scale: Float(size)),
            "\(rule.name) \(rule.options), step \(step), parameter \(index)")
        }
      }
    }
  }

  /// A first step of Adam moves by η g / (|g| + ε), whatever β₁ and β₂ are: the corrections
  /// cancel. In float32 they only do so if 1 − β is not computed from a rounded β.
  @Test(arguments: [0.9, 0.999, 0.999_999, 0.999_999_999])
  func adamsFirstStepIsTheLearningRateInBothPrecisions(beta2: Double) {
    let optimizer = Optimizer.adam(beta1: 0.9, beta2: beta2, epsilon: 1e-12)
    var double = OptimizerState<Double>(optimizer, parameterCount: 1)
    var single = OptimizerState<Float>(optimizer, parameterCount: 1)
    var parameterOfDouble = [0.0]
    var parameterOfSingle: [Float] = [0]
    optimizer.step(&parameterOfDouble, [0.5], learningRate: 0.01, &double)
    optimizer.step(&parameterOfSingle, [0.5], learningRate: 0.01, &single)
    // 1 − β₂ cancels: its error in float64 is 2⁻⁵³ / (1 − β₂), here up to 1e-7.
    #expect(abs(parameterOfDouble[0] + 0.01) < 0.01 * 2e-7)
    #expect(abs(parameterOfSingle[0] + 0.01) < 0.01 * 1e-6)
  }

  @Test func plainDescentMovesByRateTimesGradient() {
    var parameters = [1.0, 2]
    var state = OptimizerState<Double>(.sgd(), parameterCount: 2)
    Optimizer.sgd().step(&parameters, [2, -4], learningRate: 0.25, &state)
    Optimizer.sgd().step(&parameters, [2, 0], learningRate: 0.5, &state)
    #expect(parameters == [-0.5, 3])
  }

  /// The variance of a gradient that never changes is 0; in float32 rounding makes it negative.
  @Test func centeredRMSpropStaysFiniteUnderAConstantGradient() {
    let optimizer = Optimizer.rmsprop(alpha: 0.5, epsilon: 0.01, centered: true)
    for gradient: Float in [0.116, 0.215, 0.314, 0.513, 0.546] {
      var parameters: [Float] = [0]
      var state = OptimizerState<Float>(optimizer, parameterCount: 1)
      for _ in 0..<500 { optimizer.step(&parameters, [gradient], learningRate: 0.01, &state) }
      #expect(parameters[0].isFinite)
    }
  }

  @Test(arguments: Optimizer.all)
  func notANumberPassesThrough(_ optimizer: Optimizer) {
    var parameters = [0.5, 0.5]
    var state = OptimizerState<Double>(optimizer, parameterCount: 2)
    optimizer.step(&parameters, [.nan, 0.5], learningRate: 0.1, &state)
    #expect(parameters[0].isNaN && parameters[1].isFinite)
  }

  @Test(arguments: [
    Optimizer.sgd(momentum: 0.9), .adagrad(), .rmsprop(momentum: 0.5, centered: true),
    .adam(amsgrad: true), .adamw(),
  ])
  func nothingIsTouchedOutsideTheStretch(_ optimizer: Optimizer) {
    var parameters = [1.0, 2, 3, 4]
    var state = OptimizerState<Double>(optimizer, parameterCount: 4)
    let before = state
    OptimizerStep(optimizer, step: 1, learningRate: 0.1)
      .apply(to: &parameters, gradient: [1, 1, 1, 1], state: &state, over: 1..<3)
    #expect(parameters[0] == 1 && parameters[3] == 4)
    #expect(parameters[1] != 2 && parameters[2] != 3)
    for buffer in [\OptimizerState<Double>.first, \.second, \.third] {
      let (was, now) = (before[keyPath: buffer], state[keyPath: buffer])
      #expect(now.count == was.count)
      guard !now.isEmpty else { continue }
      #expect(now[0] == was[0] && now[3] == was[3])
      #expect(now[1] != was[1])
    }
  }
}
