import BuiltPrograms
import Foundation
import Testing

/// What an experiment may be named by, and what is found out about data that nothing is said of.
@Suite struct ExperimentNameTests {
  /// What is found out about the things.
  private static let summary =
    "30 rows; target kind: 2 classes (small 15, tall 15); 2 features (size, weight); 24 to train, "
    + "6 to test; standardized; 2-8-2 softmax, cross_entropy\n"

  @Test func aTableIsTrainedWithoutBeingExplained() throws {
    let folder = try WorkingFolder(["things.csv": ExampleTable.things])
    let run = try folder.perceptop("train things.csv --epochs 30")
    #expect(run.errors.hasPrefix("things: " + Self.summary))
    let lines = run.lines()
    let first = /epoch 30  step 90  train [0-9.e-]+  train accuracy 1\.00  test [0-9.e-]+  test .*/
    #expect(lines.first?.wholeMatch(of: first) != nil, "\(run.output)")
    #expect(lines.count == 10)
    #expect(lines[1].split(separator: " ") == ["loss", "accuracy", "majority", "baseline"])
    #expect(lines[4].hasPrefix("train: true \\ answer  small  tall  precision  recall"))
    #expect(lines[7].hasPrefix("test: true \\ answer  small  tall  precision  recall"))
  }

  @Test func aNumberToPredictIsReportedByItsErrors() throws {
    let folder = try WorkingFolder(["doubles.csv": ExampleTable.doubles])
    let run = try folder.perceptop("train doubles.csv --epochs 5")
    let lines = run.lines()
    #expect(lines.count == 4 && lines[1].hasSuffix("R²  mean absolute error"))
    #expect(!run.output.contains("accuracy"))
    #expect(run.errors.contains("target y: numbers; 1 feature (x); 24 to train, 6 to test"))
  }

  @Test func digitsAreBundled() throws {
    let lines = try Program.run("train", "digits", "--epochs", "1").lines()
    #expect(lines.count == 26)
    #expect(lines[15].contains("answer   0   1   2   3   4   5   6   7   8   9  precision"))
  }

  @Test func tabsAndStandardInputBringTheSameTable() throws {
    let folder = try WorkingFolder([
      "things.csv": ExampleTable.things,
      "things.tsv": ExampleTable.things.replacing(",", with: "\t"),
    ])
    let expected = try folder.perceptop("train things.csv --epochs 2")
    let tabs = try folder.perceptop("train things.tsv --epochs 2")
    #expect(tabs.status == 0 && tabs.output == expected.output && tabs.errors == expected.errors)
    let input = try folder.perceptop("train - --epochs 2", input: ExampleTable.things)
    #expect(input.output == expected.output)
    #expect(input.errors == "stdin: " + Self.summary)
  }

  @Test func thePathInAnExperimentFileCountsFromItsFolder() throws {
    let folder = try WorkingFolder([
      "deep/things.csv": ExampleTable.things,
      "deep/mine.yaml":
        "name: mine\ndata: {source: csv, path: things.csv}\ntraining: {epochs: 1}\n",
    ])
    for path in ["deep/mine.yaml", "./deep/../deep/mine.yaml", folder.path("deep/mine.yaml")] {
      let run = try folder.perceptop("train", path)
      #expect(run.status == 0 && run.errors.hasPrefix("mine: 30 rows; "), "\(run.errors)")
    }
    let missing = try WorkingFolder([
      "deep/mine.yaml": "data: {source: csv, path: no.csv}\ntraining: {epochs: 1}\n"
    ])
    #expect(
      try missing.perceptop("train deep/mine.yaml").refusal()
        == "deep/no.csv: can't be read (No such file or directory); allowed: a readable file")
  }

  @Test func aSlashMakesABundledNameAFile() throws {
    let folder = try WorkingFolder(["xor": "name: mine\ndata: {source: circle}\n"])
    let file = try folder.perceptop("train ./xor --epochs 1")
    #expect(file.lines()[0].contains("test accuracy"), "the circle has a test part")
    #expect(try !folder.perceptop("train xor --epochs 1").lines()[0].contains("test"))
    #expect(
      try folder.perceptop("train ./circle --epochs 1").refusal()
        == "'./circle' can't be read; allowed: a readable .yaml file")
  }

  @Test func aPlaygroundAddressIsAnExperiment() throws {
    let part = "#activation=relu&batchSize=25&dataset=gauss&networkShape=3&seed=0.5&hideText=true"
    let outputs = try [part, "https://playground.tensorflow.org/" + part].map {
      let run = try Program.run("train", $0, "--epochs", "2")
      #expect(run.lines().first?.hasPrefix("epoch 2  step 20  train ") == true)
      return run.output
    }
    #expect(outputs[0] == outputs[1])
    let faults = try Program.run("train", "#dataset=gaus&batchSize=x", "--epochs", "1").refusals()
    #expect(
      faults == [
        "Playground URL: dataset is 'gaus'; allowed: circle, gauss, spiral, xor",
        "Playground URL: batchSize is 'x'; allowed: a whole number from 1 to 1000000",
      ])
  }

  @Test func optionsOverrideTheFile() throws {
    let folder = try WorkingFolder([
      "things.csv": ExampleTable.things,
      "mine.yaml": """
      data: {source: csv, path: things.csv}
      network: {hidden: [3], activation: relu}
      training: {epochs: 1, batch_size: 5, learning_rate: 0.5}
      """,
    ])
    let own = try folder.perceptop("train mine.yaml --log -")
    #expect(own.errors.contains("2-3-2 softmax") && own.errors.contains("epoch 1  step 5 "))
    #expect(own.output.contains("\"learning_rate\":0.5,"))
    let other = try folder.perceptop(
      "train mine.yaml --epochs 2 --hidden 4,5 --batch-size full --learning-rate 0.25 --target size "
        + "--seed 7 --log -")
    #expect(other.errors.contains("target size: numbers;"), "\(other.errors)")
    #expect(other.errors.contains("3-4-5-1 identity") || other.errors.contains("-4-5-1 identity"))
    #expect(other.errors.contains("epoch 2  step 2 "))
    #expect(other.output.contains("\"learning_rate\":0.25,"))
    #expect(other.output.contains("\"seed\":7}"))
  }

  @Test func allFaultyOptionsAreNamedAtOnce() throws {
    let faults = try Program.run(
      "train", "xor", "--optimizer=foo", "--seed", "", "--hidden", "x", "--epochs=-1",
      "--task=guess"
    ).refusals()
    let options = ["--seed", "--hidden", "--optimizer", "--task", "--epochs"]
    #expect(faults.count == options.count)
    for (fault, option) in zip(faults, options) {
      #expect(fault.hasPrefix("\(option): ") && fault.contains("; allowed: "))
    }
  }

  @Test func anUnknownTargetIsNamedWithItsNeighbours() throws {
    let folder = try WorkingFolder(["things.csv": ExampleTable.things])
    #expect(
      try folder.perceptop("train things.csv --epochs 1 --target king").refusal()
        == "things.csv: target 'king' is no column; nearest: 'kind'; allowed: 'size', 'weight', "
        + "'kind', or a number from 1 to 3")
  }
}
