import Backprop
import DrawnExperiments
import Testing

@testable import Training

@Suite struct SessionCoreDivergenceTests {
  /// Runs until the session waits, in slices of so many steps.
  private func diverged(_ experiment: Experiment, stepsPerSlice: Int) -> SessionCore {
    var core = SessionCore(experiment, isRunning: true, speed: .max, clock: .stopped)
    core.finish(stepsPerSlice: stepsPerSlice)
    return core
  }

  private static let experiments: [Experiment] = Experiment.Precision.allCases.map {
    var experiment = Experiment.diverging
    experiment.precision = $0
    return experiment
  }

  @Test(arguments: experiments)
  func theRunIsHeldAtTheLastStepWhoseNumbersAreFinite(_ experiment: Experiment) throws {
    var core = diverged(experiment, stepsPerSlice: 100)
    guard case .paused(.diverged(let divergence)) = core.machine.activity else {
      Issue.record("not diverged: \(core.machine.activity)")
      return
    }
    #expect(
      divergence
        == Divergence(
          step: core.run.step + 1, epoch: core.run.epoch + 1, batch: core.run.stepInEpoch + 1))
    // Found again by a run of its own, step by step.
    var run = experiment.startRun()
    for _ in 0..<core.run.step { run.makeStep(learningRate: experiment.learningRate) }
    #expect(run.isFinite)
    let snapshot = core.snapshot(SnapshotRequest())
    #expect(run.moment(probe: 0).parameters == snapshot.moment.parameters)
    #expect(snapshot.moment.parameters.allSatisfy { $0.isFinite })
    #expect(snapshot.moment.lastUpdate.allSatisfy { $0.isFinite })
    expectFinite(snapshot)
    run.makeStep(learningRate: experiment.learningRate)
    #expect(!run.isFinite || !run.evaluate().train.loss.isFinite)
  }

  private func expectFinite(_ snapshot: Snapshot) {
    let moment = snapshot.moment
    let values = [
      moment.parameters, moment.lastUpdate, moment.gradient, moment.meanDeltas,
      moment.meanAbsoluteDeltas, moment.probe.activations, moment.probe.deltas,
      moment.probe.weightedInputs, [moment.probe.loss, snapshot.evaluation.train.loss],
      snapshot.evaluation.test.map { [$0.loss] } ?? [],
      snapshot.flows.map(\.gradientNorm), snapshot.flows.compactMap(\.updateRatio),
    ]
    for (index, list) in values.enumerated() {
      #expect(list.allSatisfy { $0.isFinite }, "list \(index): \(list)")
    }
    for bucket in snapshot.history.buckets {
      #expect(bucket.train.maximum.isFinite && bucket.train.last.isFinite)
      #expect(bucket.test.map { $0.maximum.isFinite && $0.last.isFinite } ?? true)
    }
  }

  @Test(arguments: experiments)
  func slicesMakeNoDifferenceToWhereItIsHeld(_ experiment: Experiment) {
    let whole = diverged(experiment, stepsPerSlice: 100)
    for steps in [1, 2, 3] {
      let sliced = diverged(experiment, stepsPerSlice: steps)
      #expect(sliced.machine == whole.machine)
      #expect(sliced.moment.parameters == whole.moment.parameters)
      #expect(sliced.history == whole.history)
    }
  }

  @Test(arguments: [1, 10], [1, 2, 3, 100])
  func theCurveHasEveryEpochUpToWhereItIsHeld(_ learningRate: Double, _ stepsPerSlice: Int) {
    // Without a hidden layer numbers grow for several epochs before they overflow, so that the
    // moment to go back to may lie at the end of an epoch or within one.
    var experiment = Experiment.diverging
    experiment.hidden = []
    experiment.learningRate = learningRate
    let core = diverged(experiment, stepsPerSlice: stepsPerSlice)
    #expect(core.run.epoch > 1)
    #expect(core.history.buckets.map(\.firstEpoch) == Array(0...core.run.epoch))
  }

  @Test func aLowerLearningRateLeadsOnFromThere() {
    var core = diverged(.diverging, stepsPerSlice: 100)
    let held = core.run.step
    for _ in 0..<100 { core.handle(.lowerLearningRate) }
    core.handle(.stepBatch)
    core.finish()
    #expect(core.run.step == held + 1)
  }

  @Test func steppingOnWithTheSameLearningRateDivergesAgainAtTheSameStep() {
    var core = diverged(.diverging, stepsPerSlice: 100)
    let before = (core.machine, core.moment.parameters)
    core.handle(.stepBatch)
    core.finish()
    #expect(core.machine == before.0)
    #expect(core.moment.parameters == before.1)
  }

  @Test func resetStartsAgain() {
    var core = diverged(.diverging, stepsPerSlice: 100)
    core.handle(.reset)
    #expect(core.run.step == 0)
    #expect(core.machine.activity == .paused(.commanded))
  }

  @Test(arguments: [1, 100])
  func headlessTrainingEndsAtTheSameDivergence(_ stepsPerSlice: Int) {
    let core = diverged(.diverging, stepsPerSlice: stepsPerSlice)
    var experiment = Experiment.diverging
    // A clock that stands still ends no slice.
    experiment.epochs = 1000
    var training = HeadlessTraining(experiment, clock: .stopped)
    training.finish()
    guard case .paused(.diverged) = training.activity else {
      Issue.record("not diverged: \(training.activity)")
      return
    }
    #expect(core.machine.activity == training.activity)
    #expect(core.run.moment(probe: 0).parameters == training.run.moment(probe: 0).parameters)
  }
}
