import ArgumentParser
import CursesTerminal
import Dashboard
import Endings
import Foundation
import TerminalUI
import Training

/// `perceptop [EXPERIMENT]`: the live view.
struct Live: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Open the live view (also without naming this command).")

  @OptionGroup var options: ExperimentOptions
  @OptionGroup var runOptions: RunOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How fast to train, or max.", valueName: "epochs-per-second"))
  var speed: String?

  @Flag(help: "Start paused.")
  var paused = false

  @Flag(help: "Draw with ASCII characters alone.")
  var ascii = false

  @Flag(help: "Draw without colours, as NO_COLOR does.")
  var noColor = false

  @Flag(help: "Leave the mouse to the terminal, which marks text with it.")
  var noMouse = false

  @Flag(help: .hidden)
  var debugCrash = false

  func run() throws {
    guard runOptions.log != "-" else {
      throw Ending.refused(
        "--log: '-' is not allowed in the live view, whose screen it would write over; allowed: "
          + "a file, or perceptop train")
    }
    let start = try RunStart(options, runOptions)
    let speed = try parsedSpeed()
    if start.prepared.experiment.path == "-" { try Self.takeKeysFromTerminal() }
    // Before the log is emptied: where nothing can be shown, nothing shall be lost.
    try Self.refusing { () throws(TerminalError) in try CursesTerminal.check() }
    let core = SessionCore(
      start.prepared, isRunning: !paused, speed: speed, duties: try duties(start),
      threads: try options.forkJoin())
    let terminal = try terminal()
    var loop = EventLoop(
      terminal, core, introduction: start.prepared.introduction(of: core.run),
      crashesForTesting: debugCrash)
    let ending = loop.run()
    terminal.restore()
    if let ending { throw ending }
  }

  /// What is done at the ends of epochs, and when a key asks for a checkpoint.
  private func duties(_ start: RunStart) throws -> EpochDuties {
    var duties = try start.duties()
    let requested = RequestedCheckpoint(
      save: runOptions.save, experiment: start.prepared.experiment.name,
      conflict: Checkpoint.conflict(with: start.prepared))
    duties.saveOnRequest = { try requested.write($0, epoch: $1) }
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

  private func parsedSpeed() throws -> Speed {
    guard let speed else { return .standard }
    if speed == "max" { return .max }
    guard let number = Double(speed), number > 0, number <= 1_000_000 else {
      throw Ending.refused(
        "--speed", speed,
        allowed: "epochs a second, above 0 and up to "
          + "1000000, or max")
    }
    return Speed(epochsPerSecond: number)
  }

  private func terminal() throws -> CursesTerminal {
    let environment = ProcessInfo.processInfo.environment
    let isColorUnwanted = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    let options = CursesTerminal.Options(
      forceASCII: ascii, noColor: noColor || isColorUnwanted, noMouse: noMouse)
    return try Self.refusing { () throws(TerminalError) in try CursesTerminal(options: options) }
  }

  /// Ends the program where a terminal can't be used.
  private static func refusing<Result>(
    _ use: () throws(TerminalError) -> Result
  ) throws -> Result {
    do {
      return try use()
    } catch {
      throw Ending.refused("\(error); perceptop train works without a screen")
    }
  }
}
