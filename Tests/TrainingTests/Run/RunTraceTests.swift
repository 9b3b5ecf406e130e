import Backprop
import DrawnExperiments
import Testing

@testable import Training

@Suite struct RunTraceTests {
  private static func core(_ precision: Experiment.Precision) -> SessionCore {
    SessionCore(.small(precision), isRunning: false, clock: .stopped)
  }

  @Test(arguments: Experiment.Precision.allCases)
  func aTracedRunIsTheSameAsOneThatWasNeverWatched(_ precision: Experiment.Precision) {
    var (traced, alone) = (Self.core(precision), Self.core(precision))
    var request = SnapshotRequest()
    request.showsTrace = true
    for _ in 0..<20 {
      _ = traced.snapshot(request)
      traced.complete(.stepBatch)
      alone.complete(.stepBatch)
    }
    #expect(traced.run.parameters.map(\.bitPattern) == alone.run.parameters.map(\.bitPattern))
  }

  @Test(arguments: Experiment.Precision.allCases)
  func theTraceIsThatOfTheNextStep(_ precision: Experiment.Precision) {
    var core = Self.core(precision)
    // Over the end of an epoch, where the next batch is one of the next order.
    for _ in 0..<(2 * core.run.stepsPerEpoch + 1) {
      let trace = core.run.trace(sample: core.run.data.train[0], learningRate: core.learningRate)
      core.complete(.stepBatch)
      #expect(trace.batch == Array(core.run.latestBatch))
      let gaps = zip(trace.after.network.parameters, core.run.parameters).map { abs($0 - $1) }
      // Adam divides by roots: what rounding adds to a gradient of nearly 0 counts there.
      #expect((gaps.max() ?? 1) <= (precision == .float64 ? 0 : 1e-4))
    }
  }
}
