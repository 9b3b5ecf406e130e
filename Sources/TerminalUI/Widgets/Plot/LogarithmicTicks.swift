/// Ticks at powers of ten; 1, 2 and 5 times those where the range is short, and at its ends.
enum LogarithmicTicks {
  /// Returns three to `most` ticks whose ends enclose both values; positive ones are expected.
  static func covering(_ first: Double, _ second: Double, at most: Int) -> [Axis.Tick] {
    let (low, high) = range(first, second)
    var bottom = RoundNumber.below(low)
    var top = RoundNumber.above(high)
    if top.place - bottom.place < 2 {
      bottom.place -= 1
      top.place = max(top.place, bottom.place + 2)
    }
    let values = places(bottom.place...top.place, at: most).map { RoundNumber(place: $0) }
    return values.map { Axis.Tick(value: $0.value, label: label($0)) }
  }

  /// A legal range; the bounds keep every tick a normal `Double`.
  private static func range(_ first: Double, _ second: Double) -> (Double, Double) {
    let bounds = [first, second].filter { $0 > 0 }.map { min(max(1e-300, $0), 1e300) }
    guard let low = bounds.min(), let high = bounds.max() else { return (0.1, 1) }
    return (low, high)
  }

  /// Every round number if there are few, else decades between the two ends.
  private static func places(_ all: ClosedRange<Int>, at most: Int) -> [Int] {
    guard all.count > most else { return Array(all) }
    let between = decades(all, at: most - 2)
    let middle = between.isEmpty ? [(all.lowerBound + all.upperBound) / 2] : between
    return [all.lowerBound] + middle + [all.upperBound]
  }

  /// Every decade, or every second, third…, none of them too close to an end for its label.
  private static func decades(_ all: ClosedRange<Int>, at most: Int) -> [Int] {
    // No smaller stride can do: it would leave more than `most` decades within both margins.
    var stride = max(1, all.count / (3 * (most + 3)))
    while true {
      let step = 3 * stride
      let margin = (step + 1) / 2
      let start = all.lowerBound + margin
      // The next multiple of the step, below zero as well.
      let over = start % step
      let first = over > 0 ? start + step - over : start - over
      let kept = Array(Swift.stride(from: first, through: all.upperBound - margin, by: step))
      if kept.count <= most { return kept }
      stride += 1
    }
  }

  /// Numbers that are easily read are written out, the others by their power of ten.
  private static func label(_ number: RoundNumber) -> String {
    (0.01..<10_000).contains(number.value)
      ? NumberText.shortest(number.value) : "\(number.mantissa)e\(number.power)"
  }
}
