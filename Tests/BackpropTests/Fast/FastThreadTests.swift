import Testing

@testable import Backprop

/// Steps whose work is split over several threads.
@Suite struct FastThreadTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var problem: FastProblem
    var rule: UpdateRule
    var testDescription: String {
      "\(problem.network.shape.description), batches of \(problem.batchSize)"
    }
  }

  private static func problem(
    _ sizes: [Int], _ hidden: Activation, samples: Int, batchSize: Int, steps: Int
  ) -> FastProblem {
    FastProblem(
      sizes, hidden: hidden, output: .softmax, loss: .crossEntropy, samples: samples,
      batchSize: batchSize, steps: steps)
  }

  /// From a network of a few units, of which a part may get none, to one that is worth threads.
  static let small: [Case] = [
    Case(
      problem: FastProblem(
        [7, 8, 8, 8, 8, 8, 8, 1], samples: 25, batchSize: 10, steps: 25),
      rule: UpdateRule(optimizer: .sgd())),
    Case(
      problem: problem([2, 3, 2], .tanh, samples: 90, batchSize: 40, steps: 25),
      rule: UpdateRule(optimizer: .rmsprop(momentum: 0.9))),
    Case(
      problem: problem([64, 32, 10], .relu, samples: 80, batchSize: 32, steps: 25),
      rule: UpdateRule(optimizer: .adam(), clipNorm: 0.5)),
  ]
  /// Networks of handwritten digits' size. The kernels of a build for debugging are not optimised,
  /// some thirty times slower: there the second has its widest layer and its panels alone.
  #if DEBUG
    private static let (steps, wide) = (2, [64, 1024, 32, 10])
  #else
    private static let (steps, wide) = (25, [784, 1024, 1024, 10])
  #endif
  static let large: [Case] = [
    Case(
      problem: problem([784, 256, 128, 10], .relu, samples: 100, batchSize: 64, steps: steps),
      rule: UpdateRule(optimizer: .sgd())),
    Case(
      problem: problem(wide, .relu, samples: 256, batchSize: 256, steps: steps / 2),
      rule: UpdateRule(optimizer: .sgd(momentum: 0.9))),
  ]

  private func expectNoDifference(_ row: Case, _ level: KernelLevel, parts: [Int]) {
    let alone = row.problem.trained(row.rule, level)
    #expect(alone.isFinite && alone.lastUpdate.contains { $0 != 0 })
    for count in parts {
      let record = ThreadRecord()
      let found = row.problem.trained(row.rule, level, on: record.forkJoin(parts: count))
      #expect(found.bits == alone.bits, "\(count) parts, \(level)")
      Self.expectSeparateThreads(record, parts: count)
    }
  }

  /// Each call ran each part once, all at the same time on threads of their own.
  private static func expectSeparateThreads(_ record: ThreadRecord, parts: Int) {
    let calls = Dictionary(grouping: record.all, by: \.call)
    #expect(parts == 1 ? calls.isEmpty : !calls.isEmpty)
    for entries in calls.values {
      #expect(entries.map(\.part).sorted() == Array(0..<parts))
      #expect(Set(entries.map(\.thread)).count == parts)
    }
  }

  @Test(arguments: small, KernelLevel.available)
  func threadsChangeNoNumber(_ row: Case, _ level: KernelLevel) {
    expectNoDifference(row, level, parts: [1, 2, 3])
  }

  @Test(arguments: large, KernelLevel.available)
  func threadsChangeNoNumberOfLargeNetworks(_ row: Case, _ level: KernelLevel) {
    expectNoDifference(row, level, parts: [2])
  }

  /// Without its work the numbers are others: else a part that is never run would go unnoticed.
  @Test(arguments: KernelLevel.available)
  func eachPartHasItsWork(_ level: KernelLevel) {
    let problem = Self.problem([64, 48, 10], .relu, samples: 100, batchSize: 100, steps: 1)
    let rule = UpdateRule(optimizer: .sgd())
    let whole = problem.trained(rule, level).bits
    for part in 0..<3 {
      let record = ThreadRecord(leavingOut: part)
      #expect(problem.trained(rule, level, on: record.forkJoin(parts: 3)).bits != whole)
    }
  }

  /// Small steps are over before a second thread has begun.
  @Test func smallStepsAreNotSplit() {
    let calls = ThreadRecord()
    func run(_ problem: FastProblem) -> Int {
      let before = calls.all.count
      let run = calls.forkJoin(parts: 2).run
      _ = problem.trained(
        UpdateRule(optimizer: .sgd()), .baseline, on: ForkJoin(parts: 2, run: run))
      return calls.all.count - before
    }
    #expect(run(Self.problem([64, 32, 10], .relu, samples: 32, batchSize: 32, steps: 1)) == 0)
    // 6 · 83,550 parameters · 20 samples are above 10⁷ operations, and those of 19 are below.
    let sizes = [64, 400, 140, 10]
    #expect(run(Self.problem(sizes, .relu, samples: 19, batchSize: 19, steps: 1)) == 0)
    #expect(run(Self.problem(sizes, .relu, samples: 20, batchSize: 20, steps: 1)) == 4)
    #expect(run(Self.problem(sizes, .relu, samples: 20, batchSize: 20, steps: 2)) == 8)
  }
}
