/// The values that a control is stepped through, in their order.
enum SettingSteps: Sendable {
  /// Words, after the last the first again.
  case choices([String])
  /// Numbers in rising order; values between them are left for the next one.
  case numbers([Double])
  /// What the control itself works out.
  case other(@Sendable (Int) -> SettingValue?)

  /// True and false.
  static let flag = SettingSteps.choices(["false", "true"])

  /// Finds the next value (1) or the one before (−1); nil where there is none.
  func value(from present: String, by offset: Int) -> SettingValue? {
    switch self {
    case .choices(let words):
      guard !words.isEmpty else { return nil }
      guard let index = words.firstIndex(of: present) else {
        return .scalar(offset > 0 ? words[0] : words[words.count - 1])
      }
      return .scalar(words[(index + offset + words.count) % words.count])
    case .numbers(let numbers):
      // What is no number, such as none, lies beyond the last.
      let value = Double(present) ?? .infinity
      let next =
        offset > 0
        ? numbers.first { $0 > value.nextUp } : numbers.last { $0 < value.nextDown }
      return next.map { .scalar($0 == $0.rounded() && abs($0) < 1e15 ? "\(Int($0))" : "\($0)") }
    case .other(let step): return step(offset)
    }
  }
}
