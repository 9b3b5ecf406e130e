/// How many of some numbers fall into each of the equal parts of a range.
public struct Histogram: Hashable, Sendable {
  /// From the start of the first part to the end of the last.
  public let range: ClosedRange<Double>
  /// How many numbers are in each part; those beyond the range count in the part nearest to them.
  public private(set) var counts: [Int]
  /// How many numbers are not finite; they are in no part.
  public private(set) var notFinite = 0

  /// Counts numbers.
  ///
  /// - Parameters:
  ///   - range: finite, its ends apart.
  ///   - bins: how many parts it has; 0 or less makes none.
  public init(_ values: [Double], over range: ClosedRange<Double>, bins: Int) {
    self.range = range
    counts = Array(repeating: 0, count: max(0, bins))
    let size = range.upperBound - range.lowerBound
    for value in values {
      guard value.isFinite else {
        notFinite += 1
        continue
      }
      guard size > 0, size.isFinite, !counts.isEmpty else { continue }
      let share = min(max(0, (value - range.lowerBound) / size), 1)
      counts[min(Int(share * Double(counts.count)), counts.count - 1)] += 1
    }
  }

  /// Returns a range for values with 0 in its middle, or at its start where none is negative.
  ///
  /// It ends at 1, 2 or 5 times a power of ten, so that it changes in steps while values move.
  public static func roundRange(of values: [Double]) -> ClosedRange<Double> {
    let finite = values.lazy.filter(\.isFinite)
    let largest = finite.map(\.magnitude).max() ?? 0
    guard largest > 0 else { return -1...1 }
    // The bounds keep the end a normal number, and the whole range too.
    let end = RoundNumber.above(min(max(1e-300, largest), 1e300)).value
    return finite.contains { $0 < 0 } ? -end...end : 0...end
  }
}
