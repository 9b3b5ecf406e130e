import DrawnExperiments
import Testing

@testable import Training

/// What the diagnosis says about whole runs.
@Suite struct BundledDiagnosisTests {
  private func trained(
    _ name: String, epochs: Int, change: (inout Experiment) -> Void = { _ in }
  ) throws -> Snapshot {
    var experiment = try #require(try BundledExperiments.experiment(named: name))
    experiment.epochs = nil
    change(&experiment)
    var core = SessionCore(experiment, isRunning: false, clock: .stopped)
    core.train(epochs: epochs)
    return core.snapshot(SnapshotRequest(isExact: true))
  }

  @Test(arguments: [
    ("spiral", 30), ("spiral", 120), ("circle", 60), ("gauss", 40), ("xor", 200), ("moons", 40),
    ("plane", 20), ("iris", 60), ("digits", 3), ("mazur", 60), ("playground", 40),
  ])
  func runsThatLearnWellAreLeftInPeace(name: String, epochs: Int) throws {
    #expect(try trained(name, epochs: epochs).findings.isEmpty)
  }

  @Test func sixLayersOfSigmoidsLetTheGradientVanish() throws {
    let findings = try trained("vanishing", epochs: 40).findings.map(\.evidence)
    guard case .vanishingGradient(layer: 0, _)? = findings.first,
      case .slowLearning(layer: 0, _)? = findings.dropFirst().first
    else {
      Issue.record("\(findings)")
      return
    }
  }

  @Test func wrongLabelsAreOverfitted() throws {
    let findings = try trained("overfit", epochs: 100).findings.map(\.evidence)
    guard case .overfitting(let since, _)? = findings.first else {
      Issue.record("\(findings)")
      return
    }
    #expect((5...50).contains(since))
  }

  @Test func unitsBelowTheirThresholdsAreDeadFromTheStart() throws {
    let snapshot = try trained("circle", epochs: 0) {
      $0.activations = [.relu]
      $0.bias = -100
    }
    let total = snapshot.shape.layers[0].outputs
    #expect(
      snapshot.findings.first
        == Finding(
          .alarm,
          .deadUnits(
            layer: 0, units: Array(0..<total), total: total,
            samples: min(1000, snapshot.data.train.count))))
  }

  @Test func weightsThatAreTooLargeStartFarFromChance() throws {
    let snapshot = try trained("iris", epochs: 0) {
      $0.initializer = .normal(mean: 0, standardDeviation: 10)
    }
    guard case .unlikelyStart(_, let expected)? = snapshot.findings.first?.evidence else {
      Issue.record("\(snapshot.findings)")
      return
    }
    #expect(abs(expected - 1.0986) < 1e-4)
  }
}
