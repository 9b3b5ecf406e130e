import Testing

@testable import Backprop

/// Losses of the fast path where random data don't come: at their kinks, and far out.
@Suite struct FastLossTests {
  /// One layer without an activation: with weights of 1 and biases of 0, outputs are the inputs.
  private static func network<S: Scalar>(_ size: Int, _ output: LayerActivation) -> Network<S> {
    Network(
      shape: NetworkShape(inputs: size, layers: [(size, output)]),
      weights: [(0..<size).map { unit in (0..<size).map { $0 == unit ? 1 : 0 } }])
  }

  /// The gradient of one sample by the fast path, and by the readable one in float64.
  private static func gradients(
    _ loss: Loss, _ output: LayerActivation, inputs: [Float], targets: [Float],
    level: KernelLevel, isBlock: Bool
  ) -> [(fast: Float, exact: Float)] {
    let size = inputs.count
    func samples<S: Scalar>() -> SampleSet<S> {
      SampleSet(
        inputsPerSample: size, targetsPerSample: size, inputs: inputs.map { S($0) },
        targets: targets.map { S($0) })
    }
    var limits = FastLimits()
    limits.blockParameters = isBlock ? .max : 0
    let rule = UpdateRule(optimizer: .sgd())
    let fast = FastEngine(
      network: network(size, output), loss: loss, rule: rule, level: level, limits: limits)
    let readable = ReadableEngine<Double>(
      network: network(size, output), loss: loss, rule: rule)
    let exact = readable.gradient(of: samples(), [0]).parameters.map { Float($0) }
    return zip(fast.gradient(of: samples(), [0]).parameters, exact).map { ($0, $1) }
  }

  /// Each error beside one of ½: 0 of the absolute value, both ends of Huber's parabola, and what
  /// is no number.
  @Test(arguments: Loss.allCases.filter(\.measuresDistance), KernelLevel.available)
  func errorsAtTheKinks(_ loss: Loss, _ level: KernelLevel) {
    let one: Float = 1
    let errors: [Float] = [
      0, 1, -1, one.nextUp, one.nextDown, -one.nextUp, -one.nextDown, 2, -3, 1e-30, -1e-30,
      .infinity, -.infinity, .nan,
    ]
    for error in errors {
      for isBlock in [true, false] {
        // From a target of 0 the error is the input itself; from one as large it is 0.
        let targets: Float = error == 0 ? 0.75 : 0
        let found = Self.gradients(
          loss, .identity, inputs: [error == 0 ? 0.75 : error, 0.5], targets: [targets, 0],
          level: level, isBlock: isBlock)
        for (a, b) in found {
          #expect(isClose(a, b, units: 2) || a.isNaN && b.isNaN, "\(error)")
        }
      }
    }
  }

  /// The largest of the weighted inputs is subtracted, wherever it is: e^100 is no number of
  /// float32, and with the largest at 1 all others are nothing.
  @Test(arguments: KernelLevel.available)
  func softmaxOfLargeWeightedInputs(_ level: KernelLevel) {
    for largest: Float in [1, 100, 3e4, -3e4, -100] {
      for place in 0..<3 {
        for gap: Float in [0, 1, 60, 200] {
          var inputs = [Float](repeating: largest - gap, count: 3)
          inputs[place] = largest
          for isBlock in [true, false] {
            let found = Self.gradients(
              .crossEntropy, .softmax, inputs: inputs, targets: [0.5, 0.25, 0],
              level: level, isBlock: isBlock)
            for (a, b) in found {
              // p − t, times an input, with p around 1.
              #expect(isClose(a, b, units: 8, scale: max(1, abs(largest) + gap)), "\(inputs)")
            }
          }
        }
      }
    }
  }

  /// The probabilities add up to 1, and a sigmoid is exactly 0 or 1 far out.
  @Test(arguments: KernelLevel.available)
  func crossEntropiesOfOutputsThatAreSure(_ level: KernelLevel) {
    for z: Float in [-1e4, -100, -20, 0, 20, 100, 1e4] {
      for target: Float in [0, 0.25, 1] {
        let found = Self.gradients(
          .binaryCrossEntropy, .sigmoid, inputs: [z, 1], targets: [target, 0], level: level,
          isBlock: true)
        for (a, b) in found {
          #expect(isClose(a, b, units: 4, scale: max(1, abs(z))), "\(z)")
        }
      }
    }
  }

  /// Nothing is added to a root of 0: a gradient of 0 must not move a parameter, nor spoil the room
  /// beside the parameters, which `isFinite` looks at too.
  @Test(arguments: KernelLevel.available)
  func withoutEpsilonNothingIsDividedByZero(_ level: KernelLevel) {
    let rules: [Optimizer] = [
      .adagrad(epsilon: 0), .rmsprop(epsilon: 0), .rmsprop(epsilon: 0, centered: true),
      .adam(epsilon: 0), .adamw(epsilon: 0, amsgrad: true),
    ]
    for optimizer in rules {
      for isBlock in [true, false] {
        var problem = FastProblem([2, 3, 2], hidden: .relu, samples: 4, batchSize: 4, steps: 3)
        problem.isBlock = isBlock
        problem.network.parameters[2] = -100  // a dead unit
        let dead = problem.network.parameters[..<3]
        let engine = problem.trained(UpdateRule(optimizer: optimizer), level)
        #expect(engine.isFinite, "\(optimizer)")
        if case .adamw = optimizer { continue }
        #expect(engine.network.parameters[..<3] == dead, "\(optimizer)")
      }
    }
  }
}
