import ArgumentParser
import Datasets
import Endings
import Training

/// `perceptop list`: the bundled experiments, the lessons and the data sources.
struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "List the bundled experiments, the lessons and the data sources, or show Playground URLs."
  )

  @Argument(
    help: ArgumentHelp(
      "With --url: the experiments to show, named as elsewhere.", valueName: "experiment"))
  var experiments: [String] = []

  @Flag(
    help: "Print the TensorFlow Playground URL of each experiment, or what Playground can't show.")
  var url = false

  func run() throws {
    let lines =
      url
      ? try (experiments.isEmpty ? BundledExperiments.names : experiments).flatMap(address)
      : try entries()
    try StandardOutput.write(lines.map { Message.cleaned($0) + "\n" }.joined())
  }

  private func entries() throws -> [String] {
    if let name = experiments.first {
      throw Ending.refused("'\(name)' goes with --url; allowed without it: no experiment")
    }
    let bundled = try BundledExperiments.names.map { name in
      Self.entry(name, try BundledExperiments.experiment(named: name)?.about ?? "")
    }
    let drawn = SyntheticSource.all.flatMap { source in
      [Self.entry(source.name, source.about), Self.entry("", source.noiseMeaning)]
    }
    let others =
      BundledTable.all.map { Self.entry($0.name, $0.about) }
      + Self.otherSources.map(Self.entry)
    return ["Experiments:"] + bundled + [""] + LessonCommand.list + [
      "", "Data sources, and what noise does to them:",
    ] + drawn
      + others
  }

  private static let otherSources = [
    ("rows", "The samples that data.rows of the experiment file lists."),
    ("csv", "A table in the file that data.path names; commas, semicolons or tabs."),
    ("idx", "Images in files like MNIST's; data.path names train-images-idx3-ubyte."),
  ]

  private func address(of name: String) throws -> [String] {
    switch PlaygroundURL.address(of: try ExperimentName(name).experiment()) {
    case .success(let address): ["\(name): \(address)"]
    case .failure(let obstacles): ["\(name): no URL"] + obstacles.sentences.map { "  \($0)" }
    }
  }

  private static func entry(_ name: String, _ text: String) -> String {
    "  \(name)\(String(repeating: " ", count: max(1, 16 - name.count)))\(text)"
  }
}
