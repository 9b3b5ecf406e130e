import Backprop
import Datasets

/// Judges answers one by one, by what the targets mean.
struct AnswerCount {
  private let data: DataSet
  private var samples = 0
  private var wrong: Int? = 0
  private var confusion: ConfusionMatrix?
  private var errors: [ValueErrors.Sums]
  private var answers: [ValueAnswer] = []
  /// Of how many samples one has its answer kept.
  private let stride: Int

  /// The most answers that are kept.
  private static let mostAnswers = 1000

  /// Begins to count.
  ///
  /// - Parameter count: how many answers there will be.
  init(_ data: DataSet, count: Int) {
    self.data = data
    stride = (count + Self.mostAnswers - 1) / Self.mostAnswers
    let width = data.samples.targetsPerSample
    confusion =
      width == 1 || data.targetKind.hasOutputPerClass
      ? data.targetKind.classNames.map(ConfusionMatrix.init) : nil
    errors = Array(
      repeating: ValueErrors.Sums(), count: data.targetKind == .values ? width : 0)
  }

  /// Counts an answer and returns whether it is wrong.
  ///
  /// - Parameters:
  ///   - target: as the network takes it.
  ///   - sample: its index in the data, where the target is in the data's units.
  mutating func add<S: Scalar>(
    _ output: ArraySlice<S>, target: ArraySlice<S>, sample: Int
  ) -> Bool {
    for (place, answer) in output.enumerated() where errors.indices.contains(place) {
      let value = ValueAnswer(
        target: data.samples.targets[sample * errors.count + place],
        answer: data.targetScales?[place].restored(Double(answer)) ?? Double(answer))
      errors[place].add(answer: value.answer, target: value.target)
      if place == 0 && samples % stride == 0 { answers.append(value) }
    }
    samples += 1
    let isWrong: Bool?
    if let actual = data.targetKind.classIndex(target) {
      let answer = data.targetKind.classIndex(output)
      confusion?.add(actual: actual, answer: answer)
      isWrong = answer != actual
    } else {
      isWrong = data.targetKind.isWrong(output: output, target: target)
    }
    wrong = isWrong.flatMap { isWrong in wrong.map { $0 + (isWrong ? 1 : 0) } }
    return isWrong ?? false
  }

  /// The answers taken together; there is at least one.
  func metrics(loss: Double) -> Metrics {
    Metrics(
      loss: loss, accuracy: wrong.map { Double(samples - $0) / Double(samples) },
      confusion: confusion,
      errors: errors.isEmpty ? nil : ValueErrors(mean: errors.map(\.result)), answers: answers)
  }
}
