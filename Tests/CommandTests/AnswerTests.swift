import BuiltPrograms
import Foundation
import TemporaryFiles
import Testing

/// Commands that end well.
@Suite struct AnswerTests {
  private func answer(
    _ run: Program, sourceLocation: SourceLocation = #_sourceLocation
  ) -> String {
    #expect(run.status == 0, "\(run.errors)", sourceLocation: sourceLocation)
    return run.output
  }

  @Test func versionHelpAndCompletionsAreAnswers() throws {
    #expect(answer(try Program.run("--version")).contains(/^\d+\.\d+\.\d+\n$/))
    let help = answer(try Program.run("--help"))
    for word in ["live", "train", "list", "screenshot"] { #expect(help.contains(word)) }
    let live = answer(try Program.run("live", "--help"))
    for option in ["--speed", "--learning-rate", "--ascii"] { #expect(live.contains(option)) }
    #expect(!live.contains("debug"))
    #expect(!help.contains("debug"))
    #expect(answer(try Program.run("train", "--help")).contains("--log"))
    #expect(answer(try Program.run("--generate-completion-script", "bash")).contains("perceptop"))
  }

  @Test func theListNamesEveryExperimentAndSourceWithItsSentences() throws {
    let parts = answer(try Program.run("list")).split(separator: "\n\n")
    #expect(parts.count == 3)
    let drawn =
      ["spiral", "circle", "gauss", "xor", "xor-quadrants", "moons", "plane"]
      + ["multi-gauss", "iris", "digits"]
    let known = [
      drawn + ["mazur", "playground", "overfit", "vanishing"],
      [
        "builtin-xor", "vitalflux-chain-rule", "deeplizard-nudges", "mazur", "xor-relu",
        "saturated-neuron", "symmetry", "linear-xor", "learning-rate", "vanishing",
        "best-practices",
      ], drawn + ["rows", "csv", "idx"],
    ]
    for (part, known) in zip(parts, known) {
      let lines = part.split(separator: "\n").dropFirst()
      let names = lines.filter { !$0.hasPrefix("   ") }.map { $0.split(separator: " ")[0] }
      #expect(Set(names.map(String.init)) == Set(known))
      #expect(lines.allSatisfy { $0.hasSuffix(".") && $0.split(separator: " ").count > 4 })
    }
    #expect(parts[2].contains("label noise"))
  }

  @Test func aLogOnStandardOutputIsJSONAlone() throws {
    let run = try Program.run("train", "xor", "--epochs", "3", "--seed", "a \"b\"", "--log", "-")
    let lines = answer(run).split(separator: "\n")
    #expect(lines.count == 4)
    for (epoch, line) in lines.enumerated() {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(object?["epoch"] as? Int == epoch)
      #expect(object?["seed"] as? String == (epoch == 0 ? "a \"b\"" : nil))
      #expect((object?["kernels"] != nil) == (epoch == 0))
      #expect(object?["test_loss"] == nil, "xor has no test part")
    }
    #expect(run.errors.contains("epoch 3"))
  }

  @Test func twoRunsLogTheSameBytesApartFromSeconds() throws {
    func log() throws -> String {
      let file = try TemporaryFile(nil, ending: ".jsonl")
      let run = try Program.run("train", "circle", "--epochs=2", "--log=\(file.path)")
      #expect(answer(run).hasPrefix("epoch 2  step "))
      return try file.text.replacing(/"seconds":[0-9.e-]+/, with: "")
    }
    let first = try log()
    #expect(first.split(separator: "\n").count == 3)
    #expect(try log() == first)
  }

  @Test func aFileIsTrained() throws {
    let file = try TemporaryFile(
      "name: mine\ndata: {source: xor}\ntraining: {epochs: 2, batch_size: full}\n",
      ending: ".yaml")
    let output = answer(try Program.run("train", file.path))
    #expect(output.hasPrefix("epoch 2  step 2  train "))
    #expect(output.contains(/train accuracy [0-9.]+\n/))
  }

  @Test func screenshotsAreWrittenTheSameEachTime() throws {
    for ending in [".svg", ".txt"] {
      let contents = try (0..<2).map { _ in
        let file = try TemporaryFile(nil, ending: ending)
        let run = try Program.run(
          "screenshot", "xor", "--epochs=5", "--size=80x24", "--out=\(file.path)")
        #expect(answer(run) == "")
        return try file.text
      }
      #expect(contents[0] == contents[1])
      #expect(contents[0].hasPrefix(ending == ".svg" ? "<svg " : " xor "))
    }
  }

  @Test func aScreenshotShowsTheViewAndTheSizeAskedFor() throws {
    let file = try TemporaryFile(nil, ending: ".txt")
    let run = try Program.run(
      "screenshot", "xor", "--view=weights", "--size=100x30", "--out=\(file.path)")
    #expect(answer(run) == "")
    let lines = try file.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 31)
    #expect(lines[1].contains("Weights") && !lines[1].contains("Network"))
  }

  @Test func aDivergenceEndsWithStatusOneAndNamesItsPlace() throws {
    let run = try Program.run(
      "train", "xor", "--epochs=100", "--activation=relu", "--optimizer=sgd",
      "--learning-rate=1000")
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(
      run.errors.contains(
        #/perceptop: diverged at step \d+, batch 1 of epoch \d+: a loss or a weight is not finite; /#
      ))
  }

  @Test func aScreenshotThatCannotBeWrittenIsRefusedBeforeItsTraining() throws {
    let run = try Program.run(
      "screenshot", "xor", "--epochs=1000000000000", "--out=/nowhere/a.svg")
    #expect(run.status == 2)
    #expect(
      run.errors == "perceptop: --out: '/nowhere/a.svg' can't be written; "
        + "allowed: a file in a folder that can be written\n")
  }

  @Test func aLogIsWrittenThroughALinkAndLeavesItALink() throws {
    let target = try TemporaryFile("", ending: ".jsonl")
    let link = target.path + ".link"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target.path)
    defer { try? FileManager.default.removeItem(atPath: link) }
    #expect(try Program.run("train", "xor", "--epochs=2", "--log=\(link)").status == 0)
    let attributes = try FileManager.default.attributesOfItem(atPath: link)
    #expect(attributes[.type] as? FileAttributeType == .typeSymbolicLink)
    let lines = try String(contentsOfFile: target.path, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 3)
  }
}
