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
  @OptionGroup var look: LookOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How fast to train, or max.", valueName: "epochs-per-second"))
  var speed: String?

  @Flag(help: "Start paused.")
  var paused = false

  @Flag(help: "Draw with ASCII characters alone.")
  var ascii = false

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
    let environment = ProcessInfo.processInfo.environment
    let store = PreferencesStore(path: PreferencesStore.path(environment))
    var preferences = store.preferences
    preferences.theme = try look.scheme(else: preferences.theme)
    preferences.speed = try parsedSpeed(else: preferences.speed)
    preferences.ascii = ascii || preferences.ascii
    preferences.mouse = preferences.mouse && !noMouse
    preferences.color = try look.colors(
      else: preferences.color, noColor: environment["NO_COLOR"])
    if start.prepared.experiment.path == "-" { try Self.takeKeysFromTerminal() }
    // Before the log is emptied: where nothing can be shown, nothing shall be lost.
    try Self.refusing { () throws(TerminalError) in try CursesTerminal.check() }
    let core = SessionCore(
      start.prepared, isRunning: !paused, speed: preferences.speed, duties: try duties(start),
      threads: try options.forkJoin())
    let terminal = try terminal(preferences)
    let warnings = [store.warning, terminal.colorNote].compactMap(\.self)
    var loop = EventLoop(
      terminal, core, introduction: warnings + start.prepared.introduction(of: core.run),
      preferences: preferences, store: store, crashesForTesting: debugCrash)
    let ending = loop.run()
    terminal.restore()
    if let ending { throw ending }
  }

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

  private func parsedSpeed(else preference: Speed) throws -> Speed {
    guard let speed else { return preference }
    guard let parsed = Speed(written: speed) else {
      throw Ending.refused("--speed", speed, allowed: Speed.allowed)
    }
    return parsed
  }

  private func terminal(_ preferences: Preferences) throws -> CursesTerminal {
    let options = CursesTerminal.Options(
      forceASCII: preferences.ascii, colors: preferences.color, noMouse: !preferences.mouse)
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
