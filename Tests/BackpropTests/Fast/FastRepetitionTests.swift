import Foundation
import Synchronization
import Testing

@testable import Backprop

/// The same numbers, to the bit, however steps are cut into calls and whatever else is done.
@Suite struct FastRepetitionTests {
  /// A block and tiles; a rule that is the same in each step, and one that is not.
  struct Case: Sendable {
    var problem: FastProblem
    var rule: UpdateRule
    var level: KernelLevel
  }

  static let cases = KernelLevel.available.flatMap { level in
    [[2, 4, 3], [7, 9, 6, 5]].flatMap { sizes in
      [UpdateRule(optimizer: .sgd(momentum: 0.9)), UpdateRule(optimizer: .adam())].map { rule in
        Case(
          problem: FastProblem(sizes, samples: 23, batchSize: 5, steps: 13), rule: rule,
          level: level)
      }
    }
  }

  /// Makes steps `range` of the problem's.
  private static func train(_ engine: inout FastEngine, _ row: Case, _ range: Range<Int>) {
    let batches = row.problem.batches
    engine.train(
      batches, first: range.lowerBound % batches.count, count: range.count,
      learningRate: row.problem.learningRate, on: nil)
  }

  @Test(arguments: cases)
  func oneCallIsManyCalls(_ row: Case) {
    let whole = row.problem.trained(row.rule, row.level).bits
    for stretch in [1, 2, 5, 6] {
      var engine = row.problem.engine(row.rule, row.level)
      for first in stride(from: 0, to: row.problem.steps, by: stretch) {
        Self.train(&engine, row, first..<min(first + stretch, row.problem.steps))
      }
      #expect(engine.bits == whole, "\(stretch) steps a call")
    }
  }

  /// Copies of the same batches that are shuffled apart have orders of their own.
  @Test(arguments: cases)
  func copiesAreShuffledApart(_ row: Case) {
    var rng = RandomGenerator(seed: 8)
    var first = row.problem.batches
    var second = first
    first.shuffle(using: &rng)
    second.shuffle(using: &rng)
    #expect(first.order != second.order)
    var engine = row.problem.engine(row.rule, row.level)
    var other = engine
    for batches in [first, second] {
      engine.train(batches, first: 0, count: 4, learningRate: 0.01, on: nil)
      let fresh = Batches(batches.samples, order: batches.order, batchSize: batches.batchSize)
      other.train(fresh, first: 0, count: 4, learningRate: 0.01, on: nil)
    }
    #expect(engine.bits == other.bits)
  }

  /// An order that was put anew is prepared anew, also where its batches are as many and as large.
  @Test(arguments: cases)
  func anotherOrderIsPreparedAnew(_ row: Case) {
    var rng = RandomGenerator(seed: 5)
    var batches = row.problem.batches
    var exact = Batches(row.problem.exactSamples, batchSize: 5)
    var engine = row.problem.engine(row.rule, row.level)
    let network = Network(
      shape: engine.shape, parameters: engine.network.parameters.map { Double($0) })
    var readable = ReadableEngine(network: network, loss: row.problem.loss, rule: row.rule)
    for _ in 0..<3 {
      batches.shuffle(using: &rng)
      exact = Batches(exact.samples, order: batches.order, batchSize: 5)
      // Four of five steps: the fifth batch alone would tell less.
      engine.train(batches, first: 0, count: 4, learningRate: 0.01, on: nil)
      readable.train(exact, first: 0, count: 4, learningRate: 0.01, on: nil)
      engine.train(row.problem.batches, first: 1, count: 1, learningRate: 0.01, on: nil)
      let start = Batches(exact.samples, batchSize: 5)
      readable.train(start, first: 1, count: 1, learningRate: 0.01, on: nil)
    }
    // As in `FastEngineTests`; another order moves parameters by some 1e-2.
    #expect(
      FastProblem.gap(engine.network.parameters, readable.network.parameters) < 4e-6)
  }

  /// The same batches, put into another order where they are, with nothing trained in between; and
  /// copies of them, each with an order of its own.
  @Test(arguments: KernelLevel.available)
  func eachShuffleIsPreparedAnew(_ level: KernelLevel) {
    for sizes in [[2, 4, 3], [7, 9, 6, 5]] {
      let problem = FastProblem(sizes, samples: 23, batchSize: 5, steps: 0)
      var rng = RandomGenerator(seed: 5)
      var engine = problem.engine(UpdateRule(optimizer: .sgd()), level)
      var afresh = engine
      var batches = problem.batches
      var copy = batches
      func train(_ batches: Batches<Float>) {
        engine.train(batches, first: 0, count: 4, learningRate: 0.1, on: nil)
        // Batches that are made of the order know of no other.
        let same = Batches(batches.samples, order: batches.order, batchSize: 5)
        afresh.train(same, first: 0, count: 4, learningRate: 0.1, on: nil)
        #expect(engine.bits == afresh.bits)
      }
      train(batches)
      for _ in 0..<3 {
        batches.shuffle(using: &rng)
        train(batches)
        copy.shuffle(using: &rng)
        #expect(copy.order != batches.order)
        train(copy)
      }
      for _ in 0..<3 {
        batches.shuffle(using: &rng)
        train(batches)
      }
    }
  }

  /// Rules that change from step to step are worked out for 256 steps at a time.
  @Test(arguments: KernelLevel.available)
  func oneCallIsManyCallsForHundredsOfSteps(_ level: KernelLevel) {
    for rule in [UpdateRule(optimizer: .adam()), UpdateRule(optimizer: .adam(), clipNorm: 0.1)] {
      let row = Case(
        problem: FastProblem([2, 3, 2], samples: 7, batchSize: 3, steps: 600), rule: rule,
        level: level)
      var engine = row.problem.engine(rule, level)
      for range in [0..<1, 1..<255, 255..<257, 257..<600] { Self.train(&engine, row, range) }
      #expect(engine.bits == row.problem.trained(rule, level).bits)
    }
  }

  @Test(arguments: Optimizer.all)
  func epochsOfATrainerAreItsSteps(_ optimizer: Optimizer) {
    let problem = FastProblem([2, 4, 3], samples: 23, batchSize: 5, steps: 0)
    var epochs = Trainer(
      network: problem.network, loss: problem.loss, optimizer: optimizer)
    var steps = epochs
    var single = epochs
    epochs.train(problem.batches, epochs: 3, learningRate: 0.01)
    for _ in 0..<3 {
      for step in 0..<5 {
        steps.train(problem.batches, steps: step..<(step + 1), learningRate: 0.01)
        single.step(problem.samples, batch: problem.batches[step], learningRate: 0.01)
      }
    }
    #expect(steps.engine.bits == epochs.engine.bits)
    #expect(single.engine.bits == epochs.engine.bits)
  }

  @Test(arguments: cases)
  func readingChangesNothing(_ row: Case) {
    var engine = row.problem.engine(row.rule, row.level)
    let indices = Array(0..<23)[...]
    for step in 0..<row.problem.steps {
      _ = engine.outputs(of: row.problem.samples, indices)
      _ = engine.gradient(of: row.problem.samples, indices)
      _ = (engine.network, engine.state, engine.lastUpdate, engine.isFinite)
      Self.train(&engine, row, step..<(step + 1))
    }
    #expect(engine.bits == row.problem.trained(row.rule, row.level).bits)
  }

  @Test(arguments: cases)
  func copiesAreTheirOwn(_ row: Case) {
    var engine = row.problem.engine(row.rule, row.level)
    Self.train(&engine, row, 0..<4)
    let kept = engine
    let bits = engine.bits
    var copy = engine
    Self.train(&copy, row, 4..<9)
    #expect(engine.bits == bits && kept.bits == bits)
    #expect(copy.bits != bits)
    Self.train(&engine, row, 4..<9)
    #expect(engine.bits == copy.bits && kept.bits == bits)
    // Turn by turn in the room that both share.
    for step in 9..<13 {
      Self.train(&copy, row, step..<(step + 1))
      #expect(engine.bits != copy.bits)
      Self.train(&engine, row, step..<(step + 1))
      #expect(engine.bits == copy.bits)
    }
    #expect(engine.bits == row.problem.trained(row.rule, row.level).bits && kept.bits == bits)
  }

  /// Batches of other sizes and other data in between make the room anew, or not.
  @Test(arguments: cases)
  func otherBatchesInBetweenChangeNoNumber(_ row: Case) {
    var others = row.problem
    others.samples =
      FastProblem(
        [row.problem.network.shape.inputs, row.problem.network.shape.outputs], samples: 90,
        batchSize: 1, steps: 1
      ).samples
    var engine = row.problem.engine(row.rule, row.level)
    for batchSize in [40, 1, 5, 17, 5, 90, 3] {
      others.batchSize = batchSize
      trainBesideFreshRoom(&engine, others, count: 2, learningRate: 0.01)
      Self.train(&engine, row, 0..<3)
    }
  }

  /// A larger batch would go through a smaller room in pieces, whose sums are rounded otherwise.
  @Test(arguments: [[2, 4, 3], [7, 9, 6, 5]], KernelLevel.available)
  func largerBatchesHaveLargerRooms(_ sizes: [Int], _ level: KernelLevel) {
    var problem = FastProblem(sizes, samples: 90, batchSize: 17, steps: 0)
    var engine = problem.engine(UpdateRule(optimizer: .sgd()), level)
    for batchSize in [17, 33, 90, 64, 18] {
      problem.batchSize = batchSize
      trainBesideFreshRoom(&engine, problem, count: 3, learningRate: 0.1)
    }
  }

  /// Trains with the problem's batches and expects what a copy in a room of its own arrives at.
  private func trainBesideFreshRoom(
    _ engine: inout FastEngine, _ problem: FastProblem, count: Int, learningRate: Double
  ) {
    let batches = problem.batches
    // A copy makes a room of its own as soon as another is at work in the shared one.
    var alone = engine
    withBusyRoom(of: engine) {
      alone.train(batches, first: 0, count: count, learningRate: learningRate, on: nil)
    }
    engine.train(batches, first: 0, count: count, learningRate: learningRate, on: nil)
    #expect(engine.bits == alone.bits, "\(problem.batchSize)")
  }

  /// Two threads in one room would write into each other's panels; and who leaves it leaves it
  /// free, since another one costs memory.
  @Test(arguments: cases)
  func aRoomIsLeftToWhoIsInIt(_ row: Case) {
    var engine = row.problem.engine(row.rule, row.level)
    Self.train(&engine, row, 0..<1)
    let room = engine.workspace
    var copy = engine
    withBusyRoom(of: engine) {
      _ = copy.outputs(of: row.problem.samples, [0, 1, 2])
      #expect(!room.acquire())
      Self.train(&copy, row, 1..<3)
      #expect(copy.workspace !== room)
    }
    for step in 1..<3 {
      _ = engine.outputs(of: row.problem.samples, [0, 1, 2])
      _ = engine.gradient(of: row.problem.samples, [0, 1, 2])
      Self.train(&engine, row, step..<(step + 1))
      #expect(engine.workspace === room)
    }
    #expect(engine.bits == copy.bits)
  }

  private func withBusyRoom(of engine: FastEngine, _ body: () -> Void) {
    let isFree = engine.workspace.acquire()
    #expect(isFree)
    body()
    engine.workspace.release()
  }

  /// Two copies on two threads, again and again, each with the numbers that it has alone.
  @Test(arguments: cases)
  func copiesTrainAtTheSameTime(_ row: Case) {
    var first = row.problem.engine(row.rule, row.level)
    Self.train(&first, row, 0..<3)
    let start = first
    Self.train(&first, row, 3..<13)
    let expected = first.bits
    let outputs = start.outputs(of: row.problem.samples, [0, 1, 2]).activations
    let found = Mutex<[[UInt32]]>([])
    DispatchQueue.concurrentPerform(iterations: 8) { number in
      var copy = start
      if number % 2 == 0 {
        for step in 3..<13 { Self.train(&copy, row, step..<(step + 1)) }
      } else {
        Self.train(&copy, row, 3..<13)
      }
      let same = start.outputs(of: row.problem.samples, [0, 1, 2]).activations == outputs
      found.withLock { $0.append(same ? copy.bits : []) }
    }
    #expect(found.withLock { $0 } == Array(repeating: expected, count: 8))
  }
}
