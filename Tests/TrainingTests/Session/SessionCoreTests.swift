import Backprop
import DrawnExperiments
import Testing

@testable import Training

@Suite struct SessionCoreTests {
  private func core(
    _ experiment: Experiment = .small, isRunning: Bool = false, speed: Speed = .max,
    clock: SessionClock = .stopped
  ) -> SessionCore {
    SessionCore(experiment, isRunning: isRunning, speed: speed, clock: clock)
  }

  // MARK: The same run, however it is driven

  @Test func aRunInSlicesIsTheSameToTheBitAsOneInOneGo() {
    let experiment = Experiment.small(epochs: 10)
    var whole = core(experiment, isRunning: true)
    whole.finish()
    #expect(whole.run.epoch == 10)
    for stepsPerSlice in [1, 2, 3, 7] {
      var sliced = core(experiment, isRunning: true)
      sliced.finish(stepsPerSlice: stepsPerSlice)
      #expect(sliced.moment == whole.moment)
      #expect(sliced.history == whole.history)
    }
  }

  @Test func everyPrecisionAndMixOfStepsLeadsToTheSameMoment() {
    for precision in Experiment.Precision.allCases {
      var experiment = Experiment.small
      experiment.precision = precision
      var epochs = core(experiment)
      epochs.train(epochs: 3)
      var batches = core(experiment)
      for _ in 0..<6 {
        batches.handle(.stepBatch)
        batches.finish()
      }
      #expect(batches.run.epoch == 3)
      #expect(batches.moment == epochs.moment)
      #expect(batches.history == epochs.history)
    }
  }

  @Test func snapshotsChangeNothing() throws {
    var unseen = core()
    unseen.train(epochs: 5)
    var seen = core()
    let extent = try #require(SnapshotRequest.Extent(columns: 3, rows: 3))
    for _ in 0..<10 {
      seen.handle(.stepBatch)
      seen.finish()
      _ = seen.snapshot(SnapshotRequest(unitPictures: extent, surface: extent))
      seen.handle(.moveProbe(by: 1))
    }
    #expect(seen.moment == unseen.moment)
    #expect(seen.history == unseen.history)
  }

  @Test func theHistoryIsMeasuredWhereTheScheduleSaysHoweverTheRunIsSliced() {
    var experiment = Experiment()
    experiment.source = "xor"
    experiment.hidden = []
    experiment.batchSize = .full
    experiment.epochs = 1060
    var whole = core(experiment, isRunning: true)
    whole.finish()
    var sliced = core(experiment, isRunning: true)
    while sliced.machine.isWorking { sliced.work(seconds: 0) }
    let due = (0...1060).filter { EvaluationSchedule.isDue($0) }
    #expect(due.count == 1025 + 18)
    #expect(whole.history.buckets.map(\.firstEpoch) == due)
    #expect(sliced.history == whole.history)
    #expect(sliced.moment == whole.moment)
  }

  // MARK: Commands

  @Test func aLearningRateTakesEffectWithTheNextStep() throws {
    var experiment = Experiment.small
    experiment.optimizer = .sgd(momentum: 0)
    experiment.precision = .float64
    var core = core(experiment)
    core.handle(.raiseLearningRate)
    #expect(core.learningRate == 0.015)
    let gradient = core.moment.gradient
    core.handle(.stepBatch)
    core.finish()
    for (change, slope) in zip(core.moment.lastUpdate, gradient) {
      // The update w + (−η g) is rounded once and subtracted again.
      #expect(abs(change + 0.015 * slope) < 1e-15)
    }
    core.handle(.lowerLearningRate)
    core.handle(.lowerLearningRate)
    #expect(core.learningRate == 0.007)
  }

  @Test func theLearningRateStaysWithinItsRange() {
    var core = core()
    for _ in 0..<100 { core.handle(.raiseLearningRate) }
    #expect(core.learningRate == 1000)
    for _ in 0..<100 { core.handle(.lowerLearningRate) }
    #expect(core.learningRate == 1e-8)
  }

  @Test func keysMoveTheBaseRateAndTheScheduleScalesIt() {
    var experiment = Experiment.small
    experiment.schedule = .step(size: 1, gamma: 0.5)
    var core = core(experiment)
    func shown() -> Double { core.snapshot(SnapshotRequest()).learningRate }
    #expect(shown() == 0.01)
    core.train(epochs: 2)
    #expect(core.learningRate == 0.01 && shown() == 0.0025)
    core.handle(.raiseLearningRate)
    #expect(core.learningRate == 0.015 && shown() == 0.00375)
    core.handle(.reset)
    #expect(shown() == 0.015)
  }

  @Test func theSpeedGoesUpAndDownItsLadder() {
    var core = core(speed: .standard)
    core.handle(.faster)
    #expect(core.speed == Speed(epochsPerSecond: 120))
    core.handle(.slower)
    core.handle(.slower)
    #expect(core.speed == Speed(epochsPerSecond: 30))
  }

  @Test func aPauseHoldsAtTheStepWhereItCame() {
    // Steps take so long that there is a look after each.
    let clock = ManualClock(stepPerRead: 0.0002)
    var core = SessionCore(.small, isRunning: true, speed: .max, clock: clock.clock)
    var steps = 0
    core.work(seconds: .infinity) {
      steps += 1
      return steps == 3
    }
    core.handle(.pause)
    #expect(core.run.step == 3)
    #expect(core.plan == .idle)
    core.work(seconds: .infinity)
    #expect(core.run.step == 3)
    core.handle(.toggleRunning)
    #expect(core.plan == .now)
  }

  @Test func epochsOfTheExperimentAreTheLimit() {
    var core = core(.small(epochs: 4), isRunning: true)
    core.finish()
    #expect(core.run.epoch == 4)
    #expect(core.machine.activity == .paused(.epochsReached))
    for command in [Command.run, .stepEpoch, .stepBatch] {
      core.handle(command)
      core.finish()
      #expect(core.run.step == 8)
      #expect(core.machine.activity == .paused(.epochsReached))
    }
  }

  @Test func aStepEndsAtTheEndOfAnEpochBegunByBatches() {
    var core = core()
    core.handle(.stepBatch)
    core.finish()
    core.handle(.stepEpoch)
    core.finish()
    #expect(core.run.step == 2)
    #expect(core.run.epoch == 1)
  }

  @Test func stopIsFinal() {
    var core = core(isRunning: true)
    core.handle(.stop)
    for command in [Command.run, .stepEpoch, .reset, .raiseLearningRate] { core.handle(command) }
    core.work(seconds: .infinity)
    #expect(core.run.step == 0)
    #expect(core.learningRate == 0.01)
    #expect(core.plan == .idle)
  }

  // MARK: Restart

  @Test func resetLeadsBackToTheSameWeightsAndTheSameRun() {
    let fresh = core()
    var trained = core()
    trained.train(epochs: 3)
    var reset = trained
    reset.handle(.reset)
    #expect(reset.run.step == 0)
    #expect(reset.moment == fresh.moment)
    #expect(reset.history == fresh.history)
    reset.train(epochs: 3)
    #expect(reset.moment == trained.moment)
    #expect(reset.history == trained.history)
  }

  @Test func aNewSeedEqualsAFreshRunOfThatSeed() {
    var core = core()
    let before = core.moment
    core.train(epochs: 2)
    core.handle(.newSeed)
    #expect(core.experiment.seed == .number(43))
    #expect(core.moment.parameters != before.parameters)
    var experiment = Experiment.small
    experiment.seed = .number(43)
    var fresh = self.core(experiment)
    #expect(core.moment == fresh.moment)
    core.train(epochs: 2)
    fresh.train(epochs: 2)
    #expect(core.moment == fresh.moment)
    #expect(core.history == fresh.history)
  }

  @Test func aRestartShowsTheNewNumbersAndKeepsLearningRateAndSpeed() {
    var core = core()
    core.handle(.raiseLearningRate)
    core.handle(.slower)
    core.train(epochs: 2)
    core.handle(.reset)
    let snapshot = core.snapshot(SnapshotRequest())
    #expect(snapshot.step == 0)
    let fresh = self.core().run.evaluate().train.loss
    #expect(snapshot.evaluation.train.loss == fresh)
    #expect(snapshot.history.buckets.map(\.train.last) == [fresh])
    #expect(snapshot.learningRate == 0.015)
    #expect(snapshot.speed == Speed(epochsPerSecond: 1000))
  }

  // MARK: Snapshots

  @Test func aSnapshotIsOneMoment() {
    var experiment = Experiment.small
    experiment.precision = .float64
    var core = core(experiment)
    core.train(epochs: 2)
    let before = core.moment.parameters
    core.handle(.stepBatch)
    core.finish()
    let snapshot = core.snapshot(SnapshotRequest())
    let moment = snapshot.moment
    for index in before.indices {
      // θ − Δθ is rounded twice, at numbers of about 1.
      #expect(abs(moment.parameters[index] - moment.lastUpdate[index] - before[index]) < 1e-15)
    }
    #expect(moment.lastUpdate.contains { $0 != 0 })
    expectProbePass(of: snapshot)
  }

  /// Recomputes the probe's pass from the snapshot's own parameters, in the plainest way.
  private func expectProbePass(of snapshot: Snapshot) {
    let probe = snapshot.moment.probe
    #expect(probe.sample == snapshot.data.train[snapshot.probeNumber - 1])
    var values = Array(snapshot.data.samples.input(probe.sample))
    for layer in snapshot.shape.layers {
      for unit in 0..<layer.outputs {
        var z = snapshot.moment.parameters[layer.bias(unit)]
        for source in 0..<layer.inputs {
          z +=
            snapshot.moment.parameters[layer.weight(unit, from: source)]
            * values[layer.sources.lowerBound + source]
        }
        guard case .elementwise(let activation) = layer.activation else { continue }
        values.append(activation.valueAndDerivative(at: z).value)
      }
    }
    #expect(values.count == probe.activations.count)
    for (value, shown) in zip(values, probe.activations) {
      // Sums of at most five terms of about 1, added in another order.
      #expect(abs(value - shown) < 1e-14)
    }
    let error = values[values.count - 1] - probe.target[0]
    #expect(abs(error * error - probe.loss) < 1e-13)
  }

  @Test func numbersOfASnapshotBelongToItsStep() {
    var core = core()
    core.handle(.stepBatch)
    core.finish()
    let snapshot = core.snapshot(SnapshotRequest())
    #expect(snapshot.step == 1)
    #expect(snapshot.epoch == 0)
    #expect(snapshot.evaluation.train.loss == core.run.evaluate().train.loss)
    #expect(snapshot.evaluation.train.loss != snapshot.history.buckets[0].train.last)
    #expect(snapshot.unitPictures == nil)
    #expect(snapshot.surface == nil)
  }

  @Test func picturesHaveTheSizeAskedForAndShowWhatTheyName() throws {
    var core = core()
    let small = try #require(SnapshotRequest.Extent(columns: 4, rows: 3))
    let large = try #require(SnapshotRequest.Extent(columns: 12, rows: 10))
    let snapshot = core.snapshot(SnapshotRequest(unitPictures: small, surface: large))
    let units = try #require(snapshot.unitPictures)
    #expect(units.values.count == 7)
    #expect(units.values.allSatisfy { $0.count == 12 })
    let surface = try #require(snapshot.surface)
    #expect(surface.firstUnit == 6)
    #expect(surface.values.map(\.count) == [120])
  }

  @Test func theProbeWrapsAroundTheTrainPart() {
    var core = core()
    func probe() -> Int { core.snapshot(SnapshotRequest()).probeNumber }
    #expect(probe() == 1)
    core.handle(.moveProbe(by: -1))
    #expect(probe() == 20)
    core.handle(.moveProbe(by: 2))
    #expect(probe() == 2)
    core.handle(.moveProbe(by: -42))
    #expect(probe() == 20)
    core.handle(.showProbe(place: 4))
    #expect(probe() == 5)
    core.handle(.showProbe(place: -1))
    #expect(probe() == 1)
    core.handle(.showProbe(place: .max))
    #expect(probe() == 20)
    core.handle(.reset)
    #expect(probe() == 20)
  }

  @Test func newsIsWhatACommandOrAnEndBringsUntilItIsShown() {
    var core = core()
    #expect(core.hasNews)
    _ = core.snapshot(SnapshotRequest())
    #expect(!core.hasNews)
    core.handle(.stepEpoch)
    _ = core.snapshot(SnapshotRequest())
    core.work(seconds: .infinity)
    #expect(core.hasNews)
  }
}
