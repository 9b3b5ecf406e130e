import Testing

@testable import Training

@Suite struct StopConditionTests {
  private static func evaluation(
    train: Double = 0.5, accuracy: Double? = 0.75,
    test: Metrics? = Metrics(loss: 0.6, accuracy: 0.5)
  ) -> Evaluation {
    Evaluation(step: 1, train: Metrics(loss: train, accuracy: accuracy), test: test, isWrong: [])
  }

  @Test(arguments: [
    ("train_loss<0.5", false), ("train_loss<=0.5", true), ("train_loss>=0.5", true),
    ("train_loss>0.5", false), ("train_loss<0.51", true), ("train_loss > 0.49", true),
    ("test_loss<0.7", true), ("test_loss<0.55", false), ("train_accuracy>=0.75", true),
    ("train_accuracy>0.75", false), (" test_accuracy <= 5e-1 ", true), ("test_accuracy<0.5", false),
  ])
  func eachMeasureIsComparedAsItIsWritten(text: String, isMet: Bool) throws {
    let condition = try #require(StopCondition(text))
    #expect(condition.isMet(by: Self.evaluation()) == isMet)
  }

  @Test func whatIsWrittenIsReadAgain() throws {
    for measure in StopCondition.Measure.allCases {
      for comparison in StopCondition.Comparison.allCases {
        let condition = try #require(
          StopCondition("\(measure.rawValue) \(comparison.rawValue) 0.125"))
        #expect(condition.measure == measure && condition.comparison == comparison)
        #expect(condition.limit == 0.125)
        #expect(StopCondition(condition.description) == condition)
      }
    }
  }

  @Test(arguments: [
    "", "<", "train_loss", "train_loss<", "<0.1", "loss<0.1", "train_loss<x", "train_loss<nan",
    "train_loss<inf", "train_loss=0.1", "train_loss==0.1", "train_loss<>0.1", "train_loss<<0.1",
    "train_loss<0.1<0.2", "Train_loss<0.1", "train_loss<1e999", "train_loss=<0.1", "🧠<1",
  ])
  func anythingElseIsNone(_ text: String) {
    #expect(StopCondition(text) == nil)
  }

  @Test func aNumberThatIsNoneMeetsNothing() throws {
    let nothing = Self.evaluation(train: .nan, accuracy: nil, test: nil)
    for measure in StopCondition.Measure.allCases {
      for comparison in StopCondition.Comparison.allCases {
        let condition = try #require(StopCondition("\(measure.rawValue)\(comparison.rawValue)0"))
        #expect(!condition.isMet(by: nothing))
      }
    }
  }

  @Test func whatCanNeverBeLookedAtIsSaidInASentence() throws {
    let testLoss = try #require(StopCondition("test_loss<1"))
    #expect(testLoss.conflict(with: Self.evaluation()) == nil)
    #expect(
      testLoss.conflict(with: Self.evaluation(test: nil))
        == "there is no test part; data.train_fraction below 1 makes one")
    let accuracy = try #require(StopCondition("train_accuracy>0.9"))
    #expect(accuracy.conflict(with: Self.evaluation(test: nil)) == nil)
    #expect(
      accuracy.conflict(with: Self.evaluation(accuracy: nil))
        == "the targets are numbers, which have no accuracy")
    let testAccuracy = try #require(StopCondition("test_accuracy>0.9"))
    #expect(
      testAccuracy.conflict(
        with: Self.evaluation(accuracy: nil, test: Metrics(loss: 1, accuracy: nil)))
        == "the targets are numbers, which have no accuracy")
  }
}
