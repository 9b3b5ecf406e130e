import ArgumentParser
import Training

/// `perceptop list`: the bundled experiments.
struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the bundled experiments.")

  func run() throws {
    let width = BundledExperiments.names.map(\.count).max() ?? 0
    for name in BundledExperiments.names {
      let about = try BundledExperiments.experiment(named: name)?.about ?? ""
      print(name + String(repeating: " ", count: width + 2 - name.count) + about)
    }
  }
}
