import RecordedNumbers

/// The numbers that `Tests/Fixtures/reference.py` computed without the engine.
struct Reference: Decodable {
  struct Stream: Decodable {
    var seed: String
    var stream: String
    var bits: [String]
    var uniform: [Double]
    var below10: [Int]
    var belowLarge: [String]
  }

  struct Rule: Decodable {
    var name: String
    /// By PyTorch's names; flags are 0 and 1.
    var options: [String: Double]
    var rate: Double
    /// The parameters after each step.
    var after: [[Double]]
  }

  struct TrainedNetwork: Decodable {
    var name: String
    /// By PyTorch's names; flags are 0 and 1.
    var options: [String: Double]
    var rate: Double
    /// The mean loss before each step.
    var losses: [Double]
    /// The parameters after the last step.
    var after: [Double]
  }

  var streams: [Stream]
  var start: [Double]
  var gradients: [[Double]]
  var optimizers: [Rule]
  var networkStart: [Double]
  var networks: [TrainedNetwork]

  static func load() throws -> Reference { try RecordedFile("reference.json").decoded() }
}
