import ArgumentParser
import Backprop
import Dashboard
import Endings
import Training

/// `perceptop check`: backpropagation against central differences.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the gradient: backpropagation against central differences, per layer.",
    discussion: """
      The experiment's network as it starts, or as a checkpoint has it, in float64 over its next \
      batch. Exit status: 0 the two agree, 1 they don't, 2 bad arguments or data.
      """)

  @OptionGroup var options: ExperimentOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Check the run of a checkpoint.", valueName: "file.safetensors"))
  var resume: String?

  func run() throws {
    let start = try RunStart(options, RunOptions.parse(resume.map { ["--resume", $0] } ?? []))
    let run = HeadlessTraining(start.prepared, threads: try options.forkJoin()).run
    let check = run.gradientCheck()
    let table = CheckTable(check, shape: run.shape, inputNames: run.data.inputNames)
    try StandardOutput.write(
      lines(of: table, run).map { Message.cleaned($0) + "\n" }.joined())
    guard check.verdict <= .kink else { throw Ending(status: 1) }
  }

  private func lines(of table: CheckTable, _ run: any TrainingRun) -> [String] {
    let experiment = run.experiment
    let head =
      "\(experiment.name)  \(run.shape.description)  \(experiment.effectiveLoss.rawValue)  "
      + "epoch \(run.epoch)  float64 over \(table.samples), steps of 1e-5"
    return [head] + Report.aligned([table.head] + table.rows) + table.kinks + [table.conclusion]
  }
}
