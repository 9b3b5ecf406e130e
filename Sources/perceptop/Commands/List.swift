import ArgumentParser
import Datasets
import Endings
import Training

/// `perceptop list`: the bundled experiments and the data sources.
struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the bundled experiments and the data sources, or show them as Playground URLs.")

  @Argument(
    help: ArgumentHelp(
      "With --url: the experiments to show, named as elsewhere.", valueName: "experiment"))
  var experiments: [String] = []

  @Flag(
    help: "Print the TensorFlow Playground URL of each experiment, or what Playground can't show.")
  var url = false

  func run() throws {
    if url {
      for name in experiments.isEmpty ? BundledExperiments.names : experiments {
        try printAddress(of: name)
      }
      return
    }
    if let name = experiments.first {
      throw Ending.refused("'\(name)' goes with --url; allowed without it: no experiment")
    }
    print("Experiments:")
    for name in BundledExperiments.names {
      printEntry(name, try BundledExperiments.experiment(named: name)?.about ?? "")
    }
    print("\nData sources, and what noise does to them:")
    for source in SyntheticSource.all {
      printEntry(source.name, source.about)
      printEntry("", source.noiseMeaning)
    }
    for table in BundledTable.all { printEntry(table.name, table.about) }
    for (name, about) in Self.otherSources { printEntry(name, about) }
  }

  private static let otherSources = [
    ("rows", "The samples that data.rows of the experiment file lists."),
    ("csv", "A table in the file that data.path names; commas, semicolons or tabs."),
    ("idx", "Images in files like MNIST's; data.path names train-images-idx3-ubyte."),
  ]

  private func printAddress(of name: String) throws {
    switch PlaygroundURL.address(of: try ExperimentName(name).experiment()) {
    case .success(let address): print(Message.cleaned("\(name): \(address)"))
    case .failure(let obstacles):
      print(Message.cleaned("\(name): no URL"))
      for sentence in obstacles.sentences { print(Message.cleaned("  \(sentence)")) }
    }
  }

  private func printEntry(_ name: String, _ text: String) {
    let padding = String(repeating: " ", count: max(1, 16 - name.count))
    print("  \(name)\(padding)\(text)")
  }
}
