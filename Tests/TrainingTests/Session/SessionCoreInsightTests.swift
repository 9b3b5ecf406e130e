import Backprop
import DrawnExperiments
import Testing

@testable import Training

/// Readings and units' activity, as the session takes them.
@Suite struct SessionCoreInsightTests {
  @Test func aSmallNetworkIsReadEveryEpochAtFirst() {
    var core = SessionCore(.small, isRunning: false, clock: .stopped)
    core.train(epochs: 140)
    let due = (0...140).filter { EvaluationSchedule.isDue($0, denseUpTo: 7) }
    #expect(due.count == 129 + 6)
    #expect(core.history.readings.map(\.epoch) == due)
    #expect(core.history.readings[0].layers.allSatisfy { $0.updateRatio == nil })
    #expect(core.history.readings[1].layers.allSatisfy { $0.updateRatio != nil })
  }

  @Test func aReadingIsWhatASnapshotShowsAtThatEpoch() {
    var core = SessionCore(.small, isRunning: false, clock: .stopped)
    core.train(epochs: 3)
    let snapshot = core.snapshot(SnapshotRequest())
    let last = core.history.readings.last
    #expect(last?.layers.map(\.gradientNorm) == snapshot.flows.map(\.gradientNorm))
    #expect(last?.layers.map(\.updateRatio) == snapshot.flows.map(\.updateRatio))
    let saturation = snapshot.shape.layers.indices.map {
      snapshot.unitActivity.saturation(ofLayer: $0)
    }
    #expect(last?.layers.map(\.saturation) == saturation)
  }

  @Test func aRestartForgetsTheReadings() {
    var core = SessionCore(.small, isRunning: false, clock: .stopped)
    core.train(epochs: 3)
    core.handle(.reset)
    let snapshot = core.snapshot(SnapshotRequest())
    #expect(snapshot.history.readings.map(\.epoch) == [0])
    #expect(snapshot.unitActivity.step == 0)
  }

  @Test func activationsAreThoseOfTheNetwork() {
    let run = Experiment.small.startRun()
    let samples = Array(run.data.train.prefix(2))
    let moment = samples.map { run.moment(probe: $0).probe.activations.dropFirst(run.shape.inputs) }
    let values = run.activations(of: samples)
    for unit in 0..<(run.shape.valueCount - run.shape.inputs) {
      for sample in 0..<2 {
        // Two ways to the same number: the last bits of float32 may differ.
        #expect(abs(values[2 * unit + sample] - Float(Array(moment[sample])[unit])) < 1e-6)
      }
    }
  }

  /// 400 samples of 2-300-1: too much for every frame.
  private var large: Experiment {
    var experiment = Experiment.small
    experiment.samples = 800
    experiment.hidden = [300]
    return experiment
  }

  @Test func aLargeNetworkInTrainingShowsWhatWasSeenLast() {
    var core = SessionCore(large, isRunning: false, clock: .stopped)
    _ = core.snapshot(SnapshotRequest())
    core.handle(.stepBatch)
    core.finish()
    #expect(core.snapshot(SnapshotRequest()).unitActivity.step == 0)
    #expect(core.snapshot(SnapshotRequest(isExact: true)).unitActivity.step == 1)
  }

  @Test func ofManySamplesAFewAreLookedAtEvenlySpread() {
    var core = SessionCore(large, isRunning: false, clock: .stopped)
    let activity = core.snapshot(SnapshotRequest()).unitActivity
    #expect(activity.sampleCount == 165, "1,000,000 / (1201 + 16 * 303)")
    let first = core.run.activations(of: [core.run.data.train[0], core.run.data.train[2]])
    // Every 400/165-th sample: the first, then the third.
    #expect(Array(activity.activations(ofLayer: 0).prefix(2)) == Array(first.prefix(2)))
  }

  @Test func aRunWithoutAScreenIsNotRead() {
    var core = SessionCore(.small, isRunning: false, clock: .stopped, measuresCurve: false)
    core.train(epochs: 3)
    #expect(core.history.readings.isEmpty)
  }

  @Test func aDivergenceTakesItsReadingsBack() {
    var core = SessionCore(.diverging, isRunning: true, speed: .max, clock: .stopped)
    core.finish()
    #expect(!core.history.readings.isEmpty)
    #expect(core.history.readings.allSatisfy { $0.epoch <= core.run.epoch })
  }

  @Test func unitsAreLookedAtWhereAFrameShowsThemAndAtRest() {
    var core = SessionCore(.small, isRunning: false, speed: .max, clock: .stopped)
    core.train(epochs: 200)
    core.handle(.run)
    core.work(seconds: .infinity) { true }
    // Between two readings what was seen last is good enough for a sign in the diagram.
    #expect(core.snapshot(SnapshotRequest()).unitActivity.step < core.run.step)
    var request = SnapshotRequest()
    request.showsActivity = true
    #expect(core.snapshot(request).unitActivity.step == core.run.step)
    core.work(seconds: .infinity) { true }
    core.handle(.pause)
    #expect(core.snapshot(SnapshotRequest()).unitActivity.step == core.run.step)
  }
}
