import Foundation
import Testing

/// The runs of `Tests/Fixtures/playground.json`, which TensorFlow Playground's modules made.
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

    /// The part of Playground's address from the `#` on.
    var address: String {
      let isRegression = dataset.hasPrefix("reg-")
      var fields = [
        "activation=\(activation)", "batchSize=\(batch)", "learningRate=\(lr)", "noise=\(noise)",
        "networkShape=\(shape.map(String.init).joined(separator: ","))", "seed=\(seed)",
        "percTrainData=\(trainPercent)",
        isRegression ? "regDataset=\(dataset)" : "dataset=\(dataset)",
        "problem=\(isRegression ? "regression" : "classification")",
        "regularization=\(l1 > 0 ? "L1" : l2 > 0 ? "L2" : "none")",
        "regularizationRate=\(max(l1, l2))", "initZero=\(initZero ?? false)",
      ]
      for name in ["x", "y", "xSquared", "ySquared", "xTimesY", "sinX", "sinY"] {
        fields.append("\(name)=\(features.contains(name))")
      }
      return "#" + fields.joined(separator: "&")
    }
  }

  /// The losses of a run.
  struct Table: Decodable, Sendable, CustomTestStringConvertible {
    var name: String
    var config: Configuration
    /// Mean loss over the train and over the test part, by epochs learnt.
    var trainTestLossByEpoch: [String: [Double]]
    var testDescription: String { name }
  }

  var runs: [Table]

  static func load() throws -> PlaygroundFixture {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let data = try Data(contentsOf: tests.appending(path: "Fixtures/playground.json"))
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(PlaygroundFixture.self, from: data)
  }
}
