import Backprop
import DrawnExperiments
import Testing

@testable import Training

/// What a session says of gradients when it is asked.
@Suite struct InspectionTests {
  private static func snapshot(
    _ core: inout SessionCore, inspecting parameter: Int?
  ) -> Snapshot {
    var request = SnapshotRequest()
    request.inspected = parameter
    return core.snapshot(request)
  }

  @Test func aDerivativeIsTakenApartWhereAFrameShowsIt() throws {
    var core = SessionCore(.small, isRunning: false, clock: .stopped)
    core.train(epochs: 2)
    let before = core.run.parameters
    #expect(Self.snapshot(&core, inspecting: nil).inspection == nil)
    for parameter in before.indices {
      let snapshot = Self.snapshot(&core, inspecting: parameter)
      let found = try #require(snapshot.inspection)
      #expect(found.parameter == parameter && found.step == core.run.step)
      #expect(found.sample == snapshot.moment.probe.sample)
      #expect(found.check.verdict <= .kink)
      // The engine computes in float32.
      let size = max(1e-3, abs(found.chain.gradient))
      #expect(abs(found.engineGradient - found.chain.gradient) < 1e-4 * size)
      #expect(found.engineMean == snapshot.moment.gradient[parameter])
      #expect(found.batchSamples == Array(core.run.latestBatch))
      #expect(found.batchCount == found.batchSamples.count)
      #expect(abs(found.batch.mean - found.engineMean) < 1e-4 * max(1e-3, abs(found.engineMean)))
    }
    #expect(core.run.parameters == before, "looking changes nothing")
  }

  @Test func aParameterThatIsNotThereHasNoDerivative() {
    var core = SessionCore(.small, isRunning: false, clock: .stopped)
    #expect(Self.snapshot(&core, inspecting: core.run.shape.parameterCount).inspection == nil)
    #expect(Self.snapshot(&core, inspecting: -1).inspection == nil)
  }

  @Test func laterRequestsKeepWhatAnEarlierOneInspects() {
    var earlier = SnapshotRequest()
    earlier.inspected = 3
    #expect(SnapshotRequest().joined(with: earlier).inspected == 3)
    var later = SnapshotRequest()
    later.inspected = 4
    #expect(later.joined(with: earlier).inspected == 4)
  }

  @Test func aGradientCheckIsOfTheMomentAtWhichItWasAskedFor() throws {
    var core = SessionCore(.small, isRunning: false, clock: .stopped)
    #expect(core.snapshot(SnapshotRequest()).gradientReport == nil)
    core.train(epochs: 1)
    core.handle(.checkGradient)
    #expect(core.hasNews)
    let report = try #require(core.snapshot(SnapshotRequest()).gradientReport)
    #expect(report.number == 1 && report.epoch == 1 && report.step == core.run.step)
    #expect(report.shape == core.run.shape && report.inputNames == core.run.data.inputNames)
    #expect(report.check == core.run.gradientCheck())
    #expect(
      report.check.verdict <= .kink && report.check.layers.count == core.run.shape.layers.count)
    core.train(epochs: 2)
    #expect(core.snapshot(SnapshotRequest()).gradientReport == report, "it stays as it was")
    core.handle(.checkGradient)
    #expect(core.snapshot(SnapshotRequest()).gradientReport?.number == 2)
  }

  @Test func nudgesOfTheProbeSampleAreThoseOfTheNetwork() {
    let run = Experiment.small.startRun()
    let probe = run.moment(probe: run.data.train[1]).probe
    let shape = run.shape
    #expect(probe.nudges.count == shape.valueCount)
    #expect(probe.nudges.prefix(shape.inputs).allSatisfy { $0 == 0 })
    for (unit, target) in zip(shape.output.units, probe.target) {
      #expect((probe.nudges[unit] > 0) == (target > probe.activations[unit]))
    }
  }
}
