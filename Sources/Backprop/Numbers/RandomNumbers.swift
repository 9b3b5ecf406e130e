/// A stream of random numbers, whatever makes them: `uniform()` gives the next, the distributions
/// are worked out from it.
///
/// They are written out here because those of the standard library may change between releases,
/// and a seed must mean the same run for ever.
public protocol RandomNumbers: Sendable {
  /// Returns a number in 0 ..< 1.
  mutating func uniform() -> Double
}

extension RandomNumbers {
  /// Returns a number in `low ..< high`, to rounding.
  public mutating func uniform(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * uniform()
  }

  /// Returns a draw from the normal distribution of mean 0 and standard deviation 1.
  ///
  /// Source: G. Marsaglia, T. A. Bray, "A convenient method for generating normal variables",
  /// SIAM Review 6 (1964). The second number of each pair is thrown away, so that a draw
  /// depends on the stream alone.
  public mutating func normal() -> Double {
    while true {
      let x = uniform(-1, 1)
      let y = uniform(-1, 1)
      let square = x * x + y * y
      if square > 0 && square <= 1 { return x * .sqrt(-2 * .log(square) / square) }
    }
  }
}
