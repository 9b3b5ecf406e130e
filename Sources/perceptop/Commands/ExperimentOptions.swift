import ArgumentParser
import Backprop
import Endings
import Training

/// The experiment of a command and the options that override it.
struct ExperimentOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A bundled name (perceptop list shows them), or a file that ends in .yaml.",
      valueName: "experiment"))
  var experiments: [String] = []

  // Values are taken as they come, so that -1 is a value out of range and not an unknown option.
  @Option(parsing: .unconditional, help: .setting("seed", "What all random draws follow from"))
  var seed: String?

  @Option(parsing: .unconditional, help: .setting("training.learning_rate", "The learning rate"))
  var learningRate: String?

  @Option(parsing: .unconditional, help: .setting("network.hidden", "Units of the hidden layers"))
  var hidden: String?

  @Option(
    parsing: .unconditional, help: .setting("network.activation", "The activation of hidden units"))
  var activation: String?

  @Option(parsing: .unconditional, help: .setting("training.optimizer", "The optimizer"))
  var optimizer: String?

  @Option(parsing: .unconditional, help: .setting("training.batch_size", "Samples of a step"))
  var batchSize: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Threads for the steps of big networks: 1 to 64. The numbers don't depend on it. "
        + "(default: one for each processor)",
      valueName: "n"))
  var threads: String?

  /// Reads what steps of big networks are split over.
  func forkJoin() throws -> ForkJoin {
    guard let threads else { return .dispatch() }
    guard let count = Int(threads), (1...64).contains(count) else {
      throw Ending.refused(
        "--threads: '\(threads)' is not allowed; allowed: a whole number from 1 to 64")
    }
    return .dispatch(threads: count)
  }

  /// What the file of an experiment may end in.
  private static let endings = [".yaml", ".yml"]
  /// What is trained where nothing is asked for.
  private static let standard = "spiral"

  /// Reads the experiment, applies the options, and gets its data ready.
  ///
  /// - Parameter change: what a command's own options change in it.
  func prepared(
    _ change: (inout Experiment) throws -> Void = { _ in }
  ) throws -> PreparedExperiment {
    let name = experiments.first ?? Self.standard
    var experiment = try experiment()
    try change(&experiment)
    return try PreparedExperiment(experiment, origin: name)
  }

  private func experiment() throws -> Experiment {
    let name = experiments.first ?? Self.standard
    var experiment = try Self.named(name)
    guard experiments.count < 2 else {
      throw Ending.refused(
        "'\(experiments[1])' is one experiment too many; allowed: one, here '\(name)'")
    }
    let given: [(option: String, path: String, text: String?)] = [
      ("--seed", "seed", seed), ("--learning-rate", "training.learning_rate", learningRate),
      ("--hidden", "network.hidden", hidden), ("--activation", "network.activation", activation),
      ("--optimizer", "training.optimizer", optimizer),
      ("--batch-size", "training.batch_size", batchSize),
    ]
    for (option, path, text) in given {
      guard let text else { continue }
      try experiment.set(path, to: .scalar(text), option: option)
    }
    return experiment
  }

  private static func named(_ name: String) throws -> Experiment {
    if let bundled = try BundledExperiments.experiment(named: name) { return bundled }
    guard endings.contains(where: name.hasSuffix) else {
      throw Ending.refused(
        "'\(name)' is no experiment and no command; allowed: "
          + BundledExperiments.names.joined(separator: ", ")
          + ", a .yaml file, or the commands train, list, screenshot")
    }
    let text = try InputFile.text(at: name, limit: Experiment.largestFile)
    return try Experiment(yaml: text, origin: name)
  }
}

extension ArgumentHelp {
  /// Makes the help of an option that overrides a setting: its meaning, and what it may hold.
  fileprivate static func setting(_ path: String, _ meaning: String) -> ArgumentHelp {
    let allowed = ExperimentSetting.at(path)?.allowed ?? ""
    return ArgumentHelp("\(meaning): \(allowed).")
  }
}
