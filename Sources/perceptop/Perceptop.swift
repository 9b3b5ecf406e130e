import ArgumentParser
import Training

/// The program: its commands, and the one place that turns errors into a sentence and a status.
@main
struct Perceptop: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "perceptop",
    abstract: "Train neural networks by backpropagation and watch everything live.",
    usage: """
      perceptop [EXPERIMENT] [options]
      perceptop train [EXPERIMENT] [options]
      perceptop list
      perceptop screenshot [EXPERIMENT] [options] --out FILE
      """,
    discussion: """
      Without a command it opens the live view: the network, every weight, every delta, the \
      loss. Press ? there for the keys. perceptop live --help shows its options.
      """,
    version: version, subcommands: [Live.self, Train.self, List.self, Screenshot.self],
    defaultSubcommand: Live.self)

  /// Runs the command line and ends with its exit status.
  static func main() {
    endProgram(status: status(of: Array(CommandLine.arguments.dropFirst())))
  }

  /// Runs a command line and returns its exit status: 0 done, 1 a run failed, 2 bad arguments,
  /// 129 and above ended by a signal or Ctrl-C.
  private static func status(of arguments: [String]) -> Int32 {
    do {
      var command = try parseAsRoot(arguments)
      try command.run()
      return 0
    } catch let ending as Ending {
      if let message = ending.message { Message.print(message) }
      return ending.status
    } catch let faults as ExperimentFaults {
      for fault in faults.faults { Message.print(fault.description) }
      return 2
    } catch {
      return report(error)
    }
  }

  /// Reports what the parser has to say: help and version are answers, the rest are mistakes.
  private static func report(_ error: any Error) -> Int32 {
    guard !exitCode(for: error).isSuccess else {
      Swift.print(fullMessage(for: error))
      return 0
    }
    Message.print("\(message(for: error).oneLine) (perceptop --help shows what is allowed)")
    return 2
  }
}

extension String {
  /// The text as one sentence: line breaks become blanks, a full stop at the end goes.
  fileprivate var oneLine: String {
    let line = split(whereSeparator: \.isNewline).map { $0.drop { $0 == " " } }
      .joined(separator: " ")
    return line.hasSuffix(".") ? String(line.dropLast()) : line
  }
}
