/// A question whose answer the program computes.
public struct LessonQuestion: Sendable {
  /// The question.
  public var ask: String
  /// What kind of answer it has.
  var answer: Answer
  /// Significant digits of a number.
  var digits: Int

  /// The ways to answer.
  enum Answer: Sendable {
    /// Up, down, or not at all: the sign of a number.
    case direction(LessonFormula)
    /// A number.
    case number(LessonFormula)
    /// The choice whose number is the largest, or the smallest.
    case choice([Choice], isLargest: Bool)
  }

  /// One of several answers.
  struct Choice: Sendable {
    /// What it says.
    var text: String
    /// What decides about it.
    var formula: LessonFormula
  }

  /// What one chooses among; none where a number is wanted.
  public var choices: [String] {
    switch answer {
    case .direction: Self.directions
    case .number: []
    case .choice(let choices, _): choices.map(\.text)
    }
  }

  /// What a direction may be.
  static let directions = ["up", "down", "it stays"]

  /// Whether a number is wanted.
  public var wantsNumber: Bool { if case .number = answer { true } else { false } }

  /// Returns whether what was answered is right: a choice exactly, a number within a hundredth.
  public func accepts(_ given: String, as answer: String) -> Bool {
    guard wantsNumber, let number = Double(given), let right = Double(answer) else {
      return given == answer
    }
    return abs(number - right) <= abs(right) / 100
  }
}
