/// A ladder of levels over several decades: sizes between two bounds, equal steps of the logarithm.
public struct DecadeScale: Hashable, Sendable {
  /// The size at and below which the level is 1.
  public let smallest: Double
  /// The size at and above which the level is the highest.
  public let largest: Double

  /// Creates a scale, by default 1e-8…1; bounds that are no positive numbers in order are replaced
  /// by those.
  public init(smallest: Double = 1e-8, largest: Double = 1) {
    let legal = smallest > 0 && largest > smallest && largest.isFinite
    self.smallest = legal ? smallest : 1e-8
    self.largest = legal ? largest : 1
  }

  /// Returns the level of a value's size: 0 for zero alone, else 1…`levels`; nil if not finite.
  public func level(of value: Double, levels: Int) -> Int? {
    guard value.isFinite else { return nil }
    guard value != 0, levels > 0 else { return 0 }
    let size = min(max(value.magnitude, smallest), largest)
    let bottom = smallest.decimalLogarithm
    let share = (size.decimalLogarithm - bottom) / (largest.decimalLogarithm - bottom)
    return 1 + Int((share * Double(levels - 1)).rounded())
  }
}
