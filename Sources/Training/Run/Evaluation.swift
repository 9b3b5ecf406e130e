import Datasets

/// Loss and answers over a part of the data.
public struct Metrics: Equatable, Sendable {
  /// The mean loss over the samples.
  public var loss: Double
  /// The part of the samples answered rightly, 0 … 1; nil where no answer is right or wrong.
  public var accuracy: Double?
  /// How often each class was answered with each; nil where answers are no classes.
  public var confusion: ConfusionMatrix?
  /// How far off the answers are; nil where they are classes.
  public var errors: ValueErrors?
  /// The answers of the first output to up to 1000 samples, evenly spread; none where they are
  /// classes.
  public var answers: [ValueAnswer] = []
}

/// Loss and answers over all data at one moment.
public struct Evaluation: Sendable {
  /// The step after which they were measured.
  public var step: Int
  /// Over the train part.
  public var train: Metrics
  /// Over the test part; nil where there is none.
  public var test: Metrics?
  /// For each sample whether it is answered wrongly.
  public var isWrong: [Bool]
  /// The samples of the train part that cost the most.
  public var worst = WorstSamples(width: 0, count: 0)
}
