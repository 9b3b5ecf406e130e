import Foundation
import Testing

/// What TensorFlow Playground's own modules gave under node.
struct PlaygroundFixture: Decodable {
  /// The settings of a run, in Playground's words and units.
  struct Configuration: Decodable, Sendable {
    var seed: String
    var dataset: String
    var activation: String
    var shape: [Int]
    var features: [String]
    var batch: Int
    var lr: Double
    var trainPercent: Int
    /// In percent.
    var noise: Double
    var l1: Double
    var l2: Double
    var initZero: Bool?
  }

  /// The losses of a run.
  struct Table: Decodable, Sendable, CustomTestStringConvertible {
    var name: String
    var config: Configuration
    /// Mean loss over the train and over the test part, by epochs learnt.
    var trainTestLossByEpoch: [String: [Double]]
    var testDescription: String { name }
  }

  /// The data and the first weights of a seed.
  struct Start: Decodable, Sendable, CustomTestStringConvertible {
    var dataset: String
    /// In percent.
    var noise: Double
    var seed: String
    var shape: [Int]
    /// x, y and target of the first samples of each part.
    var firstTrain: [[Double]]
    var firstTest: [[Double]]
    var sumOfTargets: Double
    /// Unit by unit, without the biases.
    var weights: [Double]
    var testDescription: String { "\(dataset), noise \(noise)" }
  }

  /// The numbers that a seed gives.
  struct Stream: Decodable, Sendable, CustomTestStringConvertible {
    var seed: String
    var first: [Double]
    var sumOf20000: Double
    var testDescription: String { seed.prefix(20) + " (\(seed.count))" }
  }

  struct RandomStream: Decodable {
    var vector: [String: [Double]]
    var streams: [Stream]
  }

  /// The run of the table "circle" before its first step.
  struct CircleDetails: Decodable {
    var firstTrainingPoint: [Double]
    var trainCount: Int
    var positiveInTrain: Int
    /// With nine decimals.
    var firstLayerWeights: [[Double]]
    var outputWeights: [Double]
  }

  var circleDetails: CircleDetails
  var randomStream: RandomStream
  var points: [Start]
  var runs: [Table]

  /// The file, read once.
  static let shared = Result {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let data = try Data(contentsOf: tests.appending(path: "Fixtures/playground.json"))
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(PlaygroundFixture.self, from: data)
  }

  static func load() throws -> PlaygroundFixture { try shared.get() }
}

/// Returns whether two numbers agree to 1e-12 of their size.
///
/// Mathematical libraries differ in the last digit of sin, cos, tanh and exp, 2⁻⁵² of it; as many
/// steps as the tables have make at most thousands of that.
func agree(_ a: Double, _ b: Double) -> Bool {
  abs(a - b) <= 1e-12 * max(abs(a), abs(b))
}
