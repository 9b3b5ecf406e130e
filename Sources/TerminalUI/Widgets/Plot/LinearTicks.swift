/// Ticks at multiples of 1, 2 or 5 times a power of ten.
enum LinearTicks {
  /// Returns three to `most` ticks, at times one more, whose ends enclose both values.
  static func covering(_ first: Double, _ second: Double, at most: Int) -> [Axis.Tick] {
    let (low, high) = range(first, second)
    var step = RoundNumber.below((high - low) / Double(most))
    while span(low, high, step).count > most { step.place += 1 }
    // From 2 to 5 is a long stride: 5.9…8.1 needs four ticks by 2, and two by 5 would say too little.
    if span(low, high, step).count < 3 { step.place -= 1 }
    let indices = span(low, high, step)
    let values = indices.map { RoundNumber.number($0 * step.mantissa, power: step.power) }
    return values.map { Axis.Tick(value: $0, label: label($0, step, values)) }
  }

  /// A legal range: finite, in order, and wide enough that its ticks differ as `Double`s.
  private static func range(_ first: Double, _ second: Double) -> (Double, Double) {
    let a = bounded(first)
    let b = bounded(second)
    let (low, high) = (min(a, b), max(a, b))
    let size = max(low.magnitude, high.magnitude)
    guard size > 1e-290 else { return (0, 1) }
    guard high - low < size * 1e-9 else { return (low, high) }
    return (low - size / 2, high + size / 2)
  }

  private static func bounded(_ value: Double) -> Double {
    value.isNaN ? 0 : min(max(-1e300, value), 1e300)
  }

  /// The multiples of the step from below the range to above it.
  ///
  /// A billionth of a step beyond a tick still counts as on it: 0.3/0.1 is 2.9999999999999996.
  private static func span(_ low: Double, _ high: Double, _ step: RoundNumber) -> ClosedRange<Int> {
    let first = Int((low / step.value + 1e-9).rounded(.down))
    return first...max(first, Int((high / step.value - 1e-9).rounded(.up)))
  }

  /// All labels of an axis have the same number of places, or all a power of ten.
  private static func label(_ value: Double, _ step: RoundNumber, _ all: [Double]) -> String {
    guard value != 0 else { return "0" }
    let digits = DecimalDigits(value)
    let sign = value < 0 ? "-" : ""
    let isPlain = step.power >= -4 && all.allSatisfy { $0.magnitude < 100_000 }
    return sign
      + (isPlain
        ? digits.fixed(places: max(0, -step.power))
        : digits.scientific(significant: digits.digits.count))
  }
}
