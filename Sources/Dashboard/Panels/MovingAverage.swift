/// An exponential moving average that is right from its first value on.
///
/// With the weight w the average m of t values is m ← w·m + (1 − w)·x, divided by 1 − wᵗ, since
/// m starts at zero and would be drawn to it: the bias correction of D. P. Kingma, J. Ba, "Adam: A
/// Method for Stochastic Optimization", 2015, section 3. TensorBoard smooths its curves by it.
struct MovingAverage {
  /// How much of the average before each value keeps, at least 0 and below 1.
  let weight: Double
  private var sum = 0.0
  /// What is left of the zero at the start: wᵗ.
  private var remainder = 1.0

  /// Creates an average of no values.
  init(weight: Double) {
    precondition(weight >= 0 && weight < 1, "an average keeps less than all of what it was")
    self.weight = weight
  }

  /// Takes a value and returns the average; one that is not finite is returned as it is and
  /// leaves the average alone.
  mutating func add(_ value: Double) -> Double {
    guard value.isFinite else { return value }
    sum = weight * sum + (1 - weight) * value
    remainder *= weight
    return sum / (1 - remainder)
  }

  /// Returns the averages of values in order.
  static func smoothed(_ values: [Double], weight: Double) -> [Double] {
    var average = MovingAverage(weight: weight)
    return values.map { average.add($0) }
  }
}
