import Backprop

/// Standardization of one column: subtracts the mean and divides by the standard deviation.
public struct Scale: Equatable, Codable, Sendable {
  /// The mean.
  public var mean: Double
  /// The standard deviation, of all values and not of a sample of them (divisor n, as
  /// scikit-learn's `StandardScaler` has it); 0 for a constant column.
  public var deviation: Double

  /// Creates a scale.
  public init(mean: Double, deviation: Double) {
    self.mean = mean
    self.deviation = deviation
  }

  /// Changes nothing.
  public static let identity = Scale(mean: 0, deviation: 1)

  /// Measures values; those that are missing, not a number, don't count.
  ///
  /// The squares are taken of differences from the mean, in a second pass, so that a large mean
  /// costs no digits.
  public init(measuring values: some Sequence<Double>) {
    var (count, sum, smallest, largest) = (0.0, 0.0, Double.infinity, -Double.infinity)
    for value in values where !value.isNaN {
      count += 1
      sum += value
      smallest = min(smallest, value)
      largest = max(largest, value)
    }
    guard count > 0, smallest < largest else {
      // The mean of equal numbers, rounded, may not be that number.
      self.init(mean: count > 0 ? smallest : 0, deviation: 0)
      return
    }
    let mean = sum / count
    var squares = 0.0
    for value in values where !value.isNaN { squares += (value - mean) * (value - mean) }
    self.init(mean: mean, deviation: (squares / count).squareRoot())
  }

  /// Returns the standardized value; 0 in a constant column.
  public func scaled(_ value: Double) -> Double {
    deviation > 0 ? (value - mean) / deviation : 0
  }

  /// Returns the value that is scaled to this one.
  public func restored(_ scaled: Double) -> Double { scaled * deviation + mean }
}
