import ArgumentParser
import Endings
import Foundation
import Training

/// `perceptop [EXPERIMENT]`: the live view.
struct Live: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Open the live view (also without naming this command).")

  @OptionGroup var options: ExperimentOptions
  @OptionGroup var runOptions: RunOptions
  @OptionGroup var view: ViewOptions

  @Flag(help: "Start paused.")
  var paused = false

  func run() throws {
    guard runOptions.log != "-" else {
      throw Ending.refused(
        "--log: '-' is not allowed in the live view, whose screen it would write over; allowed: "
          + "a file, or perceptop train")
    }
    let start = try RunStart(options, runOptions)
    let look = try view.preferred()
    if start.prepared.experiment.path == "-" { try Self.takeKeysFromTerminal() }
    // Before the log is emptied: where nothing can be shown, nothing shall be lost.
    try ViewOptions.check(otherwise: Self.withoutScreen)
    let core = SessionCore(
      start.prepared, isRunning: !paused, speed: look.preferences.speed,
      duties: try duties(start), threads: try options.forkJoin())
    let hint = options.experiments.isEmpty ? [Self.hintForNewcomers] : []
    try view.show(
      core, look, introduction: hint + start.prepared.introduction(of: core.run),
      otherwise: Self.withoutScreen)
  }

  /// What works without a screen.
  private static let withoutScreen = "perceptop train works without a screen"
  /// What leads somebody on who named nothing to be shown.
  private static let hintForNewcomers =
    "new to backpropagation? T opens the lessons: each number of a step, explained"

  /// What is done at the ends of epochs, and when a key asks for a checkpoint.
  private func duties(_ start: RunStart) throws -> EpochDuties {
    var duties = try start.duties()
    let requested = RequestedCheckpoint(save: runOptions.save)
    duties.saveOnRequest = { try requested.write($0, experiment: $1, epoch: $2) }
    return duties
  }

  /// Has keys come from the terminal itself where standard input has brought the data.
  private static func takeKeysFromTerminal() throws {
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard terminal >= 0, dup2(terminal, STDIN_FILENO) >= 0 else {
      throw Ending.refused(
        "data came from standard input and there is no terminal to take keys from; "
          + "perceptop train works without one")
    }
    close(terminal)
  }
}
