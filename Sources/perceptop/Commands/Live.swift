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

  @Flag(help: .hidden)
  var debugCrash = false

  func run() throws {
    let core = SessionCore(
      try options.prepared(), isRunning: !paused, speed: try parsedSpeed(),
      threads: try options.forkJoin())
    let terminal = try terminal()
    var loop = EventLoop(terminal, core, crashesForTesting: debugCrash)
    let status = loop.run()
    terminal.restore()
    if status != 0 { throw Ending(status: status) }
  }

  private func parsedSpeed() throws -> Speed {
    guard let speed else { return .standard }
    if speed == "max" { return .max }
    guard let number = Double(speed), number > 0, number <= 1_000_000 else {
      throw Ending.refused(
        "--speed: '\(speed)' is not allowed; allowed: epochs a second, above 0 and up to "
          + "1000000, or max")
    }
    return Speed(epochsPerSecond: number)
  }

  private func terminal() throws -> CursesTerminal {
    let environment = ProcessInfo.processInfo.environment
    let isColorUnwanted = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    do {
      return try CursesTerminal(
        options: .init(forceASCII: ascii, noColor: noColor || isColorUnwanted))
    } catch {
      throw Ending.refused("\(error); perceptop train works without a screen")
    }
  }
}
