import BuiltPrograms
import Foundation
import Testing

/// `--save` and `--save-every`.
@Suite struct SaveTests {
  @Test func theEndOfARunIsSaved() throws {
    let folder = try WorkingFolder()
    #expect(try folder.perceptop("train xor --epochs 2 --save run.safetensors").status == 0)
    let header = String(decoding: try folder.bytes("run.safetensors").dropFirst(8), as: UTF8.self)
    for tensor in ["layers.0.weight", "layers.1.bias", "optimizer.first", "trainer.epoch"] {
      #expect(header.contains("\"\(tensor)\":"))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).count == 1)
  }

  @Test(arguments: ["1", "2", "0.000001s"])
  func savingOnTheWayChangesNoNumber(_ interval: String) throws {
    let folder = try WorkingFolder()
    #expect(try folder.perceptop("train spiral --epochs 4 --save once.st").status == 0)
    #expect(
      try folder.perceptop("train spiral --epochs 4 --save often.st --save-every", interval).status
        == 0)
    #expect(try folder.bytes("often.st") == folder.bytes("once.st"))
  }

  @Test(arguments: ["0", "-1", "x", "1.5", "", "s", "0s", "-1s", "nans", "infs", "1e99s"])
  func otherIntervalsAreRefused(_ interval: String) throws {
    let folder = try WorkingFolder()
    #expect(
      try folder.perceptop("train xor --epochs 1 --save run.st", "--save-every", interval)
        .refusal()
        == "--save-every: \(Program.quoted(interval)) is not allowed; "
        + "allowed: a whole number of epochs from 1, such as 10, or a number of seconds above 0, such as 30s"
    )
    #expect(!folder.has("run.st"))
  }

  @Test func theIntervalNeedsAFile() throws {
    #expect(
      try Program.run("train", "xor", "--epochs", "1", "--save-every", "2").refusal()
        == "--save-every goes with --save, which names the file")
  }

  @Test(arguments: [
    ("no/run.st", "No such file or directory"), ("folder", "it is a folder"),
    ("/dev/null", "it is no regular file"), ("", "it names a folder"),
  ])
  func aFileThatCannotBeWrittenIsRefusedBeforeTraining(_ path: String, reason: String) throws {
    let folder = try WorkingFolder(["folder/file": ""])
    #expect(
      try folder.perceptop("train xor --epochs 1000000000000 --save", path).refusal()
        == "--save: '\(path)' can't be written: \(reason); allowed: a file in a folder that can be "
        + "written")
    if path != "/dev/null" {
      #expect(
        try folder.perceptop("train xor --epochs 1000000000000 --log", path).refusal()
          == "--log: '\(path)' can't be written; allowed: a file in a folder that can be written")
    }
  }

  @Test func whatIsTooLargeForAFileIsRefusedBeforeTraining() throws {
    func table(_ length: Int) -> String {
      let names = (0..<8000).map { "c\($0)" + String(repeating: "\u{1}", count: length) }
      let zeros = Array(repeating: "0.5", count: names.count).joined(separator: ",")
      return names.joined(separator: ",") + ",y\n\(zeros),1.5\n\(zeros),2.5\n"
    }
    let folder = try WorkingFolder([
      "wide.csv": table(300), "narrow.csv": table(200), "log.jsonl": "precious",
    ])
    let words = "--epochs 1 --hidden none --save run.st --log log.jsonl"
    let sentence = try folder.perceptop("train wide.csv \(words)").refusal()
    #expect(
      sentence.hasPrefix("--save: the names of 8000 columns and of classes, with a scale for each ")
    )
    #expect(sentence.hasSuffix(" bytes in a checkpoint; allowed: up to 15728640"))
    #expect(try folder.text("log.jsonl") == "precious")
    // Just below the limit the file can be written, and read again.
    #expect(try folder.perceptop("train narrow.csv \(words)").status == 0)
    let run = try folder.perceptop("train --resume run.st --epochs 2")
    #expect(run.status == 0, "\(run.errors.prefix(300))")
  }

  @Test func aRunThatDivergesLeavesTheFileBefore() throws {
    let folder = try WorkingFolder(["run.st": "precious"])
    let run = try folder.perceptop(
      "train xor --epochs 100 --activation relu --optimizer sgd --learning-rate 1e3 --save run.st")
    #expect(run.status == 1)
    #expect(try folder.text("run.st") == "precious")
  }

  @Test func aLogThatCannotBeWrittenToTheEndFailsTheRun() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let run = try Program.run("train", "xor", "--epochs", "3", "--log", "/dev/full")
    #expect(run.status == 1)
    #expect(run.errors == "perceptop: --log: '/dev/full' could not be written to the end\n")
  }

  @Test(arguments: [
    "train xor --epochs 1 --save run.st", "predict run.st table.csv", "list", "list --url",
  ])
  func anAnswerThatCannotBeWrittenFailsTheRun(_ words: String) throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let folder = try WorkingFolder(["table.csv": "x1,x2\n1,0\n"])
    #expect(try folder.perceptop("train xor --epochs 1 --save run.st").status == 0)
    let program = try RunningProgram(words, in: folder, output: "/dev/full")
    #expect(program.end() == .exited(1))
    #expect(program.errors == "perceptop: standard output could not be written to the end\n")
  }
}
