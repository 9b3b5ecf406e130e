import Backprop
import DrawnExperiments
import Foundation
import Testing

@testable import Training

/// Looking at the past and going on from it.
@Suite struct SessionCorePastTests {
  private func core(epochs: Int = 10) -> SessionCore {
    var core = SessionCore(.small, isRunning: false, speed: .max, clock: .stopped)
    core.train(epochs: epochs)
    return core
  }

  private func go(_ core: inout SessionCore, _ travels: Travel...) -> Snapshot {
    for travel in travels { core.complete(.travel(travel)) }
    return core.snapshot(SnapshotRequest(isExact: true))
  }

  @Test func aPastEpochIsShownWhole() throws {
    var core = core()
    var then = self.core(epochs: 4)
    let shown = go(&core, .open, .epoch(4))
    let present = then.snapshot(SnapshotRequest(isExact: true))
    #expect(shown.epoch == 4 && shown.step == present.step)
    #expect(shown.moment == present.moment && shown.flows == present.flows)
    #expect(shown.evaluation.train == present.evaluation.train)
    #expect(shown.unitActivity == present.unitActivity)
    #expect(shown.history.buckets == present.history.buckets)
    #expect(shown.history.readings == present.history.readings)
    let past = try #require(shown.past)
    #expect(past.lastEpoch == 10 && past.firstEpoch == 0 && past.way == nil)
    #expect(past.future.map(\.lastEpoch) == Array(5...10))
  }

  @Test func lookingChangesNothing() {
    var (core, plain) = (core(), core())
    _ = go(&core, .open, .epoch(3), .moveEpochs(by: -2), .leave)
    core.train(epochs: 2)
    plain.train(epochs: 2)
    #expect(core.run.bits == plain.run.bits && core.history == plain.history)
    #expect(go(&core, .leave).past == nil)
  }

  @Test func theWaysThroughThePastEndAtItsEnds() {
    var core = core()
    #expect(go(&core, .open).epoch == 10)
    #expect(go(&core, .moveEpochs(by: -1)).epoch == 9)
    #expect(go(&core, .moveEpochs(by: -100)).epoch == 0)
    #expect(go(&core, .moveEpochs(by: -1)).reply?.sentence == "the past begins here")
    #expect(go(&core, .moveEpochs(by: 3)).epoch == 3)
    #expect(go(&core, .moveSteps(by: -1)).step == 5)
    #expect(go(&core, .moveEpochs(by: -1)).step == 4, "the beginning of the epoch under way")
    #expect(go(&core, .end).step == 20)
    #expect(go(&core, .moveEpochs(by: .max)).reply?.sentence == "this is the present")
    #expect(go(&core, .moveSteps(by: .min)).step == 0)
    #expect(go(&core, .epoch(.max)).step == 20)
    #expect(go(&core, .epoch(.min)).step == 0)
    #expect(go(&core, .end, .start).step == 0)
  }

  @Test func aRunThatWasRunningPausesForALook() {
    var core = SessionCore(.small, isRunning: true, speed: .max, clock: .stopped)
    core.work(seconds: .infinity) { true }
    core.handle(.travel(.open))
    #expect(core.machine.activity == .paused(.commanded) && core.plan == .idle)
  }

  @Test func ordersToTheRunAreRefusedInThePast() {
    var core = core()
    _ = go(&core, .open, .epoch(2))
    for order: Command in [
      .run, .toggleRunning, .stepEpoch, .stepBatch, .reset, .undo, .change(.parameter(0, 1)),
      .fork, .raiseLearningRate, .saveCheckpoint, .rollBack,
    ] {
      let (run, replies) = (core.run.bits, core.reply?.number ?? 0)
      core.handle(order)
      #expect(core.run.bits == run && core.machine.activity == .paused(.commanded))
      #expect(core.reply?.number == replies + 1 && core.hasNews)
    }
    core.handle(.moveProbe(by: 1))
    #expect(core.snapshot(SnapshotRequest()).epoch == 2)
  }

  @Test func thePastHasTheNetworkAndTheRateOfThen() {
    var core = core(epochs: 3)
    core.handle(.raiseLearningRate)
    core.handle(.change(.setting("network.hidden", .scalar("6,3"))))
    core.handle(.change(.setting("data.source", .scalar("xor"))))
    core.train(epochs: 3)
    let shown = go(&core, .open, .epoch(2))
    #expect(shown.shape.description == "2-4-1" && shown.learningRate == 0.01)
    #expect(shown.data.samples.count == 40 && shown.experiment.source == "spiral")
    #expect(shown.history.readings.isEmpty)
    let later = go(&core, .epoch(4))
    #expect(later.shape.description == "2-6-3-1" && later.learningRate == core.learningRate)
    #expect(later.data.samples.count == 4)
  }

  // MARK: Long ways

  @Test func aLongWayIsGoneInSlicesAndCanBeGivenUp() throws {
    let clock = ManualClock(stepPerRead: 0.01)
    var core = SessionCore(.small, isRunning: false, clock: clock.clock)
    core.train(epochs: 2000)
    core.recording = Timeline(
      Experiment.small.startRun(), core.prepared, distance: 1 << 20)
    core.handle(.travel(.epoch(1999)))
    #expect(core.plan == .now)
    core.work(seconds: 0.001)
    let way = try #require(core.snapshot(SnapshotRequest()).past?.way)
    #expect(way.epoch == 1999 && way.progress > 0 && way.progress < 1)
    #expect(core.snapshot(SnapshotRequest()).epoch == 2000, "what is shown is still whole")
    core.handle(.travel(.cancel))
    #expect(core.plan == .idle)
    let shown = core.snapshot(SnapshotRequest())
    #expect(shown.past?.way == nil && shown.epoch == 2000)
    core.handle(.travel(.epoch(1999)))
    core.handle(.travel(.goOn))
    #expect(core.visit != nil, "the fork waits for the way")
    while core.plan == .now { core.work(seconds: 0.004) }
    #expect(core.visit == nil && core.run.epoch == 1999)
  }

  // MARK: Forks

  @Test func aForkGoesOnFromThePast() throws {
    var core = core()
    let end = core.run
    var then = self.core(epochs: 4)
    let fork = go(&core, .open, .epoch(4), .goOn)
    #expect(fork.past == nil && fork.epoch == 4 && fork.activity == .paused(.commanded))
    #expect(core.run.bits == then.run.bits)
    let original = try #require(fork.original)
    #expect(original.forkEpoch == 4 && original.lastEpoch == 10)
    #expect(original.buckets.map(\.lastEpoch) == Array(5...10))
    core.train(epochs: 3)
    then.train(epochs: 3)
    #expect(core.run.bits == then.run.bits)
    #expect(core.history.buckets == then.history.buckets)
    #expect(core.original?.end.bits == end.bits)
  }

  @Test func aForkTakesBackOnlyChangesFromBeforeIt() {
    var core = core(epochs: 2)
    core.handle(.change(.parameter(0, 1)))
    core.train(epochs: 4)
    core.handle(.change(.parameter(1, 1)))
    core.train(epochs: 2)
    _ = go(&core, .open, .epoch(4), .goOn)
    #expect(core.undoable.count == 1 && core.handMadeEdits == 1)
    core.handle(.undo)
    #expect(core.reply?.sentence.hasPrefix("taken back: weight 1.1 from input 1") == true)
    core.train(epochs: 1)
    #expect(core.recording?.run(atStep: core.run.step).bits == core.run.bits)
  }

  @Test func enterAtThePresentForksNothing() {
    var core = core()
    let shown = go(&core, .open, .goOn)
    #expect(shown.past == nil && shown.original == nil && shown.epoch == 10)
    #expect(shown.reply?.sentence == "the present goes on")
  }

  @Test func theLatestForkReplacesTheOriginalAndBothFitTheBudget() throws {
    var core = core()
    core.handle(.fork)
    core.train(epochs: 5)
    let before = core.run
    _ = go(&core, .open, .epoch(12), .goOn)
    let original = try #require(core.original)
    #expect(original.end.bits == before.bits && original.forkEpoch == 12)
    let timeline = try #require(core.recording)
    #expect(timeline.budget + original.timeline.budget <= Timeline.totalBudget)
    #expect(original.bytes + timeline.bytes <= Timeline.totalBudget)
  }

  @Test func aNewStartKeepsTheOriginalsWholeCurve() {
    var core = core()
    core.handle(.fork)
    core.handle(.raiseLearningRate)
    core.handle(.reset)
    let shown = core.snapshot(SnapshotRequest())
    #expect(shown.original?.buckets.count == 11 && shown.epoch == 0)
  }

  // MARK: Differences

  @Test func weightsAreComparedWithTheOriginalsAtTheSameStep() throws {
    var core = core()
    let reference = self.core(epochs: 7)
    core.handle(.toggleDifference)
    #expect(core.reply?.sentence.hasPrefix("there is no original") == true)
    _ = go(&core, .open, .epoch(5), .goOn)
    core.complete(.toggleDifference)
    #expect(
      core.snapshot(SnapshotRequest()).difference
        == .known(Array(repeating: 0, count: 17), step: 10, isAtEnd: false))
    core.handle(.raiseLearningRate)
    core.train(epochs: 2)
    let expected = zip(core.run.parameters, reference.run.parameters).map { $0 - $1 }
    #expect(expected.contains { $0 != 0 })
    #expect(
      core.snapshot(SnapshotRequest()).difference == .known(expected, step: 14, isAtEnd: false))
    core.train(epochs: 10)
    guard case .known(_, step: 20, isAtEnd: true)? = core.snapshot(SnapshotRequest()).difference
    else {
      Issue.record("beyond the original's end it is compared with its end")
      return
    }
    core.handle(.change(.setting("network.hidden", .scalar("5"))))
    #expect(core.snapshot(SnapshotRequest()).difference == .otherShape("2-4-1"))
    core.handle(.toggleDifference)
    #expect(core.snapshot(SnapshotRequest()).difference == nil)
  }
}
