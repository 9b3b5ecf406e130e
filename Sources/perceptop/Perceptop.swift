import ArgumentParser
import Backprop
import Datasets
import Endings
import Training

/// The program: its commands.
@main
struct Perceptop: ParsableCommand {
  static let version = "0.1.0"

  /// The names of the commands that are typed.
  static var commandNames: [String] {
    configuration.subcommands.map { $0._commandName }.filter { $0 != "live" }
  }

  static let configuration = CommandConfiguration(
    commandName: "perceptop",
    abstract: "Train neural networks by backpropagation and watch everything live.",
    usage: """
      perceptop [EXPERIMENT] [options]
      perceptop train [EXPERIMENT] [options]
      perceptop lesson [NAME|FILE.yaml] [--text]
      perceptop predict MODEL DATA.csv
      perceptop check [EXPERIMENT] [options]
      perceptop list [--url [EXPERIMENT]]
      perceptop screenshot [EXPERIMENT] [options] --out FILE
      """,
    discussion: """
      Without a command it opens the live view: the network, every weight, every delta, the \
      loss. Press ? there for the keys. perceptop live --help shows its options.
      """,
    version: version,
    subcommands: [
      Live.self, Train.self, LessonCommand.self, Predict.self, Check.self, List.self,
      Screenshot.self,
    ],
    defaultSubcommand: Live.self)

  /// Runs the command line and ends with its exit status: 0 done, 1 a run failed, 2 bad arguments,
  /// 129 and above ended by a signal or Ctrl-C.
  static func main() {
    endProgram(
      status: status(
        of: Array(CommandLine.arguments.dropFirst()), unless: KernelLevel.environmentFault()
      ) {
        switch $0 {
        case let faults as ExperimentFaults: faults.faults.map(\.description)
        case let fault as DataFault: [fault.description]
        case let fault as CheckpointFault: [fault.description]
        default: nil
        }
      })
  }
}
