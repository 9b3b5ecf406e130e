import Datasets
import Endings
import Foundation
import Training

/// How an experiment is named on the command line: a bundled name, a Playground URL, or a file.
struct ExperimentName {
  private let text: String

  /// What is trained where nothing is asked for.
  static let standard = "spiral"

  /// What the names of experiment files end in.
  private static let experimentEndings = [".yaml", ".yml"]
  /// What the names of tables end in.
  private static let tableEndings = [".csv", ".tsv", ".txt"]

  init(_ text: String) {
    self.text = text
  }

  /// Reads the experiment that is meant.
  func experiment() throws -> Experiment {
    if let bundled = try BundledExperiments.experiment(named: text) { return bundled }
    if PlaygroundURL.looksLikeOne(text) { return try PlaygroundURL.experiment(from: text) }
    if text == "-" { return .table(path: text, name: "stdin") }
    if ends(in: Self.experimentEndings) { return try fromFile() }
    if ends(in: Self.tableEndings) { return .table(path: text, name: name) }
    if IDXFiles.looksLikeImages(text) { return .images(path: text, name: "images") }
    // A path that says nothing of its kind is that of an experiment.
    if text.contains("/") { return try fromFile() }
    throw Ending.refused(
      "\(Quotation.of(text)) is no experiment and no command; allowed: "
        + BundledExperiments.names.joined(separator: ", ")
        + ", a .yaml, .csv or .tsv file, or the commands "
        + Perceptop.commandNames.joined(separator: ", "))
  }

  private func ends(in endings: [String]) -> Bool {
    endings.contains { text.lowercased().hasSuffix($0) }
  }

  /// The file's name without folder and ending, as it may stand on a screen.
  private var name: String {
    let file = URL(filePath: text).deletingPathExtension().lastPathComponent
    return String((file.isEmpty ? "data" : file).prefix(64))
  }

  /// Reads an experiment file; paths in it count from its folder.
  private func fromFile() throws -> Experiment {
    let content = try InputFile.text(at: text, limit: Experiment.largestFile)
    var experiment = try Experiment(yaml: content, origin: text)
    if let path = experiment.path, path != "-", !path.hasPrefix("/"), text.contains("/") {
      let folder = text[..<(text.lastIndex(of: "/") ?? text.endIndex)]
      experiment.path = "\(folder)/\(path)"
    }
    return experiment
  }
}
