import Backprop
import Datasets
import RecordedNumbers
import Testing

/// A run as TensorFlow Playground makes it of its settings.
struct PlaygroundRun {
  private(set) var trainer: Trainer<Double>
  let data: DataSet
  private let samples: SampleSet<Double>
  private let configuration: PlaygroundConfiguration
  private var carried: ArraySlice<Int> = []

  init(_ configuration: PlaygroundConfiguration) throws {
    self.configuration = configuration
    var stream = SeedStream(seed: configuration.seed)
    let data = try Self.source(configuration.dataset).playgroundDataSet(
      noise: configuration.noise / 100, trainFraction: Double(configuration.trainPercent) / 100,
      using: &stream)
    self.data = data
    let inputs = Self.features.filter(configuration.features.contains)
    samples = SampleSet(
      inputsPerSample: inputs.count, targetsPerSample: 1,
      inputs: (0..<data.samples.count).flatMap { index in
        let point = Array(data.samples.input(index))
        return inputs.map { Self.feature($0, point[0], point[1]) }
      }, targets: data.samples.targets)
    let hidden = try #require(LayerActivation(name: configuration.activation))
    let output = LayerActivation.elementwise(data.targetKind == .values ? .identity : .tanh)
    let shape = NetworkShape(
      inputs: inputs.count,
      layers: configuration.shape.map { ($0, hidden) } + [(1, output)])
    trainer = Trainer(
      network: Network(
        playgroundShape: shape, startsAtZero: configuration.initZero ?? false, using: &stream),
      loss: .halfSquaredError,
      rule: UpdateRule(
        optimizer: .sgd(), l1: configuration.l1, l2: configuration.l2, penaltyTime: .afterStep))
  }

  /// Finds the source that is Playground's of that name.
  static func source(_ name: String) throws -> SyntheticSource {
    let ours = ["xor": "xor-quadrants", "reg-plane": "plane", "reg-gauss": "multi-gauss"]
    return try #require(SyntheticSource.named(ours[name] ?? name))
  }

  /// Playground's inputs, in the order in which it feeds them, however they are named.
  private static let features = [
    "x", "y", "xSquared", "ySquared", "xTimesY", "sinX", "sinY",
  ]

  private static func feature(_ name: String, _ x: Double, _ y: Double) -> Double {
    switch name {
    case "x": x
    case "y": y
    case "xSquared": x * x
    case "ySquared": y * y
    case "xTimesY": x * y
    case "sinX": Double.sin(x)
    case "sinY": Double.sin(y)
    default: .nan
    }
  }

  mutating func learnAnEpoch() {
    let batches = Batches(
      samples, order: data.train, batchSize: configuration.batch, carried: carried)
    trainer.train(batches, learningRate: configuration.lr)
    carried = batches.remainder
  }

  /// The mean loss over the train and over the test part.
  var losses: [Double] {
    [data.train, data.test].map { trainer.meanLoss(of: samples, $0[...]) }
  }
}
