import Backprop

/// Returns whether two numbers are equal to within `units` roundings of the larger.
///
/// A chain of n roundings can end n · ε/2 apart, ε = 2⁻⁵² in float64; callers name n. Where
/// numbers cancel each other the result is smaller than what was rounded: then `scale` is the
/// size of the terms.
func isClose<S: Scalar>(_ a: S, _ b: S, units: S, scale: S = 0) -> Bool {
  a == b || abs(a - b) <= units * S.ulpOfOne * max(abs(a), abs(b), scale)
}

/// Returns whether the number rounds to what was printed with so many decimals.
///
/// One unit of the last printed place, since some authors cut off and some round.
func agrees(_ value: Double, printed: Double, decimals: Int) -> Bool {
  var unit = 1.0
  for _ in 0..<decimals { unit /= 10 }
  return abs(value - printed) <= unit
}

extension Network {
  /// Creates a network whose weights and biases are written as rows, a row for each unit: the
  /// weights in the order of its sources, then the bias.
  init(inputs: Int, _ layers: [(activation: LayerActivation, rows: [[S]])]) {
    self.init(
      shape: NetworkShape(
        inputs: inputs, layers: layers.map { (units: $0.rows.count, activation: $0.activation) }),
      parameters: layers.flatMap { $0.rows.flatMap { $0 } })
  }
}

extension SampleSet {
  /// Creates a set of written samples.
  init(_ samples: [(input: [S], target: [S])]) {
    self.init(
      inputsPerSample: samples[0].input.count, targetsPerSample: samples[0].target.count,
      inputs: samples.flatMap(\.input), targets: samples.flatMap(\.target))
  }
}

extension LayerActivation {
  static let sigmoid = LayerActivation.elementwise(.sigmoid)
  static let tanh = LayerActivation.elementwise(.tanh)
  static let identity = LayerActivation.elementwise(.identity)
  static let relu = LayerActivation.elementwise(.relu)
}
