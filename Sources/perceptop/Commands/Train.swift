import ArgumentParser
import Endings
import Foundation
import Training

/// `perceptop train`: a run without a screen.
struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Train without a screen: a progress bar on a terminal, plain lines elsewhere.")

  @OptionGroup var options: ExperimentOptions

  @Option(parsing: .unconditional, help: "How many epochs to train.")
  var epochs: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Write one JSON object for each epoch; - means standard output.", valueName: "file.jsonl"))
  var log: String?

  func run() throws {
    let prepared = try options.prepared { experiment in
      guard let epochs else { return }
      try experiment.set("training.epochs", to: .scalar(epochs), option: "--epochs")
    }
    guard let epochs = prepared.experiment.epochs else {
      throw Ending.refused(
        "'\(prepared.experiment.name)' has no limit of its own; --epochs N says how long to train")
    }
    let log = try log.map { try OutputFile(path: $0, option: "--log") }
    var progress = Progress(epochs: epochs)
    var training = HeadlessTraining(prepared, threads: try options.forkJoin())
    try log?.write(training.record.json + "\n")
    while !training.isDone {
      try trainEpoch(&training, &progress)
      try log?.write(training.record.json + "\n")
      // Only what is shown is measured: a loss costs a pass over all data.
      if progress.isDue(epoch: training.epoch, seconds: training.seconds) {
        progress.show(training.record)
      }
    }
    progress.finish(training.record, ontoStandardOutput: log?.isStandardOutput != true)
  }

  private func trainEpoch(_ training: inout HeadlessTraining, _ progress: inout Progress) throws {
    do {
      try training.trainEpoch()
    } catch {
      progress.clear()
      throw Ending.failed(
        "diverged at step \(error.step), batch \(error.batch) of epoch \(error.epoch): "
          + "a loss or a weight is not finite; a lower --learning-rate may help")
    }
  }
}
