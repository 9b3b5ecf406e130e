import Backprop
import DrawnExperiments
import Testing

@testable import Training

@Suite struct TimelineTests {
  // MARK: Exactness

  @Test(arguments: Experiment.Precision.allCases, [4, 1 << 20])
  func everyStepOfARunWithChangesIsFoundAgainBitForBit(
    _ precision: Experiment.Precision, _ distance: Int
  ) throws {
    let core = Story.told(precision, distance: distance)
    let moments = Story.moments(precision)
    let timeline = try #require(core.recording)
    #expect(moments.count == core.run.step + 1)
    #expect(timeline.segments.count > 12)
    for (step, run) in moments {
      let found = timeline.run(atStep: step)
      #expect(found.bits == run.bits, "step \(step)")
      #expect(found.evaluate().train == run.evaluate().train, "step \(step)")
      #expect(timeline.epoch(ofStep: step) == run.epoch, "step \(step)")
    }
  }

  @Test func aMomentOfThePastGoesOnAsItDidThen() throws {
    let core = Story.told()
    let moments = Story.moments()
    let timeline = try #require(core.recording)
    let segment = timeline.segments[timeline.segments.count / 2]
    var (found, then) = (timeline.run(atStep: segment.step), try #require(moments[segment.step]))
    for _ in 0..<20 {
      found.makeStep(learningRate: segment.learningRate)
      then.makeStep(learningRate: segment.learningRate)
    }
    #expect(found.bits == then.bits)
  }

  @Test func theEndOfEachEpochIsFoundByItsNumber() throws {
    let core = Story.told()
    let timeline = try #require(core.recording)
    for epoch in 0...core.run.epoch {
      let run = timeline.run(atStep: timeline.step(ofEpoch: epoch))
      #expect(run.epoch == epoch && run.stepInEpoch == 0)
    }
    #expect(timeline.step(ofEpoch: -5) == 0)
  }

  @Test func whatIsCutIntoSlicesArrivesAtTheSameMoment() throws {
    let core = Story.told(distance: 1 << 20)
    let timeline = try #require(core.recording)
    var replay = timeline.replay(to: core.run.step)
    var share = 0.0
    while !replay.isDone {
      replay.advance(3)
      #expect(replay.progress >= share)
      share = replay.progress
    }
    #expect(replay.run.bits == core.run.bits && share == 1)
  }

  @Test func aWayForwardGoesOnFromWhereTheLastEnded() throws {
    let core = Story.told(distance: 1 << 20)
    let timeline = try #require(core.recording)
    let half = timeline.segments[timeline.segments.count / 2].step + 1
    var near = timeline.replay(to: half)
    while !near.isDone { near.advance(1000) }
    let next = timeline.replay(to: half + 1, from: near)
    #expect(next.run.step == half)
    #expect(next.finished().bits == timeline.run(atStep: half + 1).bits)
    #expect(timeline.replay(to: half - 1, from: near).run.step < half)
  }

  // MARK: Bytes

  /// Trains a small network so many steps in strides of any size.
  private func trained(_ steps: Int, budget: Int, distance: Int = 2, stride: Int = 7) -> (
    timeline: Timeline, run: any TrainingRun
  ) {
    let prepared = Story.experiment().prepared
    var run = prepared.startRun()
    var timeline = Timeline(run, prepared, budget: budget, distance: distance)
    while run.step < steps {
      run.makeSteps(
        min(stride, timeline.nextKept - run.step, steps - run.step),
        learningRate: prepared.experiment.learningRate)
      timeline.note(run)
      if timeline.bytes > budget { Issue.record("\(timeline.bytes) bytes at step \(run.step)") }
    }
    return (timeline, run)
  }

  @Test(arguments: [40_000, 100_000, 1_000_000])
  func theBudgetIsKeptAndWhatIsKeptIsEvenlySpread(_ budget: Int) throws {
    let (timeline, run) = trained(3000, budget: budget)
    let steps = timeline.segments[0].kept.map(\.step)
    #expect(timeline.bytes <= budget)
    #expect(
      steps == Array(stride(from: 0, through: 3000, by: timeline.distance)).filter { $0 <= 3000 })
    // Not less than a third of the budget is used once it has been full.
    #expect(timeline.distance == 2 || 3 * timeline.bytes > budget)
    #expect(timeline.bytes == 4096 + timeline.segments[0].kept.reduce(0) { $0 + $1.bytesOfCopy })
    #expect(timeline.run(atStep: run.step).bits == run.bits)
  }

  @Test func whatIsKeptDoesNotDependOnHowStepsWereCut() {
    let one = trained(1000, budget: 60_000, stride: 1)
    let many = trained(1000, budget: 60_000, stride: 1000)
    #expect(
      one.timeline.segments[0].kept.map(\.step) == many.timeline.segments[0].kept.map(\.step))
    #expect(one.run.bits == many.run.bits)
  }

  @Test(arguments: [0, 1, 5000, 200_000])
  func everyStepIsFoundWithinAnyBudget(_ budget: Int) throws {
    let core = Story.told(distance: 2, budget: budget)
    let moments = Story.moments()
    let timeline = try #require(core.recording)
    // Where there is room for nothing, the present alone is left.
    #expect(timeline.bytes <= max(budget, 4096 + 1) || timeline.segments.count == 1)
    for (step, run) in moments where step >= timeline.firstStep {
      #expect(timeline.run(atStep: step).bits == run.bits, "step \(step) within \(budget)")
    }
    #expect(budget < 5000 || timeline.bytes <= budget || timeline.firstStep > 0)
  }

  @Test func manyEditsOfALargeNetworkTakeNoCopiesOfIt() {
    var experiment = Story.experiment()
    experiment.hidden = [60, 60]
    var core = SessionCore(experiment, isRunning: false, clock: .stopped)
    let one = core.run.bytesOfCopy
    #expect(one > 60_000)
    for edit in 0..<40 {
      core.complete(.change(.parameter(edit, 0.5)))
      core.complete(.stepBatch)
    }
    #expect(core.recording?.segments.count == 41)
    #expect(core.recording.map { $0.bytes < 2 * one + 41 * 4096 } == true)
  }

  @Test func aRunKeepsItsPastAtADistanceThatCostsLittle() {
    // A fifth of a microsecond is a step of a fast machine at the least; a copy takes 2 µs.
    let small = Experiment.small.startRun()
    #expect(Timeline.leastDistance(of: small) >= 2000)
    var experiment = Experiment.small
    experiment.precision = .float64
    experiment.hidden = [200, 200]
    #expect(Timeline.leastDistance(of: experiment.startRun()) < 1000)
    #expect(Timeline.leastDistance(of: small).nonzeroBitCount == 1)
  }

  // MARK: Going back

  @Test func whatComesAfterACutIsForgotten() throws {
    var timeline = try #require(Story.told().recording)
    let middle = timeline.segments[6].step
    timeline.cut(after: middle)
    #expect(timeline.last.step <= middle)
    #expect(timeline.segments.flatMap(\.kept).allSatisfy { $0.step <= middle })
    #expect(timeline.nextKept > middle && timeline.nextKept <= middle + timeline.distance)
  }

  @Test func aMarkGoesBackBeforeTheChangesMadeSince() throws {
    var core = SessionCore(Story.experiment(), isRunning: false, clock: .stopped)
    core.complete(.stepEpoch)
    let mark = try #require(core.recording?.mark)
    let before = core.run
    core.handle(.raiseLearningRate)
    core.handle(.change(.parameter(0, 4)))
    var timeline = try #require(core.recording)
    #expect(timeline.mark == mark + 2)
    #expect(timeline.goBack(to: mark) && timeline.mark == mark)
    #expect(timeline.run(atStep: before.step).bits == before.bits)
    #expect(!timeline.goBack(to: mark + 1) && !timeline.goBack(to: 0))
  }

  // MARK: Sessions

  @Test func aWatchedRunIsTheSameAsOneWithoutAPast() {
    var plain = HeadlessTraining(.small)
    _ = plain.evaluate()
    var core = SessionCore(.small, isRunning: false, clock: .stopped)
    core.recording = Timeline(core.run, core.prepared, distance: 2)
    core.train(epochs: 30)
    var run = Experiment.small.startRun()
    while run.epoch < 30 { run.makeStep(learningRate: core.learningRate) }
    #expect(core.run.bits == run.bits)
    #expect(plain.run.step == 0)
  }

  @Test func withoutAScreenNoPastIsKept() {
    let core = SessionCore(.small, isRunning: false, clock: .stopped, measuresCurve: false)
    #expect(core.recording == nil)
  }

  @Test func aNewStartBeginsANewPast() {
    for order in [Command.reset, .newSeed] {
      var core = SessionCore(.small, isRunning: false, clock: .stopped)
      core.train(epochs: 3)
      core.handle(.change(.parameter(0, 1)))
      core.handle(order)
      #expect(core.recording?.segments.count == 1 && core.recording?.firstStep == 0)
      #expect(core.recording?.run(atStep: 0).bits == core.run.bits)
    }
  }

  @Test func afterADivergenceThePastEndsWhereTheRunWentBackTo() throws {
    var experiment = Experiment.diverging
    experiment.learningRate = 0.1
    var core = SessionCore(experiment, isRunning: false, speed: .max, clock: .stopped)
    core.recording = Timeline(core.run, core.prepared, distance: 2)
    core.train(epochs: 3)
    core.handle(.change(.setting("training.learning_rate", .scalar("1000"))))
    core.handle(.run)
    core.finish(stepsPerSlice: 10)
    let diverged = core.run
    #expect(core.recording?.run(atStep: diverged.step).bits == diverged.bits)
    core.handle(.rollBack)
    let timeline = try #require(core.recording)
    #expect(timeline.segments.flatMap(\.kept).allSatisfy { $0.step <= core.run.step })
    #expect(timeline.last.learningRate == core.learningRate)
    core.train(epochs: 1)
    #expect(core.recording?.run(atStep: core.run.step).bits == core.run.bits)
    core.handle(.undo)
    core.train(epochs: 1)
    #expect(core.recording?.run(atStep: core.run.step).bits == core.run.bits)
  }
}
