/// What was answered where a number was to be predicted, in the units of the data.
public struct ValueAnswer: Equatable, Sendable {
  /// The number that is right.
  public var target: Double
  /// The answer.
  public var answer: Double
}
