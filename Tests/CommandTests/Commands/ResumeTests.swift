import BuiltPrograms
import Foundation
import Testing

/// `--resume` and `--init`.
@Suite struct ResumeTests {
  /// Trains a whole run and the first part of one.
  private func folder(_ name: String, _ precision: String = "float32") throws -> WorkingFolder {
    let folder = try WorkingFolder(["things.csv": ExampleTable.things])
    let train = "train \(name) --precision \(precision)"
    #expect(try folder.perceptop("\(train) --epochs 5 --save whole.st").status == 0)
    #expect(try folder.perceptop("\(train) --epochs 2 --save part.st").status == 0)
    return folder
  }

  @Test(arguments: ["spiral", "things.csv"], ["float32", "float64"])
  func aRunInTwoPartsIsTheSameFile(_ name: String, _ precision: String) throws {
    let folder = try folder(name, precision)
    for named in ["", " " + name] {
      let run = try folder.perceptop("train\(named) --resume part.st --epochs 5 --save joined.st")
      #expect(run.status == 0, "\(run.errors)")
      #expect(try folder.bytes("joined.st") == folder.bytes("whole.st"))
    }
  }

  @Test func theFileMayBeReplacedByItsOwnContinuation() throws {
    let folder = try folder("spiral")
    for epochs in 3...5 {
      #expect(
        try folder.perceptop("train --resume part.st --save part.st --epochs", "\(epochs)").status
          == 0)
    }
    #expect(try folder.bytes("part.st") == folder.bytes("whole.st"))
  }

  @Test func onlyLearningRateAndEpochsMayChange() throws {
    let folder = try folder("spiral")
    let kept = try folder.perceptop(
      "train --resume part.st --epochs 5 --learning-rate 0.01 --save a.st")
    #expect(kept.status == 0)
    #expect(try folder.bytes("a.st") == folder.bytes("whole.st"))
    let changed = try folder.perceptop(
      "train --resume part.st --epochs 3 --learning-rate 0.5 --log -")
    #expect(changed.lines().last?.contains("\"learning_rate\":0.5,") == true)
    #expect(
      try folder.perceptop("train --resume part.st --epochs 5 --hidden 3").refusal()
        == "'part.st' goes on with network.hidden '[8, 8]', not '[3]'; allowed: the same, or none")
    for option in ["--seed 1", "--optimizer sgd", "--batch-size 7", "--precision float64"] {
      let sentence = try folder.perceptop("train --resume part.st --epochs 5 " + option).refusal()
      #expect(sentence.hasPrefix("'part.st' goes on with "))
    }
  }

  @Test func anotherExperimentIsRefused() throws {
    let folder = try folder("things.csv")
    #expect(
      try folder.perceptop("train circle --resume part.st --epochs 5").refusal()
        == "'part.st' continues 'things', not 'circle'; allowed: that one, or none")
  }

  @Test func otherDataAreRefused() throws {
    let folder = try folder("things.csv")
    try folder.write(
      Data(ExampleTable.things.replacing("3.5,", with: "3.25,").utf8), to: "things.csv")
    #expect(
      try folder.perceptop("train --resume part.st --epochs 5").refusal()
        == "part.st: its run had other data; allowed: the data of its run, unchanged")
  }

  @Test func aRunThatIsAtItsEndStaysThere() throws {
    let folder = try folder("spiral")
    for epochs in ["5", "1"] {
      let run = try folder.perceptop("train --resume whole.st --save same.st --epochs", epochs)
      #expect(run.lines()[0].hasPrefix("epoch 5  step 125  "))
    }
  }

  @Test func whatIsNoCheckpointIsRefused() throws {
    let folder = try folder("things.csv")
    #expect(
      try folder.perceptop("train --resume no.st --epochs 5").refusal()
        == "no.st: the file can't be read: No such file or directory; allowed: a readable file")
    #expect(
      try folder.perceptop("train --resume things.csv --epochs 5").refusal()
        .hasPrefix("things.csv: the header's length is "))
    #expect(
      try folder.perceptop("train --resume part.st --init part.st --epochs 5").refusal()
        == "--init and --resume exclude each other; allowed: one of them")
  }

  @Test func initTakesTheWeightsAlone() throws {
    let folder = try folder("spiral")
    let start = try folder.perceptop("train spiral --init whole.st --epochs 0").lines()
    #expect(start[0].hasPrefix("epoch 0  step 0  train "))
    let end = try folder.perceptop("train --resume whole.st --epochs 5").lines()
    #expect(start.dropFirst() == end.dropFirst())
  }

  @Test func weightsOfAnotherShapeAreRefused() throws {
    let folder = try folder("things.csv")
    #expect(
      try folder.perceptop("train things.csv --hidden 4 --init part.st --epochs 1").refusal()
        == "part.st: tensor 'layers.0.weight' has the shape '[8, 2]'; allowed: [4, 2], as in a "
        + "network 2-4-2"
    )
    #expect(
      try folder.perceptop("train things.csv --hidden none --init part.st --epochs 1").refusal()
        == "part.st: it has more layers than 1; allowed: those of a network 2-2")
  }
}
