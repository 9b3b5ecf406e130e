import DrawnExperiments
import Testing

@testable import Training

@Suite struct PauseWatchTests {
  private static let quiet = PauseObservation(
    epoch: 10, trainLoss: 0.5, trainLossBefore: 0.5, testLoss: 0.5, smallestTestLoss: 0.5,
    deadUnits: 0, updateRatios: [-3, nil])

  private typealias Edge = (
    PauseCondition, Double, @Sendable (inout PauseObservation) -> Void,
    @Sendable (inout PauseObservation) -> Void
  )

  /// Each condition with a number, what is just beyond it, and what is just within.
  private static let edges: [Edge] = [
    (.trainLossBelow, 0.1, { $0.trainLoss = 0.0999 }, { $0.trainLoss = 0.1 }),
    (.trainLossSpike, 2, { $0.trainLoss = 1.001 }, { $0.trainLoss = 1 }),
    (.testLossRise, 1.1, { $0.testLoss = 0.551 }, { $0.testLoss = 0.55 }),
    (
      .ratioOutOfRange, 0.5, { $0.updateRatios = [nil, -1.49] }, { $0.updateRatios = [nil, -1.5] }
    ),
    (.ratioOutOfRange, 0.5, { $0.updateRatios = [-4.51] }, { $0.updateRatios = [-4.5] }),
    (.deadUnits, 2, { $0.deadUnits = 2 }, { $0.deadUnits = 1 }),
    (.epochReached, 11, { $0.epoch = 11 }, { $0.epoch = 10 }),
  ]

  @Test func eachConditionPausesBeyondItsNumberAndNotBefore() {
    for (condition, limit, beyond, within) in Self.edges {
      var watch = PauseWatch()
      watch.conditions = PauseConditions().setting(condition, to: limit)
      var observation = Self.quiet
      within(&observation)
      #expect(watch.sentence(for: observation) == nil, "\(condition)")
      beyond(&observation)
      #expect(watch.sentence(for: observation) != nil, "\(condition)")
      #expect(watch.sentence(for: observation) == nil, "\(condition) holds nobody up twice")
      within(&observation)
      #expect(watch.sentence(for: observation) == nil)
      beyond(&observation)
      #expect(watch.sentence(for: observation) != nil, "\(condition) became true again")
    }
  }

  @Test func theLayerIsNamedAsTheScreenCounts() {
    var watch = PauseWatch()
    watch.conditions = PauseConditions().setting(.ratioOutOfRange, to: 0)
    var observation = Self.quiet
    observation.updateRatios = [nil, -3, -1]
    #expect(
      watch.sentence(for: observation) == "the update:weight ratio of layer 3 is out of range")
  }

  @Test func whatIsNoNumberNeverPausesAndNeverTraps() {
    for condition in PauseCondition.allCases where condition != .epochReached {
      var watch = PauseWatch()
      watch.conditions = PauseConditions().setting(condition, to: condition.likely[0])
      let nan = Double.nan
      #expect(
        watch.sentence(
          for: PauseObservation(
            epoch: 1, trainLoss: nan, trainLossBefore: nan, testLoss: nan, smallestTestLoss: nan,
            deadUnits: 0, updateRatios: [nan])) == nil)
    }
  }

  @Test func likelyNumbersAreAllowedAndRising() {
    for condition in PauseCondition.allCases {
      #expect(condition.likely.allSatisfy(condition.allows))
      #expect(condition.likely == condition.likely.sorted())
      #expect(!condition.allows(.nan) && !condition.allows(-1))
    }
  }

  @Test func aRunPausesByItselfAtTheEpochAndGoesOnFromThere() throws {
    var core = SessionCore(.small(epochs: 50), isRunning: false, speed: .max, clock: .stopped)
    core.handle(.pauseWhen(PauseConditions().setting(.epochReached, to: 7)))
    core.handle(.run)
    core.finish()
    #expect(core.run.epoch == 7)
    #expect(core.machine.activity == .paused(.conditionMet("epoch 7 is reached")))
    core.handle(.run)
    core.finish()
    #expect(core.run.epoch == 50 && core.machine.activity == .paused(.epochsReached))
  }

  @Test func aRunPausesWhereTheLossIsSmallEnough() throws {
    var core = SessionCore(.small(epochs: 500), isRunning: false, speed: .max, clock: .stopped)
    core.train(epochs: 3)
    let limit = core.evaluate().train.loss * 0.9
    core.handle(.pauseWhen(PauseConditions().setting(.trainLossBelow, to: limit)))
    core.handle(.run)
    core.finish()
    guard case .paused(.conditionMet) = core.machine.activity else {
      Issue.record("not paused: \(core.machine.activity)")
      return
    }
    let losses = core.history.buckets.map(\.train.last)
    #expect(losses.last ?? 1 < limit && losses.dropLast().allSatisfy { $0 >= limit })
  }
}
