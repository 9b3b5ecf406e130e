/// A straight line that takes one range of numbers to another.
///
/// The order of its operations is that of d3 version 3, so that what TensorFlow Playground scales
/// by it is the same to the last bit: t = (x − x₀) / (x₁ − x₀), then y₀ (1 − t) + y₁ t.
struct LinearScale {
  /// What is taken to the ends of the other range; its ends differ.
  var domain: (Double, Double)
  /// What the ends are taken to.
  var range: (Double, Double)
  /// Whether what is outside the domain counts as its nearer end.
  var isClamped: Bool

  init(from domain: (Double, Double), to range: (Double, Double), isClamped: Bool = false) {
    self.domain = domain
    self.range = range
    self.isClamped = isClamped
  }

  /// Returns what the line takes `x` to.
  func value(at x: Double) -> Double {
    var t = (x - domain.0) / (domain.1 - domain.0)
    if isClamped { t = max(0, min(1, t)) }
    return range.0 * (1 - t) + range.1 * t
  }
}
