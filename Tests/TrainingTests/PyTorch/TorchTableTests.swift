import Backprop
import Datasets
import RecordedNumbers
import Testing

@testable import Training

/// Whole trainings on a table that `Tests/Fixtures/torch-table.py` had PyTorch make.
@Suite struct TorchTableTests {
  struct Fixture: Decodable {
    struct Training: Decodable, Sendable, CustomTestStringConvertible {
      /// As an experiment writes it.
      var optimizer: String
      var learningRate: Double
      var activations: [String]
      var standardize: Bool
      /// The mean loss over all rows after each of `epochs`.
      var losses: [Double]
      /// The parameters after the last.
      var parameters: [String: [Double]]
      var testDescription: String {
        "\(optimizer), \(activations), \(standardize ? "standardized" : "raw")"
      }
    }
    var epochs: [Int]
    var batchSize: Int
    var trainings: [Training]
  }

  static let fixture = Result { try RecordedFile("torch-table.json").decoded(as: Fixture.self) }

  private func prepared(_ row: Fixture.Training, batchSize: Int) throws -> PreparedExperiment {
    let yaml = """
      precision: float64
      data:
        source: csv
        path: "\(RecordedFile("torch-table.csv").path)"
        task: regression
        train_fraction: 1
        standardize: \(row.standardize)
      network:
        hidden: [4, 3]
        activation: [\(row.activations.joined(separator: ", "))]
      training:
        loss: mean_squared_error
        optimizer: \(row.optimizer)
        learning_rate: \(row.learningRate)
        batch_size: \(batchSize)
        shuffle: false
      """
    var prepared = try PreparedExperiment(
      Experiment(yaml: yaml, origin: "torch"), origin: "torch")
    try prepared.takeWeights(from: RecordedFile("torch-table.safetensors").path)
    return prepared
  }

  /// 250 steps add up the roundings of each; a slip in a rule is larger by far.
  private func agree(_ found: Double, _ expected: Double) -> Bool {
    abs(found - expected) <= 1e-10 * abs(expected) + 1e-12
  }

  @Test(arguments: try fixture.get().trainings)
  func lossesAndParametersAreThoseOfPyTorch(_ row: Fixture.Training) throws {
    let fixture = try Self.fixture.get()
    let prepared = try prepared(row, batchSize: fixture.batchSize)
    var run = prepared.startRun()
    #expect(run.stepsPerEpoch == 5 && run.data.train.count == 23)
    for (epoch, expected) in zip(fixture.epochs, row.losses) {
      while run.epoch < epoch {
        run.makeSteps(run.stepsPerEpoch, learningRate: row.learningRate)
      }
      let found = run.evaluate().train.loss
      #expect(agree(found, expected), "epoch \(epoch): \(found), not \(expected)")
    }
    let kept = run.kept.safetensors
    for (name, expected) in row.parameters {
      let found = try kept.doubles(of: name)
      try #require(found.count == expected.count)
      for (a, b) in zip(found, expected) { #expect(agree(a, b), "\(name): \(a), not \(b)") }
    }
  }

  @Test func everyOptimizerIsTrainedRawAndStandardized() throws {
    let trainings = try Self.fixture.get().trainings
    for optimizer in Optimizer.all {
      for isStandardized in [false, true] {
        #expect(
          trainings.contains {
            $0.optimizer.contains(optimizer.name) && $0.standardize == isStandardized
          })
      }
    }
    let smooth: Set = ["tanh", "sigmoid", "gelu", "silu", "softplus"]
    #expect(Set(trainings.flatMap(\.activations)) == smooth)
  }
}
