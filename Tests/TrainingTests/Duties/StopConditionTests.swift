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
    func conflict(_ measure: StopCondition.Measure, _ source: String, _ fraction: Double) throws
      -> String?
    {
      var experiment = Experiment()
      experiment.source = source
      experiment.trainFraction = fraction
      let prepared = try PreparedExperiment(experiment, origin: source)
      let conflict = try #require(StopCondition("\(measure.rawValue)<1")).conflict(with: prepared)
      // What has no conflict is there to be looked at, in the very first evaluation.
      let evaluation = prepared.startRun().evaluate()
      let value =
        switch measure {
        case .trainLoss: Optional(evaluation.train.loss)
        case .testLoss: evaluation.test?.loss
        case .trainAccuracy: evaluation.train.accuracy
        case .testAccuracy: evaluation.test?.accuracy
        }
      #expect((value == nil) == (conflict != nil))
      return conflict
    }
    let (noPart, noClasses) = (
      "there is no test part; data.train_fraction below 1 makes one",
      "the targets are numbers, which have no accuracy"
    )
    for (source, fraction, isHeldOut) in [
      ("iris", 0.8, true), ("iris", 1, false), ("xor", 1, false),
    ] {
      for measure in [StopCondition.Measure.testLoss, .testAccuracy] {
        #expect(try conflict(measure, source, fraction) == (isHeldOut ? nil : noPart))
      }
      for measure in [StopCondition.Measure.trainLoss, .trainAccuracy] {
        #expect(try conflict(measure, source, fraction) == nil)
      }
    }
    #expect(try conflict(.testLoss, "plane", 0.5) == nil)
    #expect(try conflict(.trainAccuracy, "plane", 0.5) == noClasses)
    #expect(try conflict(.testAccuracy, "plane", 0.5) == noClasses)
    #expect(try conflict(.testAccuracy, "plane", 1) == noPart)
  }
}
