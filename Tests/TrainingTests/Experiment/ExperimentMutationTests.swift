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

  /// How many edits of each file are tried: `PERCEPTOP_MUTATIONS` for all files together.
  private static var count: Int {
    let given = ProcessInfo.processInfo.environment["PERCEPTOP_MUTATIONS"].flatMap { Int($0) }
    return max((given ?? 4200) / BundledExperiments.names.count, 1)
  }

  private static func edit(_ text: String, using rng: inout RandomGenerator) -> String {
    var characters = Array(text.unicodeScalars)
    let place = rng.below(characters.count + 1)
    let length = min(rng.below(12), characters.count - place)
    switch rng.below(5) {
    case 0: characters.removeSubrange(place..<(place + length))
    case 1: characters.insert(contentsOf: characters[place..<(place + length)], at: place)
    case 2:
      characters.insert(contentsOf: pieces[rng.below(pieces.count)].unicodeScalars, at: place)
    case 3:
      characters.replaceSubrange(
        place..<(place + length), with: pieces[rng.below(pieces.count)].unicodeScalars)
    default:
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let line = lines.remove(at: rng.below(lines.count))
      if rng.below(2) == 0 { lines.insert(line, at: rng.below(lines.count + 1)) }
      return lines.joined(separator: "\n")
    }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: characters)
    return String(result)
  }

  @Test(arguments: BundledExperiments.names)
  func everyEditIsReadOrRefusedWithReasons(_ name: String) throws {
    let original = try #require(BundledExperiments.yaml(named: name))
    var rng = RandomGenerator(seed: Seed.text(name).bits)
    var (read, refused) = (0, 0)
    let count = Self.count
    for _ in 0..<count {
      var text = original
      for _ in 0...rng.below(4) { text = Self.edit(text, using: &rng) }
      do {
        let experiment = try Experiment(yaml: text, origin: "edited.yaml")
        read += 1
        try experiment.validate(origin: "edited.yaml")
        // A table is read whole for each run.
        if read % 20 == 0, experiment.sourceWithoutReading != nil || read % 200 == 0,
          (experiment.samples ?? 0) <= 500, experiment.effectiveHidden.reduce(0, +) < 40
        {
          var run = try PreparedExperiment(experiment, origin: "edited.yaml").startRun()
          _ = run.makeStep(learningRate: experiment.learningRate)
          #expect(run.step == 1)
        }
      } catch let error as ExperimentFaults {
        refused += 1
        #expect(!error.faults.isEmpty, "\(text)")
        #expect(error.faults.allSatisfy { !$0.message.isEmpty && $0.origin == "edited.yaml" })
        #expect(
          error.faults.allSatisfy { $0.place.map { $0.line >= 1 && $0.column >= 1 } ?? true },
          "\(error)\n\(text)")
      } catch let error as DataFault {
        // A column or a file that is not there.
        refused += 1
        #expect(!error.message.isEmpty)
      }
    }
    // The edits are neither all harmless nor all fatal.
    #expect(read > count / 20 && refused > count / 20, "\(read) read, \(refused) refused")
  }
}
