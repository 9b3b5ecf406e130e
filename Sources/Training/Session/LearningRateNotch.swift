/// The learning rates that the keys go through: 1, 1.5, 2, 3, 5, 7 × 10ᵏ.
public enum LearningRateNotch {
  /// The range that the keys stay in.
  static let range = 1e-8...1000.0

  /// All of them in rising order.
  static let notches: [Double] = (-8...3).flatMap { exponent in
    // From text, so that each notch is the number nearest to its decimal form.
    ["1", "1.5", "2", "3", "5", "7"].compactMap { Double("\($0)e\(exponent)") }
  }.filter(range.contains)

  /// Returns the next notch above a rate, or the rate itself at the end of the range.
  public static func above(_ rate: Double) -> Double {
    notches.first { $0 > rate * (1 + 1e-9) } ?? max(rate, range.upperBound)
  }

  /// Returns the next notch below a rate, or the rate itself at the end of the range.
  public static func below(_ rate: Double) -> Double {
    notches.last { $0 < rate * (1 - 1e-9) } ?? min(rate, range.lowerBound)
  }
}
