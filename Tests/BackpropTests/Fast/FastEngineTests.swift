import Testing

@testable import Backprop

/// The fast path against the readable one, over everything that both can do.
///
/// Both start from the same numbers; the readable path computes in float64. A step in float32
/// rounds each parameter, of some 1, by up to 6e-8, and its gradient, a mean of products of numbers
/// around 1 and of functions exact to 7 units, by some 1e-6, which the learning rate makes 1e-7.
/// Some steps of that stay below 1e-6.
@Suite struct FastEngineTests {
  private static let rules: [UpdateRule] =
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
      UpdateRule(optimizer: .sgd(), trainsBiases: false),
      UpdateRule(optimizer: .adamw(epsilon: 1e-4), trainsBiases: false),
      UpdateRule(
        optimizer: .sgd(momentum: 0.5, weightDecay: 0.1), l2: 0.1, clipNorm: 0.1,
        trainsBiases: false),
    ]

  /// Every loss with every output activation that it accepts.
  private static let outputs = Loss.allCases.flatMap { loss in
    LayerActivation.all.filter(loss.accepts).map { (loss: loss, output: $0) }
  }

  /// A rule that divides by the size of gradients turns their relative error, 1e-4 where terms
  /// cancel each other, into that of a step: as long as the learning rate, or, in RMSprop's first
  /// steps, ten times as long. With a tenth of the rate some steps stay below 4e-6.
  private static func terms(_ rule: UpdateRule) -> (learningRate: Double, tolerance: Double) {
    if case .sgd = rule.optimizer { return (0.1, 1e-6) }
    return (0.01, 4e-6)
  }

  /// Trains both paths, the fast one on each level, and compares.
  private func expectAgreement(
    _ problem: FastProblem, _ rule: UpdateRule = UpdateRule(optimizer: .sgd()),
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var problem = problem
    let tolerance: Double
    (problem.learningRate, tolerance) = Self.terms(rule)
    let exact = problem.reference(rule)
    for level in KernelLevel.available {
      let found = problem.trained(rule, level)
      let gap = FastProblem.gap(found.network.parameters, exact.network.parameters)
      // What is remembered reaches the parameters through the learning rate.
      let memoryGap = FastProblem.gap(found.state, exact.state) * problem.learningRate
      #expect(
        gap < tolerance && memoryGap < tolerance,
        "\(level), \(problem.network.shape.description) by \(problem.batchSize), \(rule)",
        sourceLocation: sourceLocation)
    }
  }

  /// The whole product. Three steps: with momentum the first is of its own, and the second batch
  /// is short.
  @Test(arguments: Activation.allCases)
  func agreesForEveryActivationLossAndRule(_ hidden: Activation) {
    for (position, (loss, output)) in Self.outputs.enumerated() {
      var problem = FastProblem(
        [2, 3, 2], hidden: hidden, output: output, loss: loss, samples: 5, batchSize: 3, steps: 3)
      for (index, rule) in Self.rules.enumerated() {
        problem.isBlock = (position + index) % 2 == 0
        expectAgreement(problem, rule)
      }
    }
  }

  @Test func theProductReachesEverything() {
    #expect(Set(Self.outputs.map(\.loss)) == Set(Loss.allCases))
    #expect(Set(Self.outputs.map(\.output)) == Set(LayerActivation.all))
    for optimizer in Optimizer.all {
      #expect(Self.rules.contains { $0.optimizer == optimizer })
      #expect(
        Self.rules.contains { $0.optimizer != optimizer && $0.optimizer.name == optimizer.name })
    }
    // An odd number of rules would pair each loss with blocks or tiles for every other rule.
    #expect(Set(Self.rules).count == Self.rules.count)
  }

  /// Blocks, tiles with rests of every size, and a layer whose columns are packed.
  @Test(arguments: rules)
  func agreesForEveryRuleInEveryLayout(_ rule: UpdateRule) {
    for sizes in [[2, 4, 3], [7, 9, 6, 5], [40, 15, 3]] {
      expectAgreement(FastProblem(sizes, samples: 17, batchSize: 10, steps: 5), rule)
    }
  }

  @Test func agreesForEveryBatchSize() {
    for sizes in [[2, 4, 3], [7, 9, 6, 5]] {
      for batchSize in Array(1...17) + [31, 32, 33, 48, 49, 64, 70] {
        // The last batch of the epoch is short, the next is whole again.
        let count = batchSize + batchSize / 2 + 1
        expectAgreement(
          FastProblem(
            sizes, output: .softmax, loss: .crossEntropy, samples: count, batchSize: batchSize,
            steps: 4), UpdateRule(optimizer: .sgd(momentum: 0.9)))
      }
      expectAgreement(FastProblem(sizes, samples: 70, batchSize: 1000, steps: 2))
    }
  }

  /// No hidden layer, single units, a unit or an input more than a tile or a chunk, many layers.
  @Test func agreesForOddSizes() {
    let sizes = [
      [1, 1], [1, 7, 1], [3, 1, 1, 3], [17, 16, 15], [15, 8, 16, 2], [31, 4], [33, 4], [127, 3],
      [129, 5, 2], [150, 9, 2], [300, 2], [2, 3, 3, 3, 3, 3, 3, 3, 2],
    ]
    for sizes in sizes {
      for isBlock in [true, false] {
        var problem = FastProblem(sizes, samples: 13, batchSize: 10, steps: 2)
        problem.isBlock = isBlock
        expectAgreement(problem)
      }
    }
    expectAgreement(FastProblem([130, 129, 3], samples: 9, batchSize: 9, steps: 1))
  }

  // MARK: - Clipping

  /// One unit at 0 whose gradient is 3 and 4 times a size: its parameters after a step of rate 1.
  private static func clipped(
    _ size: Float, to clipNorm: Double, _ level: KernelLevel, isBlock: Bool
  ) -> [Float] {
    var problem = FastProblem([1, 1], loss: .halfSquaredError, samples: 1, batchSize: 1, steps: 1)
    problem.network.parameters = [0, 0]
    // The output is 0, and so the error, which is the bias's gradient, is the target's negative.
    problem.samples = SampleSet([(input: [0.75], target: [-4 * size])])
    problem.isBlock = isBlock
    problem.learningRate = 1
    return problem.trained(UpdateRule(optimizer: .sgd(), clipNorm: clipNorm), level)
      .network.parameters
  }

  /// The norm is summed up in float64: squares of gradients beyond 10¹⁹ are no numbers of float32,
  /// and those of gradients below 10⁻²³ are 0.
  @Test(arguments: KernelLevel.available)
  func squaresOutsideFloat32DoNotSpoilTheNorm(_ level: KernelLevel) {
    for isBlock in [true, false] {
      let large = Self.clipped(1e30, to: 5, level, isBlock: isBlock)
      #expect(isClose(large[0], -3, units: 4) && isClose(large[1], -4, units: 4))
      let small = Self.clipped(1e-25, to: 5e-25, level, isBlock: isBlock)
      // 5e-25 / (5e-25 + 1e-6).
      #expect(isClose(small[0], -3e-25 * 5e-19, units: 8), "\(small)")
      #expect(isClose(small[1], -4e-25 * 5e-19, units: 8), "\(small)")
    }
  }

  // MARK: - Pieces and windows

  /// Batches of more than 1024 samples go through in pieces, the last of them of any size.
  @Test func agreesForBatchesOfSeveralPieces() {
    for sizes in [[2, 3, 2], [9, 12, 2]] {
      expectAgreement(FastProblem(sizes, samples: 2080, batchSize: 2080, steps: 1))
      for batchSize in [33, 64, 65, 100] {
        for rule in [UpdateRule(optimizer: .sgd()), UpdateRule(optimizer: .adam(), clipNorm: 0.1)] {
          // The last batch has fewer pieces than the others.
          var problem = FastProblem(
            sizes, samples: batchSize * 3 / 2, batchSize: batchSize, steps: 3)
          problem.pieceSamples = 32
          expectAgreement(problem, rule)
        }
      }
    }
  }

  /// What a larger window would hold at once is prepared in stretches, with the same numbers.
  @Test(arguments: KernelLevel.available)
  func aSmallWindowChangesNoNumber(_ level: KernelLevel) {
    for sizes in [[2, 4, 3], [7, 9, 6, 5]] {
      var problem = FastProblem(sizes, samples: 47, batchSize: 5, steps: 23)
      let rule = UpdateRule(optimizer: .adam())
      let whole = problem.trained(rule, level)
      // A batch takes 5 samples, filled up to whole panels, of some 8 to 40 numbers.
      for windowFloats in [0, 1000, 2000, 4000] {
        problem.windowFloats = windowFloats
        #expect(problem.trained(rule, level).bits == whole.bits, "\(windowFloats)")
      }
      problem.pieceSamples = 32
      problem.batchSize = 40
      let pieces = problem.trained(rule, level)
      problem.windowFloats = nil
      #expect(problem.trained(rule, level).bits == pieces.bits)
    }
  }

  // MARK: - Reading

  /// Forward alone, for more samples than the room holds, in an order with repetitions.
  @Test func outputsAreThoseOfTheReadablePath() {
    for (loss, output) in Self.outputs {
      let problem = FastProblem(
        [3, 5, 4], output: output, loss: loss, samples: 40, batchSize: 7, steps: 1)
      let indices = (0..<75).map { ($0 * 7 + 3) % 40 }
      let exact = ReadableEngine(
        network: Network<Double>(
          shape: problem.network.shape, parameters: problem.network.parameters.map { Double($0) }),
        loss: loss, rule: UpdateRule(optimizer: .sgd())
      ).outputs(of: problem.exactSamples, indices[...])
      for level in KernelLevel.available {
        let found = problem.engine(UpdateRule(optimizer: .sgd()), level)
          .outputs(of: problem.samples, indices[...])
        // Sums of four products below 2, and a function exact to 7 units.
        #expect(FastProblem.gap(found.weightedInputs, exact.weightedInputs) < 4e-7)
        #expect(FastProblem.gap(found.activations, exact.activations) < 1e-6, "\(output)")
      }
    }
  }

  /// Units of two layers, the first of them not the first of its layer.
  @Test func activationsAreThoseOfTheReadablePathUnitByUnit() {
    let problem = FastProblem([3, 5, 4, 2], samples: 40, batchSize: 7, steps: 1)
    let indices = (0..<75).map { ($0 * 7 + 3) % 40 }
    let exact = Network<Double>(
      shape: problem.network.shape, parameters: problem.network.parameters.map { Double($0) })
    let units = 4..<10
    let passes = indices.map { index in
      var pass = Pass<Double>(exact.shape)
      exact.forward(problem.exactSamples.input(index), into: &pass)
      return pass.activations
    }
    let wanted = units.flatMap { unit in passes.map { $0[unit] } }
    let readable = ReadableEngine(
      network: exact, loss: problem.loss, rule: UpdateRule(optimizer: .sgd()))
    #expect(
      readable.activations(of: problem.exactSamples, indices[...], units: units) == wanted)
    for level in KernelLevel.available {
      let engine = problem.engine(UpdateRule(optimizer: .sgd()), level)
      let found = engine.activations(of: problem.samples, indices[...], units: units)
      #expect(FastProblem.gap(found, wanted) < 1e-6)
      #expect(engine.activations(of: problem.samples, indices[...], units: 5..<5).isEmpty)
    }
  }

  @Test(arguments: KernelLevel.available)
  func theLastUpdateIsTheChangeOfTheLastStep(_ level: KernelLevel) {
    for sizes in [[2, 4, 3], [7, 9, 6, 5]] {
      let problem = FastProblem(sizes, samples: 7, batchSize: 3, steps: 4)
      var engine = problem.engine(UpdateRule(optimizer: .adam()), level)
      #expect(engine.lastUpdate.allSatisfy { $0 == 0 })
      engine.train(problem.batches, first: 0, count: 3, learningRate: 0.1, on: nil)
      let before = engine.network.parameters
      engine.train(problem.batches, first: 0, count: 1, learningRate: 0.1, on: nil)
      #expect(engine.lastUpdate == zip(engine.network.parameters, before).map { $0 - $1 })
      #expect(engine.lastUpdate.allSatisfy { $0 != 0 })
      #expect(problem.trained(engine.rule, level).bits == engine.bits)
    }
  }
}
