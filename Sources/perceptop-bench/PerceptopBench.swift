import ArgumentParser
import Backprop
import Endings
import Foundation

/// The program: one command that measures workloads, one after the other.
@main
struct PerceptopBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "perceptop-bench",
    abstract: "Measure how fast the engine trains.",
    usage: "perceptop-bench [WORKLOAD ...] [options]",
    discussion: """
      Data are in memory, weights start anew before each repeat, and a figure is the median of the \
      repeats beside their best. That the loss falls is part of the measurement.

      \(Workload.all.map(\.description).joined(separator: "\n"))
      """)

  @OptionGroup var options: BenchmarkOptions

  /// Runs the command line and ends with its exit status: 0 done, 1 a network did not learn or
  /// the output could not be written, 2 bad arguments.
  static func main() {
    endProgram(
      status: status(
        of: Array(CommandLine.arguments.dropFirst()), unless: KernelLevel.environmentFault()))
  }

  func run() throws {
    let plan = try options.plan()
    let table = ResultTable(names: plan.workloads.map(\.name))
    #if DEBUG
      Message.print("this is a build for debugging, and slow", from: "perceptop-bench")
    #endif
    if !plan.writesJSON { try show(table.header) }
    var idle: [String] = []
    for workload in plan.workloads {
      let result = BenchmarkResult(of: workload, plan: plan)
      try show(plan.writesJSON ? result.json : table.row(result))
      if !result.hasLearned { idle.append(workload.name) }
    }
    guard idle.isEmpty else {
      throw Ending.failed(
        "the loss did not fall in \(idle.joined(separator: ", ")); "
          + "a lower --learning-rate may help")
    }
  }

  /// Writes a line at once: the next one may take a while.
  private func show(_ line: String) throws {
    try StandardOutput.write(line + "\n")
  }
}
