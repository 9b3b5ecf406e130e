import BuiltPrograms
import Testing

/// `--until`.
@Suite struct UntilTests {
  @Test(arguments: [
    "train_loss<0.9", "train_loss <= 0.9", "test_loss<0.97", "test_loss<=0.97",
    "train_accuracy>0.6", "train_accuracy>=0.6", "test_accuracy>0.55", " test_accuracy >=0.55",
  ])
  func everyMeasureEndsTheRunInTime(_ condition: String) throws {
    let run = try Program.run("train", "spiral", "--until", condition, "--epochs", "400")
    let epoch = run.lines()[0].split(separator: " ")[1]
    #expect(try #require(Int(epoch)) < 400)
    #expect(run.errors == "")
  }

  @Test func itIsLookedAtAfterEachEpochAndExact() throws {
    let log = try Program.run("train", "xor", "--log", "-", "--until", "train_loss<0.1").lines()
    let losses = try log.map {
      try #require(Double($0.firstMatch(of: /train_loss":([^,]+)/)?.1 ?? ""))
    }
    #expect(losses.dropLast().allSatisfy { $0 >= 0.1 })
    #expect(try #require(losses.last) < 0.1)
  }

  @Test func epochsThatEndFirstAreStatusThree() throws {
    let run = try Program.run("train", "xor", "--epochs", "2", "--until", "train_loss<0.01")
    #expect(run.status == 3)
    #expect(run.output.hasPrefix("epoch 2  step 2  train "))
    #expect(run.errors.hasSuffix("perceptop: train_loss<0.01 was not reached in 2 epochs\n"))
  }

  @Test(arguments: [
    "", "loss<1", "train_loss", "train_loss=1", "train_loss<", "<1", "train_loss<nan",
    "train_loss<inf", "train_loss<1e999", "train_loss<<1", "train_loss<1<2", "train_loss<1;",
  ])
  func otherConditionsAreRefused(_ condition: String) throws {
    #expect(
      try Program.run("train", "xor", "--epochs=1", "--until", condition).refusal()
        == "--until: \(Program.quoted(condition)) is not allowed; allowed: train_loss, test_loss, "
        + "train_accuracy, test_accuracy, then <, <=, > or >= and a number, such as "
        + "train_loss<0.01")
  }

  @Test func whatIsNeverMeasuredIsRefusedBeforeTraining() throws {
    for measure in ["test_loss<1", "test_accuracy>0"] {
      #expect(
        try Program.run("train", "xor", "--until", measure).refusal()
          == "--until: '\(measure)' can't be looked at: there is no test part; "
          + "data.train_fraction below 1 makes one")
    }
    #expect(
      try Program.run("train", "plane", "--until", "train_accuracy>0.9").refusal()
        == "--until: 'train_accuracy>0.9' can't be looked at: the targets are numbers, which have "
        + "no accuracy")
  }
}
