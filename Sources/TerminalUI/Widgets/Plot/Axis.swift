/// An axis of a chart: its range, rounded outward to ticks, and three to nine ticks in it.
///
/// Since the range ends at round numbers, it moves in steps while the values move.
public struct Axis: Hashable, Sendable {
  /// How values become positions.
  public enum Scale: Hashable, Sendable {
    /// Equal differences take equal room.
    case linear
    /// Equal ratios take equal room; what is not positive stands at the bottom.
    case logarithmic
  }

  /// A marked value.
  public struct Tick: Hashable, Sendable {
    /// The value.
    public let value: Double
    /// Its text; different from `0` unless the value is zero.
    public let label: String
  }

  /// How values become positions.
  public let scale: Scale
  /// The marked values, rising; the first and the last are the ends of the axis.
  public let ticks: [Tick]

  /// The ends, as logarithms on a logarithmic axis.
  private let start: Double
  private let end: Double

  /// Creates an axis that covers two values.
  ///
  /// - Parameters:
  ///   - low: the smallest value; on a logarithmic axis the smallest positive one.
  ///   - high: the largest value.
  ///   - maximumTicks: the most ticks wanted, 3…9; one more is possible below 5.
  public init(scale: Scale, low: Double, high: Double, maximumTicks: Int = 5) {
    self.scale = scale
    let count = min(max(3, maximumTicks), 9)
    switch scale {
    case .linear: ticks = LinearTicks.covering(low, high, at: count)
    case .logarithmic: ticks = LogarithmicTicks.covering(low, high, at: count)
    }
    start = Self.place(ticks[0].value, scale)
    end = Self.place(ticks[ticks.count - 1].value, scale)
  }

  /// The lower end.
  public var low: Double { ticks[0].value }
  /// The upper end.
  public var high: Double { ticks[ticks.count - 1].value }

  /// Returns where a value stands, 0 at the lower end and 1 at the upper, values outside at the
  /// nearer end; nil if it is not finite.
  public func position(of value: Double) -> Double? {
    guard value.isFinite else { return nil }
    if scale == .logarithmic && value <= 0 { return 0 }
    return min(max(0, (Self.place(value, scale) - start) / (end - start)), 1)
  }

  private static func place(_ value: Double, _ scale: Scale) -> Double {
    scale == .linear ? value : value.decimalLogarithm
  }
}
