import Backprop
import Datasets

/// Reads the fields of an address and collects what is wrong.
struct PlaygroundURLReader {
  private var fields: [(key: String, value: String)] = []
  private(set) var faults: [String] = []

  /// Fields that only change Playground's page, or have no effect there.
  private static let ignored: Set = [
    "showTestData", "discretize", "hideText", "collectStats", "tutorial", "cosX", "cosY",
    "numHiddenLayers",
  ]

  init(_ text: String) {
    guard let start = text.firstIndex(of: "#") else { return }
    var known: Set<Substring> = []
    // A field that is given twice counts as it was given last.
    for part in text[text.index(after: start)...].split(separator: "&").reversed() {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard known.insert(pair[0]).inserted else { continue }
      fields.append((String(pair[0]), pair.count > 1 ? String(pair[1]) : ""))
    }
    fields.reverse()
  }

  /// Reads the experiment; where there are faults it is of no use.
  mutating func experiment() -> Experiment {
    var experiment = Experiment.playgroundDefaults
    readSeed(into: &experiment)
    readData(into: &experiment)
    readNetwork(into: &experiment)
    readTraining(into: &experiment)
    refuseUnknown()
    return experiment
  }

  /// The most unknown fields that are named.
  private static let mostUnknown = 20

  private mutating func refuseUnknown() {
    let unknown = fields.filter { !Self.ignored.contains($0.key) && !$0.key.hasSuffix("_hide") }
    let known = PlaygroundURL.keys.sorted().joined(separator: ", ")
    for (key, value) in unknown.prefix(Self.mostUnknown) {
      faults.append("unknown key \(Quotation.of("\(key)=\(value)")); allowed: \(known)")
    }
    if unknown.count > Self.mostUnknown {
      faults.append("\(unknown.count - Self.mostUnknown) more unknown keys; allowed: \(known)")
    }
  }

  // MARK: Parts

  /// Reads the seed; as in Playground an empty one is as good as none.
  private mutating func readSeed(into experiment: inout Experiment) {
    guard let text = take("seed"), text.contains(where: { !$0.isWhitespace }) else { return }
    if let seed = Seed(text) {
      experiment.seed = seed
    } else {
      refuse("seed", text, allowed: ExperimentSetting.at("seed")?.allowed ?? "a text")
    }
  }

  private mutating func readData(into experiment: inout Experiment) {
    let sources = PlaygroundURL.classificationSources
    let regressionSources = PlaygroundURL.regressionSources
    let dataset = choice("dataset", sources.keys.sorted(), standard: "circle")
    let regDataset = choice("regDataset", regressionSources.keys.sorted(), standard: "reg-plane")
    let problem = choice(
      "problem", ["classification", "regression"], standard: "classification")
    let source = problem == "regression" ? regressionSources[regDataset] : sources[dataset]
    experiment.source = source ?? experiment.source
    if let noise = number("noise", allowed: "a number", { $0.isFinite }) {
      // As Playground has it: too much becomes 50, too little nothing.
      experiment.noise = (noise > 80 ? 50 : max(noise, 0)) / 100
    }
    if let percent = number("percTrainData", allowed: "a number from 1 to 100", (1...100).contains)
    {
      experiment.trainFraction = percent / 100
    }
    let standard: Set = ["x", "y"]
    let used = PlaygroundURL.features.filter { flag($0.key, standard: standard.contains($0.key)) }
    if used.isEmpty { faults.append("no input is chosen; allowed: at least one, such as x=true") }
    experiment.features = used.map(\.feature.rawValue)
  }

  private mutating func readNetwork(into experiment: inout Experiment) {
    if let shape = take("networkShape") {
      let parts = shape.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
      let units = shape.isEmpty ? [] : parts.compactMap { $0 }
      if units.count == (shape.isEmpty ? 0 : parts.count), units.count <= 32,
        units.allSatisfy({ (1...4096).contains($0) })
      {
        experiment.hidden = units
      } else {
        refuse("networkShape", shape, allowed: "up to 32 numbers from 1 to 4096, such as 4,2")
      }
    }
    let activation = choice(
      "activation", ["relu", "tanh", "sigmoid", "linear"], standard: "tanh")
    experiment.activations = [Activation(rawValue: activation) ?? .identity]
    if flag("initZero", standard: false) {
      experiment.initializer = .zeros
      experiment.bias = 0
    }
  }

  private mutating func readTraining(into experiment: inout Experiment) {
    if let rate = number(
      "learningRate", allowed: "a number above 0, up to 1000", { $0 > 0 && $0 <= 1000 })
    {
      experiment.learningRate = rate
    }
    if let size = number(
      "batchSize", allowed: "a whole number from 1 to 1000000",
      { Int(exactly: $0).map((1...1_000_000).contains) ?? false })
    {
      experiment.batchSize = .count(Int(size))
    }
    let rate = number(
      "regularizationRate", allowed: "a number from 0 to 1000", (0...1000).contains)
    switch choice("regularization", ["none", "L1", "L2"], standard: "none") {
    case "L1": experiment.l1 = rate ?? 0
    case "L2": experiment.l2 = rate ?? 0
    default: break
    }
  }

  // MARK: Fields

  private mutating func take(_ key: String) -> String? {
    guard let index = fields.firstIndex(where: { $0.key == key }) else { return nil }
    return fields.remove(at: index).value
  }

  private mutating func choice(_ key: String, _ names: [String], standard: String) -> String {
    guard let value = take(key), !value.isEmpty else { return standard }
    if names.contains(value) { return value }
    refuse(key, value, allowed: ExperimentSetting.list(names))
    return standard
  }

  private mutating func number(
    _ key: String, allowed: String, _ contains: (Double) -> Bool
  ) -> Double? {
    guard let value = take(key), !value.isEmpty else { return nil }
    if let number = Double(value), contains(number) { return number }
    refuse(key, value, allowed: allowed)
    return nil
  }

  /// Reads a truth value; as in Playground all but `false` is true.
  private mutating func flag(_ key: String, standard: Bool) -> Bool {
    guard let value = take(key), !value.isEmpty else { return standard }
    return value != "false"
  }

  private mutating func refuse(_ key: String, _ value: String, allowed: String) {
    faults.append("\(key) is \(Quotation.of(value)); allowed: \(allowed)")
  }
}
