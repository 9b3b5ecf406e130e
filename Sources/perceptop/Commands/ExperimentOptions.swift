import ArgumentParser
import Backprop
import Endings
import Training

/// The experiment of a command and the options that override it.
struct ExperimentOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A bundled name (perceptop list shows them); a file by its ending: my.yaml, iris.csv, "
        + "iris.tsv, train-images-idx3-ubyte; - for CSV on standard input; a TensorFlow "
        + "Playground URL or its #… part.",
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

  @Option(parsing: .unconditional, help: .setting("training.loss", "The loss function"))
  var loss: String?

  @Option(parsing: .unconditional, help: .setting("training.optimizer", "The optimizer"))
  var optimizer: String?

  @Option(parsing: .unconditional, help: .setting("training.batch_size", "Samples of a step"))
  var batchSize: String?

  @Option(parsing: .unconditional, help: .setting("precision", "The number type"))
  var precision: String?

  @Option(
    parsing: .unconditional, help: .setting("data.target", "The column of a table to predict"))
  var target: String?

  @Option(
    parsing: .unconditional,
    help: .setting("data.task", "What to learn from a table, in place of what its target tells"))
  var task: String?

  @Option(
    parsing: .unconditional,
    help: .setting("data.missing", "What is done about cells of a table without a value"))
  var missing: String?

  @Option(
    name: .customLong("init"), parsing: .unconditional,
    help: ArgumentHelp(
      "Start from the weights of a file, all else being new.", valueName: "file.safetensors"))
  var initialWeights: String?

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
        "--threads", threads, allowed: "a whole number from 1 to 64")
    }
    return .dispatch(threads: count)
  }

  /// The experiment's name as it was typed; nil where none was.
  func givenName() throws -> String? {
    guard experiments.count < 2 else {
      // A mistyped command is the mistake, not what follows it.
      _ = try ExperimentName(experiments[0]).experiment()
      throw Ending.refused(
        "'\(experiments[1])' is one experiment too many; allowed: one, here '\(experiments[0])'")
    }
    return experiments.first
  }

  /// The options that were given, as settings.
  private var given: [(option: String, path: String, text: String)] {
    let all: [(option: String, path: String, text: String?)] = [
      ("--seed", "seed", seed), ("--learning-rate", "training.learning_rate", learningRate),
      ("--hidden", "network.hidden", hidden), ("--activation", "network.activation", activation),
      ("--loss", "training.loss", loss), ("--optimizer", "training.optimizer", optimizer),
      ("--batch-size", "training.batch_size", batchSize), ("--precision", "precision", precision),
      ("--target", "data.target", target), ("--task", "data.task", task),
      ("--missing", "data.missing", missing),
    ]
    return all.compactMap { option, path, text in text.map { (option, path, $0) } }
  }

  /// Applies the options to an experiment, and what a command's own options change in it.
  ///
  /// - Throws: `ExperimentFaults` with all values that can't be used.
  func apply(
    to experiment: inout Experiment, and change: (inout Experiment) throws -> Void
  ) throws {
    var faults: [ExperimentFault] = []
    for (option, path, text) in given {
      do {
        try experiment.set(path, to: .scalar(text), option: option)
      } catch let found as ExperimentFaults {
        faults += found.faults
      }
    }
    do {
      try change(&experiment)
    } catch let found as ExperimentFaults {
      faults += found.faults
    }
    guard faults.isEmpty else { throw ExperimentFaults(faults) }
  }

  /// Reads the experiment, applies the options, and gets its data ready.
  ///
  /// - Parameter change: what a command's own options change in it.
  func prepared(
    _ change: (inout Experiment) throws -> Void = { _ in }
  ) throws -> PreparedExperiment {
    let name = try givenName() ?? ExperimentName.standard
    var experiment = try ExperimentName(name).experiment()
    try apply(to: &experiment, and: change)
    var prepared = try PreparedExperiment(experiment, origin: name)
    if let initialWeights { try prepared.takeWeights(from: initialWeights) }
    return prepared
  }
}

extension ArgumentHelp {
  /// Makes the help of an option that overrides a setting: its meaning, and what it may hold.
  fileprivate static func setting(_ path: String, _ meaning: String) -> ArgumentHelp {
    let allowed = ExperimentSetting.at(path)?.allowed ?? ""
    return ArgumentHelp("\(meaning): \(allowed).")
  }
}
