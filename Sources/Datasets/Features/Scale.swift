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
    guard mean.isFinite, squares.isFinite, squares >= .leastNormalMagnitude else {
      self.init(measuringExtreme: values, in: smallest...largest, count: count)
      return
    }
    self.init(mean: mean, deviation: (squares / count).squareRoot())
  }

  /// Measures values whose sum or squares are too large or too small for a number: in units of
  /// the largest.
  private init(
    measuringExtreme values: some Sequence<Double>, in range: ClosedRange<Double>, count: Double
  ) {
    let size = max(abs(range.lowerBound), abs(range.upperBound))
    var sum = 0.0
    for value in values where !value.isNaN { sum += value / size / count }
    var squares = 0.0
    for value in values where !value.isNaN {
      squares += (value / size - sum) * (value / size - sum) / count
    }
    // Rounding may take a sum of parts above the whole, and so beyond the largest number.
    let widest = range.upperBound / 2 - range.lowerBound / 2
    self.init(
      mean: min(max(sum * size, range.lowerBound), range.upperBound),
      deviation: min(squares.squareRoot() * size, widest))
  }

  /// Returns the standardized value; 0 in a constant column.
  public func scaled(_ value: Double) -> Double {
    guard deviation > 0 else { return 0 }
    let scaled = (value - mean) / deviation
    // The difference of two large numbers may be none; halves of them always have one.
    return scaled.isInfinite && value.isFinite ? (value / 2 - mean / 2) / deviation * 2 : scaled
  }

  /// Returns the value that is scaled to this one.
  public func restored(_ scaled: Double) -> Double { scaled * deviation + mean }
}
