import AllocationCount
import Testing

@testable import Backprop

/// What the fast path's memory holds between steps, and that steps ask for none.
@Suite struct FastMemoryTests {
  static let rules: [UpdateRule] = [
    UpdateRule(optimizer: .sgd(momentum: 0.9)),
    UpdateRule(optimizer: .sgd(momentum: 0.9, nesterov: true)),
    UpdateRule(optimizer: .adagrad()),
    UpdateRule(optimizer: .rmsprop()),
    UpdateRule(optimizer: .rmsprop(momentum: 0.9)),
    UpdateRule(optimizer: .rmsprop(momentum: 0.9, centered: true)),
    UpdateRule(optimizer: .adam()),
    UpdateRule(optimizer: .adam(amsgrad: true)),
    UpdateRule(optimizer: .adamw()),
    UpdateRule(optimizer: .adam(), clipNorm: 0.1),
  ]

  /// A network whose hidden units are all dead: the first layer's gradient is 0.
  private static func deadProblem(_ isBlock: Bool) -> FastProblem {
    var problem = FastProblem([2, 5, 2], hidden: .relu, samples: 6, batchSize: 6, steps: 1)
    problem.isBlock = isBlock
    for unit in 0..<5 { problem.network.parameters[3 * unit + 2] = -100 }
    return problem
  }

  /// Numbers below the smallest normal one make a processor many times slower, for ever: momentum
  /// times 0.9 ends among them and stays.
  @Test(arguments: rules, KernelLevel.available)
  func whatDecaysIsZeroBeforeItIsSubnormal(_ rule: UpdateRule, _ level: KernelLevel) {
    for isBlock in [true, false] {
      let problem = Self.deadProblem(isBlock)
      let normal = Float.leastNormalMagnitude
      for tiny in [normal / 10, -normal / 10, normal.nextDown, .leastNonzeroMagnitude] {
        var engine = problem.engine(rule, level)
        for buffer in engine.memory.buffers {
          buffer?.base.update(repeating: tiny, count: engine.layout.count)
        }
        engine.train(problem.batches, first: 0, count: 1, learningRate: 0.01, on: nil)
        let buffers = [engine.state.first, engine.state.second, engine.state.third]
        #expect(buffers.contains { !$0.isEmpty })
        for buffer in buffers where !buffer.isEmpty {
          // The first 15 are the dead units' weights and biases.
          #expect(buffer[..<15].allSatisfy { $0 == 0 }, "\(tiny) \(isBlock)")
          #expect(buffer.allSatisfy { !$0.isSubnormal })
        }
        #expect(engine.isFinite)
      }
    }
  }

  /// The same by steps alone, as it happens: each step keeps a part of what dead units remember.
  @Test(arguments: KernelLevel.available)
  func momentaOfDeadUnitsEndAtZero(_ level: KernelLevel) {
    let rules: [Optimizer] = [
      .sgd(momentum: 0.5), .rmsprop(alpha: 0.5, momentum: 0.5, centered: true),
      .adam(beta1: 0.5, beta2: 0.5),
    ]
    for optimizer in rules {
      var problem = FastProblem([2, 5, 2], hidden: .relu, samples: 6, batchSize: 6, steps: 1)
      var engine = problem.engine(UpdateRule(optimizer: optimizer), level)
      engine.train(problem.batches, first: 0, count: 1, learningRate: 0, on: nil)
      #expect(engine.state.first[..<15].contains { $0 != 0 })
      // Far inputs on the dead side: from here on the gradient of the hidden layer is 0.
      problem.samples = SampleSet(
        inputsPerSample: 2, targetsPerSample: 2, inputs: Array(repeating: 0, count: 12),
        targets: problem.samples.targets)
      for unit in 0..<5 { engine.memory.parameters.base[3 * unit + 2] = -1000 }
      var isEverSubnormal = false
      for _ in 0..<160 {
        engine.train(problem.batches, first: 0, count: 1, learningRate: 0, on: nil)
        let state = engine.state
        let memories = state.first + state.second + state.third
        isEverSubnormal = isEverSubnormal || memories.contains { $0.isSubnormal }
      }
      #expect(!isEverSubnormal)
      #expect(engine.state.first[..<15].allSatisfy { $0 == 0 }, "\(optimizer)")
      #expect(engine.state.second.prefix(15).allSatisfy { $0 == 0 }, "\(optimizer)")
    }
  }

  /// Normal numbers are fast, however small: what small gradients add up to is not thrown away.
  @Test(arguments: KernelLevel.available)
  func normalNumbersAreKept(_ level: KernelLevel) {
    let rule = UpdateRule(optimizer: .adam(beta1: 0.75, beta2: 0.5, amsgrad: true))
    for isBlock in [true, false] {
      let problem = Self.deadProblem(isBlock)
      for small in [2 * Float.leastNormalMagnitude, 1e-37, 1e-31, 1e-20] {
        var engine = problem.engine(rule, level)
        for buffer in engine.memory.buffers {
          buffer?.base.update(repeating: small, count: engine.layout.count)
        }
        engine.train(problem.batches, first: 0, count: 1, learningRate: 0.01, on: nil)
        // The first 15 are the dead units' weights and biases, whose gradient is 0.
        #expect(engine.state.first[..<15].allSatisfy { $0 == 0.75 * small }, "\(small)")
        #expect(engine.state.second[..<15].allSatisfy { $0 == 0.5 * small }, "\(small)")
        #expect(engine.state.third[..<15].allSatisfy { $0 == small }, "\(small)")
      }
    }
  }

  // MARK: - Divergence

  @Test(arguments: Optimizer.all, KernelLevel.available)
  func tooLargeARateEndsInNumbersThatAreNone(_ optimizer: Optimizer, _ level: KernelLevel) {
    for activation in Activation.allCases {
      for isBlock in [true, false] {
        var problem = FastProblem(
          [2, 4, 2], hidden: activation, loss: .meanSquaredError, samples: 7, batchSize: 3,
          steps: 12)
        problem.isBlock = isBlock
        problem.learningRate = 1e37
        let engine = problem.trained(UpdateRule(optimizer: optimizer), level)
        #expect(!engine.isFinite, "\(activation)")
        #expect(engine.network.parameters.contains { !$0.isFinite })
        _ = engine.outputs(of: problem.samples, [0, 1])
      }
    }
  }

  /// One number among the samples that is none spoils the parameters in both paths, and only where
  /// it counts: not in another batch.
  @Test(arguments: KernelLevel.available)
  func inputsThatAreNoNumbersSpread(_ level: KernelLevel) {
    for hidden in Activation.allCases {
      for isBlock in [true, false] {
        var problem = FastProblem([2, 4, 2], hidden: hidden, samples: 20, batchSize: 5, steps: 1)
        problem.isBlock = isBlock
        var inputs = problem.samples.inputs
        inputs[9] = .nan
        problem.samples = SampleSet(
          inputsPerSample: 2, targetsPerSample: 2, inputs: inputs, targets: problem.samples.targets)
        var engine = problem.engine(UpdateRule(optimizer: .sgd()), level)
        engine.train(problem.batches, first: 1, count: 3, learningRate: 0.1, on: nil)
        #expect(engine.isFinite)
        engine.train(problem.batches, first: 0, count: 1, learningRate: 0.1, on: nil)
        #expect(!engine.isFinite, "\(hidden)")
        #expect(engine.network.parameters.allSatisfy { $0.isNaN }, "\(hidden)")
      }
    }
  }

  /// Lanes without a sample hold nothing of the table: its first sample spoils no batch that it is
  /// not in. Inputs that fill a vector are staged in another way than few of them.
  @Test(arguments: [1, 3, 4, 5, 8, 9, 16, 19], KernelLevel.available)
  func idleLanesHoldNoSample(_ inputs: Int, _ level: KernelLevel) {
    for isBlock in [true, false] {
      for batchSize in [1, 3, 5, 9, 17] {
        var problem = FastProblem(
          [inputs, 3, 2], samples: 2 * batchSize, batchSize: batchSize, steps: 1)
        problem.isBlock = isBlock
        var (numbers, targets) = (problem.samples.inputs, problem.samples.targets)
        for index in 0..<inputs { numbers[index] = .nan }
        for index in 0..<2 { targets[index] = .nan }
        problem.samples = SampleSet(
          inputsPerSample: inputs, targetsPerSample: 2, inputs: numbers, targets: targets)
        var engine = problem.engine(UpdateRule(optimizer: .sgd()), level)
        engine.train(problem.batches, first: 1, count: 1, learningRate: 0.1, on: nil)
        #expect(engine.isFinite, "\(batchSize) samples, \(isBlock)")
      }
    }
  }

  // MARK: - Allocations

  struct Training: Sendable, CustomTestStringConvertible {
    var problem: FastProblem
    var rule: UpdateRule
    var testDescription: String { "\(problem.network.shape.description), \(rule.optimizer.name)" }
  }

  static let trainings: [Training] = [
    ([2, 3, 1], 4, 4, UpdateRule(optimizer: .sgd())),
    ([2, 4, 2, 1], 50, 10, UpdateRule(optimizer: .sgd(momentum: 0.9))),
    ([7, 8, 8, 1], 50, 10, UpdateRule(optimizer: .sgd(), clipNorm: 0.1)),
    ([20, 12, 10], 75, 32, UpdateRule(optimizer: .adam())),
    ([20, 12, 10], 75, 32, UpdateRule(optimizer: .adam(), clipNorm: 0.1)),
  ].map { sizes, count, batchSize, rule in
    Training(
      problem: FastProblem(sizes, samples: count, batchSize: batchSize, steps: 0), rule: rule)
  }

  @Test(.enabled(if: allocation_count() >= 0), arguments: trainings)
  func stepsAllocateNothing(_ row: Training) {
    var engine = row.problem.engine(row.rule, .standard)
    let batches = row.problem.batches
    func allocations(_ steps: Int) -> Int {
      let before = allocation_count()
      engine.train(batches, first: 0, count: steps, learningRate: 1e-3, on: nil)
      return allocation_count() - before
    }
    #expect(allocations(3) > 0, "the first steps make room")
    let few = allocations(10)
    #expect(allocations(1000) == few, "\(few) for a call")
    #expect(few < 20)
    #if !DEBUG
      // Closures and slices of a build for debugging ask for memory in every call.
      #expect(few == 0)
    #endif
  }

  #if !DEBUG
    /// An epoch in a new order is prepared where the last one was.
    @Test(.enabled(if: allocation_count() >= 0), arguments: trainings)
    func shuffledEpochsAllocateNothing(_ row: Training) {
      var engine = row.problem.engine(row.rule, .standard)
      var batches = row.problem.batches
      var rng = RandomGenerator(seed: 3)
      func allocations() -> Int {
        let before = allocation_count()
        batches.shuffle(using: &rng)
        engine.train(batches, first: 0, count: batches.count, learningRate: 1e-3, on: nil)
        return allocation_count() - before
      }
      #expect(allocations() > 0, "the first epoch makes room")
      #expect(allocations() == 0)
      #expect(allocations() == 0)
    }
  #endif
}
