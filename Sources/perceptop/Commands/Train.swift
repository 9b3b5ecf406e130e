import ArgumentParser
import Endings
import Foundation
import Training

/// `perceptop train`: a run without a screen.
struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Train without a screen: a progress bar on a terminal, plain lines elsewhere.",
    discussion: """
      A table of the results follows on standard output. Exit status: 0 done, 1 the run failed, \
      2 bad arguments or data, 3 --until not reached, 130 ended by Ctrl-C.
      """)

  @OptionGroup var options: ExperimentOptions
  @OptionGroup var runOptions: RunOptions

  /// Seconds between two looks at the terminal.
  private static let slice = 0.1

  func run() throws {
    let start = try RunStart(options, runOptions)
    let experiment = start.prepared.experiment
    guard experiment.epochs != nil || runOptions.until != nil else {
      throw Ending.refused(
        "'\(experiment.name)' has no limit of its own; --epochs N says how long to train, or "
          + "--until what to arrive at")
    }
    let interruption = Interruption()
    var training = HeadlessTraining(
      start.prepared, duties: try start.duties(), threads: try options.forkJoin())
    var progress = Progress(epochs: experiment.epochs)
    progress.introduce(start.prepared, training.run)
    while training.activity == .running, interruption.signalNumber == nil {
      training.work(seconds: Self.slice) { interruption.signalNumber != nil }
      progress.show(&training)
    }
    progress.clear()
    let ending = ending(of: training, interruption)
    if case .paused(.diverged) = training.activity { throw ending ?? Ending(status: 1) }
    try training.saveCheckpoint()
    try Report(training.run, training.evaluate())
      .print(ontoStandardOutput: runOptions.log != "-")
    if let ending { throw ending }
  }

  /// How the program ends: nil where all was done.
  private func ending(of training: HeadlessTraining, _ interruption: Interruption) -> Ending? {
    if let signal = interruption.signalNumber, training.activity == .running {
      return Ending(status: 128 + signal)
    }
    guard case .paused(let reason) = training.activity else { return nil }
    switch reason {
    case .diverged(let divergence):
      return Ending.failed(
        "diverged at step \(divergence.step), batch \(divergence.batch) of epoch "
          + "\(divergence.epoch): a loss or a weight is not finite; a lower --learning-rate may "
          + "help")
    case .failed(let sentence): return Ending.failed(sentence)
    case .epochsReached:
      guard let until = runOptions.until else { return nil }
      return Ending(
        status: 3,
        message: "\(until) was not reached in \(training.run.epoch) epochs")
    case .arrived, .commanded, .conditionMet: return nil
    }
  }
}
