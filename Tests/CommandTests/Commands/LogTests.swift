import BuiltPrograms
import Foundation
import Testing

/// `--log` and `--log-every`.
@Suite struct LogTests {
  private static let start = "epoch,step,train_loss"
  private static let end = ",learning_rate,samples,seconds"

  /// Returns the text of a number in a line of JSON.
  private func number(_ name: some StringProtocol, _ line: Substring) throws -> Substring {
    let parts = line.split(separator: "\"\(name)\":")
    return try #require(parts.count == 2 ? parts[1] : nil).prefix { $0 != "," && $0 != "}" }
  }

  /// The names of a line of JSON in their order.
  private func names(_ line: Substring) -> String {
    line.matches(of: /[{,]"(\w+)":/).map { String($0.1) }.joined(separator: ",")
  }

  @Test func theUntrainedNetworkComesFirstWithKernelsAndSeed() throws {
    let lines = try Program.run("train", "spiral", "--epochs", "2", "--log", "-").lines()
    let both = Self.start + ",test_loss,train_accuracy,test_accuracy" + Self.end
    #expect(lines.map(names) == [both + ",kernels,seed", both, both])
    #expect(try lines.map { try number("epoch", $0) } == ["0", "1", "2"])
    #expect(try lines.map { try number("step", $0) } == ["0", "25", "50"])
    #expect(try lines.map { try number("samples", $0) } == ["0", "250", "500"])
    #expect(try lines.allSatisfy { try number("learning_rate", $0) == "0.01" })
    #expect(try number("seed", lines[0]) == "42")
    for line in lines {
      #expect(try JSONSerialization.jsonObject(with: Data(line.utf8)) is [String: Any])
    }
  }

  @Test func numbersToPredictHaveNoAccuracy() throws {
    let lines = try Program.run("train", "plane", "--epochs", "1", "--log", "-").lines()
    #expect(names(lines[1]) == Self.start + ",test_loss" + Self.end)
  }

  @Test func withoutATestPartItHasNoFields() throws {
    let lines = try Program.run("train", "xor", "--epochs", "1", "--log", "-").lines()
    #expect(names(lines[1]) == Self.start + ",train_accuracy" + Self.end)
  }

  @Test func everyFewEpochsAndTheLastAreLogged() throws {
    let lines = try Program.run(
      "train", "xor", "--epochs", "7", "--log", "-", "--log-every", "3"
    ).lines()
    #expect(try lines.map { try number("epoch", $0) } == ["0", "3", "6", "7"])
  }

  @Test func csvHasTheSameNumbersUnderNames() throws {
    let folder = try WorkingFolder()
    for name in ["a.csv", "a.jsonl"] {
      #expect(try folder.perceptop("train spiral --epochs 2 --log", name).status == 0)
    }
    let rows = folder.lines("a.csv").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let objects = folder.lines("a.jsonl")
    #expect(rows.count == 4 && objects.count == 3)
    #expect(rows[0].joined(separator: ",") == names(objects[0]))
    for (row, object) in zip(rows.dropFirst(), objects) {
      #expect(row.count == rows[0].count)
      for (name, text) in zip(rows[0], row) where !["seconds", "kernels", "seed"].contains(name) {
        #expect(try text == number(name, object))
      }
    }
  }

  @Test(arguments: ["a.jsonl", "a.csv"])
  func aResumedRunGoesOnWithItsLog(_ log: String) throws {
    let (whole, parts) = (try WorkingFolder(), try WorkingFolder())
    #expect(try whole.perceptop("train spiral --epochs 4 --log", log).status == 0)
    #expect(
      try parts.perceptop("train spiral --epochs 2 --save run.st --log", log).status == 0)
    #expect(
      try parts.perceptop("train spiral --epochs 4 --resume run.st --log", log).status == 0)
    func comparable(_ folder: WorkingFolder) throws -> String {
      try folder.text(log).replacing(/"seconds":[0-9.e-]+/, with: "")
        .replacing(/,[0-9.e-]+,(\w+),42/) { ",\($0.1),42" }
    }
    #expect(try comparable(parts) == comparable(whole))
  }

  @Test func onStandardOutputTheReportMakesRoom() throws {
    let run = try Program.run("train", "xor", "--epochs", "1", "--log", "-")
    #expect(run.lines().count == 2)
    #expect(run.errors.hasPrefix("epoch 1  step 1  train "))
  }

  @Test func anEarlierLogIsKeptWhereSomethingElseIsRefused() throws {
    let folder = try WorkingFolder(["a.jsonl": "precious\n"])
    _ = try folder.perceptop("train xor --epochs 1 --log a.jsonl --save no/run.st").refusal()
    _ = try folder.perceptop("train xor --epochs 1 --log a.jsonl --until loss").refusal()
    #expect(try folder.text("a.jsonl") == "precious\n")
  }

  @Test(arguments: ["0", "-1", "x", "", "1.5", "99999999999999999999"])
  func onlyWholeNumbersOfEpochsAreTaken(_ number: String) throws {
    #expect(
      try Program.run("train", "xor", "--epochs=1", "--log=-", "--log-every", number).refusal()
        == "--log-every: \(Program.quoted(number)) is not allowed; allowed: a whole number from 1")
  }

  @Test func theIntervalNeedsAFile() throws {
    #expect(
      try Program.run("train", "xor", "--epochs", "1", "--log-every", "2").refusal()
        == "--log-every goes with --log, which names the file")
  }
}
