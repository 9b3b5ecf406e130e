import ArgumentParser
import Datasets
import Training

/// `perceptop list`: the bundled experiments and the data sources.
struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the bundled experiments and the data sources.")

  func run() throws {
    print("Experiments:")
    for name in BundledExperiments.names {
      printEntry(name, try BundledExperiments.experiment(named: name)?.about ?? "")
    }
    print("\nData sources, and what noise does to them:")
    for source in SyntheticSource.all {
      printEntry(source.name, source.about)
      printEntry("", source.noiseMeaning)
    }
  }

  private func printEntry(_ name: String, _ text: String) {
    let padding = String(repeating: " ", count: max(1, 15 - name.count))
    print("  \(name)\(padding)\(text)")
  }
}
