import Testing

@testable import Backprop

/// The fast path against the readable one, over everything that both can do.
@Suite struct FastEngineTests {
  /// A network and its data, small enough for a block of parameters or not.
  struct Problem {
    var network: Network<Float>
    var samples: SampleSet<Float>

    init(
      sizes: [Int], hidden: Activation, output: LayerActivation, loss: Loss, samples count: Int
    ) {
      var rng = RandomGenerator(seed: 7)
      let units = sizes.dropFirst().dropLast().map { ($0, LayerActivation.elementwise(hidden)) }
      let shape = NetworkShape(inputs: sizes[0], layers: units + [(sizes[sizes.count - 1], output)])
      network = Network(shape: shape, initializer: .glorotUniform, bias: 0.125, using: &rng)
      let inputs = (0..<(count * shape.inputs)).map { _ in Float(rng.uniform(-1, 1)) }
      var targets: [Float] = []
      for _ in 0..<count {
        switch loss {
        case .binaryCrossEntropy: targets += (0..<shape.outputs).map { _ in Float(rng.below(2)) }
        case .crossEntropy:
          let label = rng.below(shape.outputs)
          targets += (0..<shape.outputs).map { $0 == label ? 1 : 0 }
        default: targets += (0..<shape.outputs).map { _ in Float(rng.uniform(-1.5, 1.5)) }
        }
      }
      samples = SampleSet(
        inputsPerSample: shape.inputs, targetsPerSample: shape.outputs, inputs: inputs,
        targets: targets)
    }
  }

  /// Trains both paths alike and returns the largest difference between their parameters,
  /// relative to the larger of 1 and the parameter.
  static func difference(
    _ problem: Problem, loss: Loss, rule: UpdateRule, level: KernelLevel, batchSize: Int,
    steps: Int = 5, learningRate: Double = 0.01
  ) -> Float {
    var fast = FastEngine(network: problem.network, loss: loss, rule: rule, level: level)
    var readable = ReadableEngine<Float>(network: problem.network, loss: loss, rule: rule)
    let batches = Batches(problem.samples, batchSize: batchSize)
    fast.train(batches, first: 0, count: steps, learningRate: learningRate, on: nil)
    readable.train(batches, first: 0, count: steps, learningRate: learningRate, on: nil)
    return zip(fast.network.parameters, readable.network.parameters).reduce(0) {
      let gap = abs($1.0 - $1.1) / max(1, abs($1.1))
      return gap.isNaN ? .infinity : max($0, gap)
    }
  }

  @Test(arguments: KernelLevel.available)
  func agreesForEveryActivationAndLoss(_ level: KernelLevel) {
    for sizes in [[2, 4, 3], [7, 9, 6, 5]] {
      for loss in Loss.allCases {
        for output in LayerActivation.all where loss.accepts(output) {
          for hidden in Activation.allCases {
            let problem = Problem(
              sizes: sizes, hidden: hidden, output: output, loss: loss, samples: 23)
            let found = Self.difference(
              problem, loss: loss, rule: UpdateRule(optimizer: .sgd()), level: level,
              batchSize: 10)
            #expect(found < 2e-6, "\(sizes) \(hidden) \(output.name) \(loss)")
          }
        }
      }
    }
  }

  @Test(arguments: KernelLevel.available)
  func agreesForEveryBatchSize(_ level: KernelLevel) {
    for sizes in [[2, 4, 3], [7, 9, 6, 5], [30, 20, 40, 3]] {
      let problem = Problem(
        sizes: sizes, hidden: .tanh, output: .softmax, loss: .crossEntropy, samples: 75)
      for batchSize in [1, 2, 3, 4, 5, 8, 10, 15, 16, 17, 31, 32, 33, 64, 70, 75] {
        let found = Self.difference(
          problem, loss: .crossEntropy, rule: UpdateRule(optimizer: .sgd(momentum: 0.9)),
          level: level, batchSize: batchSize, steps: 9)
        #expect(found < 3e-6, "\(sizes), batch \(batchSize)")
      }
    }
  }

  static let rules: [UpdateRule] =
    Optimizer.all.map { UpdateRule(optimizer: $0) } + [
      UpdateRule(optimizer: .sgd(momentum: 0.9, dampening: 0.5, weightDecay: 0.1)),
      UpdateRule(optimizer: .sgd(momentum: 0.9, nesterov: true, weightDecay: 0.1)),
      UpdateRule(optimizer: .sgd(weightDecay: 0.1)),
      UpdateRule(
        optimizer: .adagrad(learningRateDecay: 0.1, initialAccumulator: 0.5, weightDecay: 0.1)),
      UpdateRule(optimizer: .rmsprop(alpha: 0.9, momentum: 0.5, weightDecay: 0.1)),
      UpdateRule(optimizer: .rmsprop(epsilon: 1e-3, momentum: 0.5, centered: true)),
      UpdateRule(optimizer: .adam(beta1: 0.8, epsilon: 1e-4, amsgrad: true, weightDecay: 0.1)),
      UpdateRule(optimizer: .adamw(epsilon: 1e-4, amsgrad: true, weightDecay: 0.2)),
      UpdateRule(optimizer: .sgd(), l1: 0.05, l2: 0.1),
      UpdateRule(optimizer: .adam(epsilon: 1e-4), l1: 0.01, l2: 0.1, clipNorm: 0.1),
      UpdateRule(optimizer: .sgd(), clipNorm: 0.05),
      UpdateRule(optimizer: .sgd(), clipNorm: 1e6),
      UpdateRule(optimizer: .adamw(epsilon: 1e-4), trainsBiases: false),
      UpdateRule(
        optimizer: .sgd(momentum: 0.5, weightDecay: 0.1), l2: 0.1, clipNorm: 0.1,
        trainsBiases: false),
    ]

  @Test(arguments: KernelLevel.available)
  func agreesForEveryRule(_ level: KernelLevel) {
    for sizes in [[2, 4, 3], [7, 9, 6, 5], [40, 33, 3]] {
      let problem = Problem(
        sizes: sizes, hidden: .tanh, output: .identity, loss: .meanSquaredError, samples: 37)
      for rule in Self.rules {
        let found = Self.difference(
          problem, loss: .meanSquaredError, rule: rule, level: level, batchSize: 10, steps: 12)
        #expect(found < 2e-5, "\(sizes) \(rule)")
      }
    }
  }
}
