import Backprop
import Datasets

/// The addresses of TensorFlow Playground: its settings stand behind the `#`.
///
/// Names and values are those of `state.ts` in <https://github.com/tensorflow/playground>. What
/// only changes its page is read over.
public enum PlaygroundURL {
  /// Returns whether a text is such an address, or its part from the `#` on.
  public static func looksLikeOne(_ text: String) -> Bool {
    text.hasPrefix("#") || text.contains("playground.tensorflow.org")
  }

  /// Reads the experiment of an address.
  ///
  /// - Throws: `ExperimentFaults` with all that is wrong in it.
  public static func experiment(from text: String) throws -> Experiment {
    var reader = PlaygroundURLReader(text)
    let experiment = reader.experiment()
    if !reader.faults.isEmpty {
      throw ExperimentFaults(
        reader.faults.map { ExperimentFault(origin: "Playground URL", message: $0) })
    }
    return experiment
  }

  /// Returns the address at which Playground shows just the run of an experiment, or what it can't
  /// show, a sentence each.
  public static func address(of experiment: Experiment) -> Result<String, Obstacles> {
    var obstacles = experiment.playgroundConflicts().map(\.message)
    if experiment.compatibility != .playground {
      obstacles.insert(
        "compatibility is 'none': points, initial weights and order are drawn in another way", at: 0
      )
    }
    let seed = experiment.seed.description
    if seed.contains("&") || !seed.contains(where: { !$0.isWhitespace }) {
      obstacles.append(
        "seed is \(Quotation.of(seed)); an address has only those without & that are not empty")
    }
    guard obstacles.isEmpty else { return .failure(Obstacles(sentences: obstacles)) }
    let fields = fields(of: experiment).map { "\($0)=\($1)" }
    return .success("https://playground.tensorflow.org/#" + fields.joined(separator: "&"))
  }

  /// What Playground can't show.
  public struct Obstacles: Error, Equatable, Sendable {
    /// One sentence for each.
    public var sentences: [String]
  }

  /// The names that Playground has for the sources of a classification.
  static let classificationSources = [
    "circle": "circle", "xor": "xor-quadrants", "gauss": "gauss", "spiral": "spiral",
  ]
  /// The names that it has for those of a regression.
  static let regressionSources = ["reg-plane": "plane", "reg-gauss": "multi-gauss"]
  /// The names that it has for inputs, in their order.
  static let features: [(key: String, feature: PlaneFeature)] = zip(
    ["x", "y", "xSquared", "ySquared", "xTimesY", "sinX", "sinY"], PlaneFeature.allCases
  ).map { (key: $0, feature: $1) }

  /// All keys that mean something to Playground's runs.
  static let keys =
    [
      "activation", "regularization", "batchSize", "dataset", "regDataset", "learningRate",
      "regularizationRate", "noise", "networkShape", "seed", "percTrainData", "problem", "initZero",
    ] + features.map(\.key)

  private static func fields(of experiment: Experiment) -> [(String, String)] {
    let source = experiment.source
    let isRegression = regressionSources.values.contains(source)
    func key(_ names: [String: String], standard: String) -> String {
      names.first { $0.value == source }?.key ?? standard
    }
    let batch = if case .count(let count) = experiment.batchSize { count } else { 0 }
    let activation = experiment.activations[0]
    var fields = [
      ("activation", activation == .identity ? "linear" : activation.rawValue),
      ("regularization", experiment.l1 > 0 ? "L1" : experiment.l2 > 0 ? "L2" : "none"),
      ("batchSize", "\(batch)"),
      ("dataset", key(classificationSources, standard: "circle")),
      ("regDataset", key(regressionSources, standard: "reg-plane")),
      ("learningRate", number(experiment.learningRate)),
      ("regularizationRate", number(max(experiment.l1, experiment.l2))),
      ("noise", number(experiment.noise * 100)),
      ("networkShape", experiment.effectiveHidden.map(String.init).joined(separator: ",")),
      ("seed", experiment.seed.description),
      ("percTrainData", number((experiment.trainFraction ?? 0.5) * 100)),
    ]
    let used = experiment.features ?? ["x1", "x2"]
    fields += features.map { ($0.key, "\(used.contains($0.feature.rawValue))") }
    fields += [
      ("problem", isRegression ? "regression" : "classification"),
      ("initZero", "\(experiment.initializer == .zeros)"),
    ]
    return fields
  }

  /// A number without a needless `.0`.
  private static func number(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? "\(value)"
  }
}
