import Backprop
import Datasets

/// One key of the experiment file: its place, what it may hold, and how it is taken over.
///
/// Files and command-line options go through the same table, so both accept and refuse the same
/// values, with the same words.
public struct ExperimentSetting: Sendable {
  /// The key with the sections above it: `training.learning_rate`.
  public let path: String
  /// What it may hold, as it completes "allowed: …".
  public let allowed: String
  /// What it may hold in a file, where that is more than an option can say.
  let allowedInFile: String
  /// Takes the value over; false, with nothing changed, where it is not allowed.
  let apply: @Sendable (inout Experiment, SettingValue) -> Bool

  /// Finds a setting by its path.
  public static func at(_ path: String) -> ExperimentSetting? {
    all.first { $0.path == path }
  }

  /// Every key, in the order of the documentation.
  public static let all: [ExperimentSetting] = general + data + network + training

  /// Creates a setting whose value is parsed first and then stored.
  private init<Value>(
    _ path: String, allowed: String, orInFile: String = "",
    _ property: WritableKeyPath<Experiment, Value> & Sendable,
    _ parse: @escaping @Sendable (SettingValue) -> Value?
  ) {
    self.path = path
    self.allowed = allowed
    allowedInFile = allowed + orInFile
    apply = { experiment, value in
      guard let parsed = parse(value) else { return false }
      experiment[keyPath: property] = parsed
      return true
    }
  }

  private static let general = [
    ExperimentSetting("name", allowed: "a text of 1 to 64 characters", \.name) {
      $0.text.flatMap { (1...64).contains($0.count) ? $0 : nil }
    },
    ExperimentSetting("about", allowed: "a text", \.about) { $0.text },
    ExperimentSetting("seed", allowed: "a whole number from 0, or a text", \.seed) {
      $0.text.flatMap(Seed.init)
    },
    ExperimentSetting(
      "precision", allowed: list(Experiment.Precision.allCases.map(\.rawValue)), \.precision
    ) { $0.text.flatMap(Experiment.Precision.init(rawValue:)) },
  ]

  private static let data = [
    ExperimentSetting(
      "data.source", allowed: list(SyntheticSource.all.map(\.name)), \.source
    ) { $0.text.flatMap(SyntheticSource.named)?.name },
    ExperimentSetting(
      "data.samples", allowed: "a whole number from 2 to 1000000", \.samples
    ) { $0.integer.flatMap { (2...1_000_000).contains($0) ? .some($0) : nil } },
    ExperimentSetting("data.noise", allowed: "a number from 0 to 1", \.noise) {
      $0.number.flatMap { (0...1).contains($0) ? $0 : nil }
    },
    ExperimentSetting(
      "data.train_fraction", allowed: "a number above 0, up to 1", \.trainFraction
    ) { $0.number.flatMap { $0 > 0 && $0 <= 1 ? .some($0) : nil } },
  ]

  private static let network = [
    ExperimentSetting(
      "network.hidden",
      allowed: "up to 32 layers of 1 to 4096 units each, such as 8,8; none for no hidden layer",
      \.hidden, hiddenLayers),
    ExperimentSetting(
      "network.activation", allowed: list(Activation.allCases.map(\.rawValue)), \.activation
    ) {
      guard case .elementwise(let found)? = $0.text.flatMap(LayerActivation.init(name:)) else {
        return nil
      }
      return found
    },
    ExperimentSetting(
      "network.output_activation", allowed: list(LayerActivation.all.map(\.name)),
      \.outputActivation
    ) { $0.text.flatMap(LayerActivation.init(name:)).map { .some($0) } },
    ExperimentSetting(
      "network.initializer", allowed: list(Initializer.all.map(\.name)), \.initializer
    ) { value in Initializer.all.first { $0.name == value.text } },
    ExperimentSetting("network.bias", allowed: "a number from -1000 to 1000", \.bias) {
      $0.number.flatMap { abs($0) <= 1000 ? $0 : nil }
    },
  ]

  private static let training = [
    ExperimentSetting("training.loss", allowed: list(Loss.allCases.map(\.rawValue)), \.loss) {
      $0.text.flatMap(Loss.init(rawValue:))
    },
    ExperimentSetting(
      "training.optimizer",
      allowed: list(Optimizer.all.map(\.name)),
      orInFile: ", or a map of name and options: sgd has momentum (0 to below 1), "
        + "adam has beta1, beta2 (0 to below 1) and epsilon (1e-30 to 1)",
      \.optimizer, optimizer),
    ExperimentSetting(
      "training.learning_rate", allowed: "a number above 0, up to 1000", \.learningRate
    ) { $0.number.flatMap { $0 > 0 && $0 <= 1000 ? $0 : nil } },
    ExperimentSetting(
      "training.batch_size", allowed: "a whole number from 1 to 1000000, or full", \.batchSize
    ) {
      if $0.text == "full" { return .full }
      return $0.integer.flatMap { (1...1_000_000).contains($0) ? .count($0) : nil }
    },
    ExperimentSetting("training.shuffle", allowed: "true or false", \.shuffle) { $0.boolean },
    ExperimentSetting(
      "training.epochs", allowed: "a whole number from 0 to 1000000000000, or none", \.epochs
    ) {
      if $0.text == "none" { return .some(nil) }
      return $0.integer.flatMap { (0...1_000_000_000_000).contains($0) ? .some($0) : nil }
    },
  ]

  /// Reads `[8, 8]`, `8,8`, `8` or `none`.
  @Sendable private static func hiddenLayers(_ value: SettingValue) -> [Int]? {
    let values: [SettingValue]
    switch value {
    case .scalar("none"): values = []
    case .scalar(let text):
      values = text.split(separator: ",", omittingEmptySubsequences: false)
        .map { .scalar(String($0.trimmingPrefix(" "))) }
    case .list(let several): values = several
    case .map: return nil
    }
    let units = values.compactMap(\.integer).filter { (1...4096).contains($0) }
    return units.count == values.count && units.count <= 32 ? units : nil
  }

  /// Reads `adam` or `{name: adam, beta1: 0.9}`.
  @Sendable private static func optimizer(_ value: SettingValue) -> Optimizer? {
    guard case .map(var entries) = value else {
      return value.text.flatMap(Optimizer.init(name:))
    }
    func take(_ key: String, default fallback: Double, allows: (Double) -> Bool) -> Double? {
      guard let index = entries.firstIndex(where: { $0.key == key }) else { return fallback }
      let value = entries.remove(at: index).value
      return value.number.flatMap { allows($0) ? $0 : nil }
    }
    guard let place = entries.firstIndex(where: { $0.key == "name" }) else { return nil }
    let name = entries.remove(at: place).value.text
    let isFraction: (Double) -> Bool = { $0 >= 0 && $0 < 1 }
    let found: Optimizer?
    switch name.flatMap(Optimizer.init(name:)) {
    case .sgd(let momentum, _, _, _):
      found = take("momentum", default: momentum, allows: isFraction).map { .sgd(momentum: $0) }
    case .adam(let beta1, let beta2, let epsilon, _, _):
      guard let beta1 = take("beta1", default: beta1, allows: isFraction),
        let beta2 = take("beta2", default: beta2, allows: isFraction),
        let epsilon = take("epsilon", default: epsilon, allows: { $0 >= 1e-30 && $0 <= 1 })
      else { return nil }
      found = .adam(beta1: beta1, beta2: beta2, epsilon: epsilon)
    case let other:
      found = other
    }
    return entries.isEmpty ? found : nil
  }

  /// Joins words as a sentence lists them.
  private static func list(_ words: [String]) -> String { words.joined(separator: ", ") }
}
