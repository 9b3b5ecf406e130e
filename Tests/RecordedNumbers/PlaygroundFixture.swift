/// What TensorFlow Playground's own modules gave under node.
public struct PlaygroundFixture: Decodable, Sendable {
  /// The losses of a run.
  public struct Table: Decodable, Sendable {
    /// A name, unlike those of other runs.
    public let name: String
    /// The settings of the run.
    public let config: PlaygroundConfiguration
    /// Mean loss over the train and over the test part, by epochs learnt.
    public let trainTestLossByEpoch: [String: [Double]]
  }

  /// The data and the first weights of a seed.
  public struct Start: Decodable, Sendable {
    /// The source, by Playground's name.
    public let dataset: String
    /// In percent.
    public let noise: Double
    /// The text that it is drawn from.
    public let seed: String
    /// The units of each hidden layer.
    public let shape: [Int]
    /// x, y and target of the first samples of the train part.
    public let firstTrain: [[Double]]
    /// x, y and target of the first samples of the test part.
    public let firstTest: [[Double]]
    /// The sum over all samples.
    public let sumOfTargets: Double
    /// Unit by unit, without the biases.
    public let weights: [Double]
  }

  /// The numbers that a seed gives.
  public struct Stream: Decodable, Sendable {
    /// The text that they are drawn from.
    public let seed: String
    /// The first numbers.
    public let first: [Double]
    /// The sum of the first 20,000 numbers.
    public let sumOf20000: Double
  }

  /// The generator of random numbers.
  public struct RandomStream: Decodable, Sendable {
    /// The first numbers of seeds, by the seed.
    public let vector: [String: [Double]]
    /// The numbers of other seeds.
    public let streams: [Stream]
  }

  /// The run of the table "circle" before its first step.
  public struct CircleDetails: Decodable, Sendable {
    /// x, y and target.
    public let firstTrainingPoint: [Double]
    /// Samples in the train part.
    public let trainCount: Int
    /// Samples in the train part whose target is +1.
    public let positiveInTrain: Int
    /// With nine decimals.
    public let firstLayerWeights: [[Double]]
    /// With nine decimals.
    public let outputWeights: [Double]
  }

  /// The beginning of the run "circle".
  public let circleDetails: CircleDetails
  /// The numbers that seeds give.
  public let randomStream: RandomStream
  /// Data and first weights.
  public let points: [Start]
  /// Whole runs.
  public let runs: [Table]

  /// The file, read once.
  private static let shared = Result {
    try RecordedFile("playground.json")
      .decoded(as: PlaygroundFixture.self, keys: .convertFromSnakeCase)
  }

  /// Returns what the file holds.
  public static func load() throws -> PlaygroundFixture { try shared.get() }

  /// Returns whether two numbers agree to 1e-12 of their size.
  ///
  /// Mathematical libraries differ in the last digit of sin, cos, tanh and exp, 2⁻⁵² of it; as many
  /// steps as the tables have make at most thousands of that.
  public static func agree(_ a: Double, _ b: Double) -> Bool {
    abs(a - b) <= 1e-12 * max(abs(a), abs(b))
  }
}

extension PlaygroundFixture.Table: CustomStringConvertible {
  /// The name.
  public var description: String { name }
}

extension PlaygroundFixture.Start: CustomStringConvertible {
  /// The source and its noise.
  public var description: String { "\(dataset), noise \(noise)" }
}

extension PlaygroundFixture.Stream: CustomStringConvertible {
  /// The beginning of the seed, and its length.
  public var description: String { seed.prefix(20) + " (\(seed.count))" }
}
