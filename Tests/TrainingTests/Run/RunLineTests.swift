import Backprop
import DrawnExperiments
import Testing

@testable import Training

/// Runs over a single input.
@Suite struct RunLineTests {
  private static var experiment: Experiment {
    var experiment = Experiment()
    experiment.source = "rows"
    experiment.hidden = [3]
    experiment.precision = .float64
    experiment.standardization = .all
    experiment.rows = (0..<10).map { ExampleRow(x: [Double($0)], y: [Double($0 * $0)]) }
    return experiment
  }

  @Test func theLineReachesALittleBeyondTheSamples() throws {
    let line = try #require(Self.experiment.startRun().data.line)
    #expect(line.lowerBound < 0 && line.upperBound > 9 && line.upperBound < 12)
  }

  @Test func theCurveIsThatOfThePassesAtItsPoints() throws {
    let run = Self.experiment.startRun()
    let line = 0.0...9.0
    let curve = run.responses(along: line, points: 10, units: run.shape.output.units)
    #expect(curve.count == 1)
    for sample in 0..<10 {
      let outputs = run.moment(probe: sample).probe.activations[run.shape.output.units]
      let answer = try #require(outputs.first)
      // The points are roundings away from the samples, the curve has the digits of float32.
      #expect(abs(Double(curve[0][sample]) - answer) < 1e-6)
    }
    let start = Float(run.moment(probe: 0).probe.activations[0])
    #expect(run.responses(along: line, points: 1, units: 0..<1) == [[start]])
  }

  @Test func aSnapshotHasTheCurveThatIsAskedFor() throws {
    var core = SessionCore(Self.experiment, isRunning: false, clock: .stopped)
    let snapshot = core.snapshot(SnapshotRequest(surface: .init(columns: 30, rows: 1)))
    let surface = try #require(snapshot.surface)
    #expect(surface.columns == 30 && surface.rows == 1 && surface.values[0].count == 30)
  }
}
