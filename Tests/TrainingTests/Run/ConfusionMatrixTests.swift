import Datasets
import Testing

@testable import Training

@Suite struct ConfusionMatrixTests {
  private static let actual = [0, 0, 0, 1, 1, 2, 2, 2, 2, 1]
  private static let answers = [0, 1, 0, 1, 1, 2, 0, 2, 1, 0]

  private func matrix() -> ConfusionMatrix {
    var matrix = ConfusionMatrix(names: ["a", "b", "c"])
    for (actual, answer) in zip(Self.actual, Self.answers) {
      matrix.add(actual: actual, answer: answer)
    }
    return matrix
  }

  /// By scikit-learn's `confusion_matrix`, `precision_score`, `recall_score` with `average=None`.
  @Test func numbersAreThoseOfScikitLearn() {
    let matrix = matrix()
    #expect(matrix.counts == [2, 1, 0, 1, 2, 0, 1, 1, 2])
    #expect((0..<3).map { matrix.precision($0) } == [0.5, 0.5, 1])
    #expect(
      (0..<3).map { matrix.recall($0) } == [0.6666666666666666, 0.6666666666666666, 0.5])
    #expect((0..<3).map { matrix.support($0) } == [3, 3, 4])
  }

  /// The accuracy of scikit-learn's `DummyClassifier(strategy="most_frequent")`.
  @Test func theBaselineAnswersWithTheMostFrequentClass() {
    #expect(matrix().majorityBaseline == 0.4)
    #expect(ConfusionMatrix(names: ["a", "b"]).majorityBaseline == nil)
  }

  @Test func whatIsNoAnswerCountsAsASampleOfItsClass() {
    var matrix = matrix()
    matrix.add(actual: 0, answer: nil)
    #expect(matrix.counts.reduce(0, +) == 10 && matrix.unanswered == [1, 0, 0])
    #expect(matrix.support(0) == 4 && matrix.recall(0) == 0.5 && matrix.precision(0) == 0.5)
  }

  @Test func aClassWithoutSamplesOrAnswersHasNoShare() {
    var matrix = ConfusionMatrix(names: ["a", "b"])
    matrix.add(actual: 0, answer: 0)
    #expect(matrix.recall(1) == nil && matrix.precision(1) == nil)
    #expect(matrix.recall(0) == 1 && matrix.precision(0) == 1)
  }
}

@Suite struct ValueErrorsTests {
  private static let targets = [3.0, -0.5, 2, 7, 4.25]
  private static let answers = [2.5, 0.0, 2, 8, 4]

  private func errors(_ answers: [Double], _ targets: [Double]) -> ValueErrors {
    var sums = ValueErrors.Sums()
    for (answer, target) in zip(answers, targets) { sums.add(answer: answer, target: target) }
    return sums.result
  }

  /// By scikit-learn's `r2_score` and `mean_absolute_error`.
  @Test func numbersAreThoseOfScikitLearn() throws {
    let errors = errors(Self.answers, Self.targets)
    #expect(abs(try #require(errors.r2) - 0.9491042345276873) < 1e-15)
    #expect(errors.meanAbsoluteError == 0.45)
  }

  /// A mean of a million, where squares of values would leave no digit of the spread.
  @Test func aLargeMeanCostsNoDigits() throws {
    let far = errors(Self.answers.map { $0 + 1e6 }, Self.targets.map { $0 + 1e6 })
    #expect(abs(try #require(far.r2) - 0.9491042345276873) < 1e-8)
  }

  @Test func severalOutputsCountTheSame() throws {
    let first = errors(Self.answers, Self.targets)
    let second = errors([1, 2, 3], [2, 2, 5])
    let both = ValueErrors(mean: [first, second])
    #expect(second.r2 == 0.16666666666666663)
    #expect(abs(try #require(both.r2) - 0.557885450597177) < 1e-15)
    #expect(abs(both.meanAbsoluteError - (0.45 + 1) / 2) < 1e-15)
  }

  @Test func targetsThatAreAllEqualHaveNoShareExplained() {
    #expect(errors([1, 2], [3, 3]).r2 == nil)
    #expect(errors([1e308, 0], [-1e308, 0]).r2 == nil, "squares beyond the largest number")
    #expect(errors([1, 2], [3, 3]).meanAbsoluteError == 1.5)
    #expect(ValueErrors(mean: [errors([1, 2], [3, 3]), errors([1, 2], [1, 2])]).r2 == nil)
  }

  @Test func theMeanAsAnAnswerExplainsNothing() {
    #expect(errors([2, 2, 2], [1, 2, 3]).r2 == 0)
    #expect(errors([1, 2, 3], [1, 2, 3]).r2 == 1)
  }
}
