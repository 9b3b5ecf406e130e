import Backprop
import Datasets
import DrawnExperiments
import Foundation
import Testing

@testable import Training

/// Random edits of the bundled files: whatever comes out, the reader answers.
@Suite struct ExperimentMutationTests {
  /// Pieces that mean something to YAML or to the table.
  private static let pieces = [
    ":", ": ", "-", "- ", "[", "]", "{", "}", ",", "\n", "\n  ", "\t", "#", " #", "&a ", "*a", "!",
    "!!int ", "!!map ", "|", ">", "|\n", "? ", "%", "@", "`", "'", "\"", "\\", "---\n", "...\n",
    "<<: ", "null", "~", "true", "none", "full", "0", "-1", "1e999", "nan", "inf", ".5", "0x10",
    "99999999999999999999", "\u{0}", "\u{1B}", "\u{FEFF}", "é", "🧠", "\r", "name: ", "data:\n",
    "training: ", "optimizer: {name: sgd, momentum: 0.5}", "hidden: [4096, 4096]", "samples: 2",
    "source: xor\n", "loss: cross_entropy\n", "output_activation: softmax\n", "epochs: 0\n",
    "schedule: {name: step, size: 1}", "weights: [[[1, 2, 3]]]", "activation: [relu, tanh]",
    "regularization: {l1: 0.1}", "initializer: uniform(-1,1)\n", "train_bias: false\n",
  ]

  /// How many edits of each file are tried.
  private static let count = max(Mutations.count(or: 4200) / BundledExperiments.names.count, 1)

  /// What settings may hold, or nearly.
  private static let values = [
    "0", "1", "2", "-1", "0.5", "1e-30", "1e300", "1000000", "1000001", "1000000000000", "none",
    "full", "true", "all", "drop", "mean", "classification", "regression", "float64", "playground",
    "xor", "rows", "csv", "idx", "iris", "plane", "moons", "[x1, x2]", "[x1^2]", "sepal_length",
    "[8, 4]", "relu", "[tanh, relu]", "softmax", "sigmoid", "identity", "cross_entropy",
    "binary_cross_entropy", "huber", "half_squared_error", "zeros", "normal(0,0.1)",
    "uniform(-0.5,0.5)", "sgd", "{name: rmsprop, centered: true}", "{name: sgd, nesterov: true}",
    "{name: cosine, epochs: 3, minimum: 1}", "[{x: [1, 0], y: [1]}, {x: [0, 0], y: [0]}]",
    "[{x: [1], y: [0, 1]}]", "[[[1, 2, 3]]]", "[[[1, 2, 0], [1, 1, 0]], [[1, 1, 1]]]", "*a",
  ]

  /// Those of the values that each setting takes by itself.
  private static let fitting = Dictionary(
    uniqueKeysWithValues: ExperimentSetting.all.map { setting in
      (setting.path, values.filter { fits($0, setting.path) })
    })

  private static func fits(_ value: String, _ path: String) -> Bool {
    do {
      _ = try Experiment(yaml: line(path, value), origin: "value.yaml")
      return true
    } catch {
      // A contradiction is not of a setting by itself.
      return !"\(error)".contains("allowed: ") && !"\(error)".contains("YAML")
    }
  }

  /// Gives a setting a value, mostly one that it takes, in its section.
  private static func set(_ text: String, using rng: inout RandomGenerator) -> String {
    let all = ExperimentSetting.all
    let setting = all[rng.below(all.count)].path
    let values = rng.below(8) > 0 ? fitting[setting] ?? [] : values
    guard !values.isEmpty else { return text }
    let value = values[rng.below(values.count)]
    let path = setting.split(separator: ".").map(String.init)
    let key = path[path.count - 1]
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    lines.removeAll { $0.drop { $0 == " " }.hasPrefix(key + ":") }
    guard path.count == 2 else { return (lines + ["\(key): \(value)"]).joined(separator: "\n") }
    let section = lines.firstIndex(of: path[0] + ":") ?? lines.count
    if section == lines.count { lines.append(path[0] + ":") }
    lines.insert("  \(key): \(value)", at: section + 1)
    return lines.joined(separator: "\n")
  }

  /// Edits the text, or moves or removes a line of it.
  private static func edit(_ text: String, using rng: inout RandomGenerator) -> String {
    guard rng.below(6) == 0 else { return Mutations.edit(text, with: pieces, using: &rng) }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = lines.remove(at: rng.below(lines.count))
    if rng.below(2) == 0 { lines.insert(line, at: rng.below(lines.count + 1)) }
    return lines.joined(separator: "\n")
  }

  /// What is read can be written, and read again; now and then, with a network of a few units, a
  /// step is made.
  private func use(_ experiment: Experiment, isTrained: Bool) throws {
    try experiment.validate(origin: "edited.yaml")
    let again = try Experiment(yaml: experiment.yaml, origin: "written.yaml")
    #expect(again == experiment, "\(experiment.yaml)")
    // A table is read whole for each run.
    guard isTrained, (experiment.samples ?? 0) <= 500,
      experiment.effectiveHidden.reduce(0, +) < 40
    else { return }
    var run = try PreparedExperiment(experiment, origin: "edited.yaml").startRun()
    _ = run.makeStep(learningRate: experiment.learningRate)
    #expect(run.step == 1)
  }

  @Test(arguments: BundledExperiments.names)
  func everyEditIsReadOrRefusedWithReasons(_ name: String) throws {
    let original = try #require(BundledExperiments.yaml(named: name))
    var rng = Mutations.generator(Seed.text(name).bits)
    var tally = RefusalTally()
    for index in 0..<Self.count {
      var text = original
      // Damage to the text seldom gets past the parser, and so to what settings contradict.
      for _ in 0..<rng.below(5) { text = Self.set(text, using: &rng) }
      for _ in 0..<max(rng.below(6) - 2, 0) { text = Self.edit(text, using: &rng) }
      do {
        let experiment = try Experiment(yaml: text, origin: "edited.yaml")
        let isTrained = index % (experiment.sourceWithoutReading == nil ? 200 : 20) == 0
        try use(experiment, isTrained: isTrained)
        tally.take()
      } catch let error as ExperimentFaults {
        let isRefusal = tally.refuse(error.faults.map(\.message))
        #expect(isRefusal && error.faults.allSatisfy { $0.origin == "edited.yaml" }, "\(error)")
        #expect(
          error.faults.allSatisfy { $0.place.map { $0.line >= 1 && $0.column >= 1 } ?? true },
          "\(error)\n\(text)")
      } catch let error as DataFault {
        // A column or a file that is not there.
        let isRefusal = tally.refuse([error.message])
        #expect(isRefusal, "\(error)")
      }
    }
    tally.report(name)
    // The edits are neither all harmless nor all fatal, nor all refused by the parser.
    let few = Self.count / 20
    #expect(tally.taken > few && tally.refused > few, "\(tally)")
    #expect(tally.kinds.count > min(few, 20), "\(tally)")
  }
}
