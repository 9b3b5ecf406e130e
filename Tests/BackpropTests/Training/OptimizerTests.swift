import Testing

@testable import Backprop

extension Optimizer {
  /// The optimizer of a row of the reference.
  init(name: String, options: [Double]) throws {
    switch try #require(Optimizer(name: name)) {
    case .sgd: self = .sgd(momentum: options[0])
    case .adam: self = .adam(beta1: options[0], beta2: options[1], epsilon: options[2])
    }
  }
}

@Suite struct OptimizerTests {
  /// The parameters after each step of a rule, from the reference's start and gradients.
  private func steps<S: Scalar>(
    _ rule: Reference.Rule, _ reference: Reference, as type: S.Type
  ) throws -> [[S]] {
    let optimizer = try Optimizer(name: rule.name, options: rule.options)
    var parameters = reference.start.map { S($0) }
    var state = OptimizerState<S>(parameterCount: parameters.count)
    return reference.gradients.map { gradient in
      optimizer.update(
        &parameters, gradient: gradient.map { S($0) }, learningRate: rule.rate, state: &state)
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
          zip(a, b).allSatisfy { isClose($0, $1, units: 40, scale: 1) }, "\(rule.name): \(a), \(b)")
      }
    }
  }

  @Test func everyOptimizerHasReferenceRows() throws {
    let names = Set(try Reference.load().optimizers.map(\.name))
    #expect(names == Set(Optimizer.all.map { $0.name }))
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
    var double = OptimizerState<Double>(parameterCount: 1)
    var single = OptimizerState<Float>(parameterCount: 1)
    var parameterOfDouble = [0.0]
    var parameterOfSingle: [Float] = [0]
    optimizer.update(&parameterOfDouble, gradient: [0.5], learningRate: 0.01, state: &double)
    optimizer.update(&parameterOfSingle, gradient: [0.5], learningRate: 0.01, state: &single)
    // 1 − β₂ cancels: its error in float64 is 2⁻⁵³ / (1 − β₂), here up to 1e-7.
    #expect(abs(parameterOfDouble[0] + 0.01) < 0.01 * 2e-7)
    #expect(abs(parameterOfSingle[0] + 0.01) < 0.01 * 1e-6)
  }

  @Test func stepsAreCounted() {
    for optimizer in Optimizer.all {
      var state = OptimizerState<Double>(parameterCount: 1)
      var parameters = [1.0]
      for step in 1...3 {
        optimizer.update(&parameters, gradient: [1], learningRate: 0.1, state: &state)
        #expect(state.steps == step)
      }
    }
  }

  @Test func plainDescentIsMomentumOfZero() {
    #expect(Optimizer.sgd() == .sgd(momentum: 0))
    var parameters = [1.0, 2]
    var state = OptimizerState<Double>(parameterCount: 2)
    Optimizer.sgd().update(&parameters, gradient: [2, -4], learningRate: 0.25, state: &state)
    Optimizer.sgd().update(&parameters, gradient: [2, 0], learningRate: 0.5, state: &state)
    #expect(parameters == [-0.5, 3])
  }

  /// f(w) = ½ Σ c_i w_i² of curvatures 1 and 10.
  @Test(arguments: [Optimizer.sgd(), .sgd(momentum: 0.9), .adam()])
  func findsTheMinimumOfAParabola(_ optimizer: Optimizer) {
    var parameters = [3.0, -2]
    var state = OptimizerState<Double>(parameterCount: 2)
    for _ in 0..<2000 {
      optimizer.update(
        &parameters, gradient: [parameters[0], 10 * parameters[1]], learningRate: 0.01,
        state: &state)
    }
    // The slowest is plain descent along the flat direction: 3 · 0.99²⁰⁰⁰ = 6e-9.
    #expect(parameters.allSatisfy { abs($0) < 1e-6 })
  }

  @Test func namesFindTheDefaults() {
    #expect(Optimizer(name: "sgd") == .sgd(momentum: 0))
    #expect(Optimizer(name: "adam") == .adam(beta1: 0.9, beta2: 0.999, epsilon: 1e-8))
    #expect(Optimizer(name: "Adam") == nil)
    #expect(Optimizer(name: "") == nil)
    #expect(Optimizer.all.allSatisfy { Optimizer(name: $0.name) == $0 })
  }
}
