import DrawnExperiments
import Testing

@testable import Training

@Suite struct SessionCorePaceTests {
  /// Two steps to an epoch: twenty steps a second.
  private func core(_ clock: ManualClock, speed: Double = 10) -> SessionCore {
    SessionCore(
      .small, isRunning: true, speed: Speed(epochsPerSecond: speed), clock: clock.clock)
  }

  @Test func aStepWaitsForItsTime() {
    let clock = ManualClock()
    var core = core(clock)
    guard case .after(let seconds) = core.plan else {
      Issue.record("the first step is not due at once: \(core.plan)")
      return
    }
    #expect(abs(seconds - 0.05) < 1e-9)
    core.work(seconds: .infinity)
    #expect(core.run.step == 0)
    clock.advance(by: 0.0501)
    #expect(core.plan == .now)
    core.work(seconds: .infinity)
    #expect(core.run.step == 1)
  }

  @Test func aRunIsNeverAheadOfItsSpeedAndNeverFarBehind() {
    let clock = ManualClock()
    var core = core(clock)
    var pauses = [0.01, 0.07, 0.033, 0.05, 0.002, 0.09].makeIterator()
    let start = clock.time
    for _ in 0..<12 {
      if let pause = pauses.next() { clock.advance(by: pause) } else { clock.advance(by: 0.04) }
      core.work(seconds: .infinity)
      let due = (clock.time - start) * 20
      #expect(Double(core.run.step) <= due)
      #expect(Double(core.run.step) > due - 2)
    }
  }

  @Test func aLongHoldUpIsNotMadeUpForInABurst() {
    // Each look at the clock takes a millisecond, so that a slice has an end.
    let clock = ManualClock(stepPerRead: 0.001)
    var core = core(clock)
    clock.advance(by: 60)
    core.work(seconds: 0.004)
    let steps = core.run.step
    #expect((1...4).contains(steps))
    guard case .after = core.plan else {
      Issue.record("what was missed was given up: \(core.plan)")
      return
    }
    core.work(seconds: 0.004)
    #expect(core.run.step == steps)
  }

  @Test func aSliceEndsWithItsBudgetAfterOneStepAtLeast() {
    let clock = ManualClock(stepPerRead: 0.001)
    var core = SessionCore(.small, isRunning: true, speed: .max, clock: clock.clock)
    core.work(seconds: 0)
    #expect(core.run.step == 1)
    core.work(seconds: 0.01)
    #expect((2...12).contains(core.run.step))
  }

  @Test func singleStepsDoNotWaitForTheSpeed() {
    let clock = ManualClock()
    var core = core(clock, speed: 1)
    core.handle(.stepEpoch)
    #expect(core.plan == .now)
    core.work(seconds: .infinity)
    #expect(core.run.epoch == 1)
  }

  @Test func runningOnAfterAPauseStartsThePaceAnew() {
    let clock = ManualClock()
    var core = core(clock)
    core.handle(.pause)
    clock.advance(by: 1000)
    core.handle(.run)
    core.work(seconds: .infinity)
    #expect(core.run.step == 0)
    clock.advance(by: 0.051)
    core.work(seconds: .infinity)
    #expect(core.run.step == 1)
  }

  @Test func aNewSpeedCountsFromNowOn() {
    let clock = ManualClock()
    var core = core(clock)
    clock.advance(by: 0.06)
    core.work(seconds: .infinity)
    core.handle(.faster)
    clock.advance(by: 0.0501)
    core.work(seconds: .infinity)
    // Three epochs in a tenth of a second from the key on.
    #expect(core.run.step == 1 + 3)
  }

  @Test func samplesThatAreLeftOutCountInNoSpeed() {
    var experiment = Experiment.small
    experiment.batchSize = .count(7)
    experiment.dropsLast = true
    let clock = ManualClock()
    var core = SessionCore(experiment, isRunning: true, speed: .max, clock: clock.clock)
    clock.advance(by: 1)
    var looks = 0
    core.work(seconds: .infinity) {
      looks += 1
      return looks == 4
    }
    #expect(core.run.step > 0)
    // All batches have seven samples.
    let rate = core.snapshot(SnapshotRequest()).samplesPerSecond
    #expect(rate == Double(core.run.step * 7))
  }

  @Test func samplesPerSecondAreShownWhileWorkingAlone() {
    let clock = ManualClock()
    var core = core(clock)
    for _ in 0..<11 {
      clock.advance(by: 0.0501)
      core.work(seconds: .infinity)
    }
    let rate = core.snapshot(SnapshotRequest()).samplesPerSecond
    #expect(rate.map { (190...210).contains($0) } == true, "\(String(describing: rate))")
    core.handle(.pause)
    #expect(core.snapshot(SnapshotRequest()).samplesPerSecond == nil)
  }
}
