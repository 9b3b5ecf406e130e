import Backprop
import DrawnExperiments
import RecordedNumbers
import Testing

@testable import Training

@Suite struct PlaygroundURLTests {
  private func read(_ fields: String) throws -> Experiment {
    try PlaygroundURL.experiment(from: "https://playground.tensorflow.org/#" + fields)
  }

  private func faults(_ fields: String) -> [String] {
    do {
      _ = try read(fields)
      return []
    } catch {
      return (error as? ExperimentFaults)?.faults.map(\.message) ?? ["another error"]
    }
  }

  /// Playground's losses of whole runs, by way of the address: address, experiment, data, run.
  @Test(arguments: try PlaygroundFixture.load().runs)
  func lossesAreThoseOfPlayground(_ table: PlaygroundFixture.Table) throws {
    var experiment = try PlaygroundURL.experiment(from: table.config.address)
    // An empty seed in an address has Playground draw one.
    if table.config.seed.isEmpty { experiment.seed = .text("") }
    var run = try PreparedExperiment(experiment, origin: "address").startRun()
    let epochs = table.trainTestLossByEpoch.keys.compactMap { Int($0) }
    let last = try #require(epochs.max())
    while true {
      if let expected = table.trainTestLossByEpoch[String(run.epoch)] {
        let evaluation = run.evaluate()
        let found = [evaluation.train.loss, evaluation.test?.loss ?? .nan]
        for (a, b) in zip(found, expected) {
          #expect(PlaygroundFixture.agree(a, b), "epoch \(run.epoch): \(a), not \(b)")
        }
      }
      guard run.epoch < last else { break }
      run.makeSteps(run.stepsPerEpoch, learningRate: experiment.learningRate)
    }
  }

  @Test func anAddressThatSaysNothingIsWhatPlaygroundOpensWith() throws {
    var opening = Experiment.playgroundDefaults
    opening.features = ["x1", "x2"]
    for text in ["", "seed=", "noise=&networkShape=4,2", "dataset=", "x=&activation="] {
      #expect(try read(text) == opening)
    }
    #expect(try PlaygroundURL.experiment(from: "playground.tensorflow.org") == opening)
    let defaults = Experiment.playgroundDefaults
    #expect(defaults.contradictions().isEmpty)
    #expect(defaults.hidden == [4, 2] && defaults.activations == [.tanh])
    #expect(defaults.learningRate == 0.03 && defaults.batchSize == .count(10))
    #expect(defaults.source == "circle" && defaults.loss == .halfSquaredError)
  }

  @Test(.timeLimit(.minutes(1)))
  func anAddressOfManyUnknownKeysIsRefusedInFewSentences() {
    let fields = (0..<30_000).map { "k\($0)=1" }.joined(separator: "&")
    let found = faults(fields)
    #expect(found.count == 21 && found[0].hasPrefix("unknown key 'k0=1'; allowed: "))
    #expect(found.last?.hasPrefix("29980 more unknown keys; allowed: ") == true)
  }

  @Test func addressesAreTold() {
    for text in [
      "#", "#x=true", "https://playground.tensorflow.org/#", "playground.tensorflow.org",
    ] {
      #expect(PlaygroundURL.looksLikeOne(text))
    }
    for text in ["", "xor", "my.yaml", "a#b"] { #expect(!PlaygroundURL.looksLikeOne(text)) }
  }

  /// Every control with values that it takes.
  static let controls: [(field: String, change: @Sendable (inout Experiment) -> Void)] = [
    ("activation=relu", { $0.activations = [.relu] }),
    ("activation=sigmoid", { $0.activations = [.sigmoid] }),
    ("activation=linear", { $0.activations = [.identity] }),
    ("regularization=L1&regularizationRate=0.1", { $0.l1 = 0.1 }),
    ("regularization=L2&regularizationRate=3", { $0.l2 = 3 }),
    ("regularization=none&regularizationRate=0.1", { _ in }),
    ("regularization=L1", { _ in }),
    ("batchSize=1", { $0.batchSize = .count(1) }),
    ("batchSize=30", { $0.batchSize = .count(30) }),
    ("dataset=xor", { $0.source = "xor-quadrants" }),
    ("dataset=gauss", { $0.source = "gauss" }),
    ("dataset=spiral", { $0.source = "spiral" }),
    ("dataset=spiral&problem=regression", { $0.source = "plane" }),
    ("regDataset=reg-gauss", { _ in }),
    ("regDataset=reg-gauss&problem=regression", { $0.source = "multi-gauss" }),
    ("learningRate=0.00001", { $0.learningRate = 0.00001 }),
    ("learningRate=10", { $0.learningRate = 10 }),
    ("noise=50", { $0.noise = 0.5 }), ("noise=80", { $0.noise = 0.8 }),
    ("noise=80.5", { $0.noise = 0.5 }), ("noise=1e9", { $0.noise = 0.5 }),
    ("noise=-5", { $0.noise = 0 }),
    ("networkShape=", { $0.hidden = [] }),
    ("networkShape=8,7,6,5,4,3", { $0.hidden = [8, 7, 6, 5, 4, 3] }),
    ("seed=0.59704", { $0.seed = .text("0.59704") }), ("seed=7", { $0.seed = .number(7) }),
    ("seed=a=b", { $0.seed = .text("a=b") }),
    ("percTrainData=10", { $0.trainFraction = 0.1 }),
    ("percTrainData=90", { $0.trainFraction = 0.9 }),
    ("x=false&sinY=true", { $0.features = ["x2", "sin(x2)"] }),
    (
      "sinX=true&xTimesY=true&ySquared=true&xSquared=true",
      {
        $0.features = ["x1", "x2", "x1^2", "x2^2", "x1*x2", "sin(x1)"]
      }
    ),
    ("y=0", { _ in }),
    ("initZero=true", { ($0.initializer, $0.bias) = (.zeros, 0) }),
    ("noise=10&noise=20", { $0.noise = 0.2 }),
    ("&&noise=20&", { $0.noise = 0.2 }),
  ]

  @Test(arguments: controls.indices)
  func everyControlIsRead(_ index: Int) throws {
    let (field, change) = Self.controls[index]
    var expected = Experiment.playgroundDefaults
    expected.features = ["x1", "x2"]
    change(&expected)
    var found = try read(field)
    found.features = found.features ?? ["x1", "x2"]
    #expect(found == expected)
  }

  @Test func whatOnlyChangesThePageIsReadOver() throws {
    let page =
      "showTestData=true&discretize=false&hideText=true&collectStats=x&tutorial=dp&cosX=true"
      + "&cosY=false&numHiddenLayers=3&dataset_hide=true&anything_hide=false&stepButton_hide=1"
    #expect(try read(page) == read(""))
  }

  @Test(arguments: [
    "activation=elu", "activation=Tanh", "regularization=L3", "batchSize=0", "batchSize=2.5",
    "batchSize=x", "batchSize=1e30", "dataset=moons", "regDataset=plane", "learningRate=0",
    "learningRate=-1", "learningRate=nan", "learningRate=inf", "learningRate=1e4",
    "regularizationRate=-1", "regularizationRate=inf", "noise=loud", "noise=nan", "noise=1e999",
    "networkShape=0", "networkShape=4,", "networkShape=4,x", "networkShape=4097",
    "networkShape=\(Array(repeating: "1", count: 33).joined(separator: ","))",
    "networkShape=99999999999999999999", "percTrainData=0", "percTrainData=101",
    "percTrainData=x", "problem=other", "x=false&y=false", "unknown=1", "=1", "seed=-1",
    "seed=18446744073709551616", "noise2", "\(String(repeating: "a", count: 5000))=1",
  ])
  func aValueThatPlaygroundHasNotIsRefused(_ field: String) throws {
    let found = faults(field)
    #expect(found.count == 1)
    #expect(isSentence(found.first), "\(found)")
  }

  @Test func allFaultsAreReportedAtOnce() {
    #expect(faults("batchSize=0&learningRate=x&colour=red&dataset=moons&noise=10").count == 4)
  }

  @Test(arguments: controls.indices)
  func theAddressOfAnExperimentIsReadAsThatExperiment(_ index: Int) throws {
    let experiment = try read(Self.controls[index].field)
    let address = try PlaygroundURL.address(of: experiment).get()
    #expect(PlaygroundURL.looksLikeOne(address))
    #expect(try PlaygroundURL.experiment(from: address).withOwnChoices == experiment.withOwnChoices)
  }

  @Test func everyPercentComesBack() throws {
    for percent in 1...100 {
      let noise = min(percent, 80)
      let experiment = try read("batchSize=1&percTrainData=\(percent)&noise=\(noise)")
      let address = try PlaygroundURL.address(of: experiment).get()
      let again = try PlaygroundURL.experiment(from: address)
      #expect(again.noise == experiment.noise && again.trainFraction == experiment.trainFraction)
    }
  }

  @Test(arguments: BundledExperiments.names)
  func eachBundledExperimentHasAnAddressOrObstacles(_ name: String) throws {
    let experiment = try #require(try BundledExperiments.experiment(named: name))
    switch PlaygroundURL.address(of: experiment) {
    case .success(let address):
      #expect(name == "playground")
      #expect(
        try PlaygroundURL.experiment(from: address).withOwnChoices
          == experiment.withOwnChoices)
    case .failure(let obstacles):
      #expect(name != "playground")
      #expect(
        obstacles.sentences.first
          == "compatibility is 'none': points, initial weights and order are drawn in another way")
      #expect(obstacles.sentences.allSatisfy { !$0.contains("\n") && !$0.hasSuffix(".") })
    }
  }

  @Test(arguments: ["a&b", "", " "])
  func aSeedThatAnAddressCanNotSayIsAnObstacle(_ seed: String) {
    var experiment = Experiment.playgroundDefaults
    experiment.seed = .text(seed)
    #expect(throws: PlaygroundURL.Obstacles.self) {
      try PlaygroundURL.address(of: experiment).get()
    }
  }
}

extension Experiment {
  /// Without what an address does not say, and with what it always says.
  fileprivate var withOwnChoices: Experiment {
    var experiment = self
    (experiment.name, experiment.about) = ("", "")
    experiment.features = features ?? ["x1", "x2"]
    experiment.trainFraction = trainFraction ?? 0.5
    experiment.outputActivation = nil
    return experiment
  }
}
