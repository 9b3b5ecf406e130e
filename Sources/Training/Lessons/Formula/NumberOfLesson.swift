import Foundation

/// Numbers as lessons print them.
enum NumberOfLesson {
  /// Digits where nothing else is asked for.
  static let standardDigits = 10

  /// Returns a number with up to `digits` significant digits, no zeros at their end; 17 and more
  /// are the shortest text that reads back as the same number.
  static func text(_ value: Double, digits: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
    // Never a minus before zero.
    guard value != 0 else { return "0" }
    guard digits < 17 else {
      let text = "\(value)"
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
    return String(format: "%.\(max(digits, 1))g", value)
  }
}
