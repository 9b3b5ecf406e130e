/// When a run has reached what was asked of it: `train_loss<0.01`.
public struct StopCondition: Equatable, Sendable, CustomStringConvertible {
  /// What is looked at.
  public enum Measure: String, CaseIterable, Sendable {
    /// The mean loss over the train part.
    case trainLoss = "train_loss"
    /// The mean loss over the test part.
    case testLoss = "test_loss"
    /// The part of the train part answered rightly.
    case trainAccuracy = "train_accuracy"
    /// The part of the test part answered rightly.
    case testAccuracy = "test_accuracy"
  }

  /// How it is compared.
  public enum Comparison: String, CaseIterable, Sendable {
    /// At most.
    case atMost = "<="
    /// At least.
    case atLeast = ">="
    /// Below.
    case below = "<"
    /// Above.
    case above = ">"
  }

  /// What is looked at.
  public let measure: Measure
  /// How it is compared.
  public let comparison: Comparison
  /// With what.
  public let limit: Double

  /// What may be written, as it completes "allowed: …".
  public static let allowed =
    ExperimentSetting.list(Measure.allCases.map(\.rawValue))
    + ", then <, <=, > or >= and a number, such as train_loss<0.01"

  /// Reads a condition; nil where the text is none.
  public init?(_ text: String) {
    let text = text.filter { $0 != " " }
    guard let comparison = Comparison.allCases.first(where: { text.contains($0.rawValue) }),
      let place = text.firstRange(of: comparison.rawValue),
      let measure = Measure(rawValue: String(text[..<place.lowerBound])),
      let limit = Double(text[place.upperBound...]), limit.isFinite
    else { return nil }
    self.measure = measure
    self.comparison = comparison
    self.limit = limit
  }

  /// The condition as it is written.
  public var description: String { measure.rawValue + comparison.rawValue + "\(limit)" }

  /// Says why it can never be looked at in runs of an experiment, nil where it can.
  public func conflict(with prepared: PreparedExperiment) -> String? {
    let isOfTestPart = measure == .testLoss || measure == .testAccuracy
    let isAccuracy = measure == .trainAccuracy || measure == .testAccuracy
    if isOfTestPart,
      !prepared.source.hasTestPart(trainFraction: prepared.experiment.trainFraction)
    {
      return "there is no test part; data.train_fraction below 1 makes one"
    }
    if isAccuracy, prepared.source.facts.targetKind == .values {
      return "the targets are numbers, which have no accuracy"
    }
    return nil
  }

  /// Returns whether the run has arrived; a number that is not one has not.
  public func isMet(by evaluation: Evaluation) -> Bool {
    guard let value = value(in: evaluation) else { return false }
    switch comparison {
    case .atMost: return value <= limit
    case .atLeast: return value >= limit
    case .below: return value < limit
    case .above: return value > limit
    }
  }

  private func value(in evaluation: Evaluation) -> Double? {
    switch measure {
    case .trainLoss: evaluation.train.loss
    case .testLoss: evaluation.test?.loss
    case .trainAccuracy: evaluation.train.accuracy
    case .testAccuracy: evaluation.test?.accuracy
    }
  }
}
