import Backprop
import Testing

/// How far a number may stand from PyTorch's: a share of it, and an amount where it is near 0.
struct Tolerance {
  var relative: Double
  var absolute: Double

  /// Some thousand roundings of float64, of numbers up to some tens; a slip in a formula is
  /// larger by far.
  static let float64 = Tolerance(relative: 1e-12, absolute: 1e-14)
  /// Some hundred roundings of float32.
  static let float32 = Tolerance(relative: 1e-5, absolute: 1e-7)

  static func of<S: Scalar>(_ precision: S.Type) -> Tolerance {
    S.significandBitCount == Float.significandBitCount ? float32 : float64
  }

  /// How far the value of an activation may stand from PyTorch's: it keeps its digits however
  /// small it is, but for those below the normal numbers, which PyTorch may take for 0.
  static func ofValue<S: Scalar>(
    of activation: Activation, at z: Double, in precision: S.Type
  ) -> Tolerance {
    var tolerance = of(precision)
    if activation == .gelu && z < 0 {
      // In z (1 + erf(z/√2)) / 2 the sum cancels, and z multiplies its rounding: PyTorch's own
      // result depends on where in a tensor a number stands.
      tolerance.absolute *= -z
    } else {
      tolerance.absolute = Double(S.leastNormalMagnitude)
    }
    return tolerance
  }

  func covers<S: Scalar>(_ found: S, _ expected: Double) -> Bool {
    abs(Double(found) - expected) <= absolute + relative * abs(expected)
  }
}

/// Expects that numbers are PyTorch's.
///
/// - Parameter what: says in the report of a failure which numbers.
func expectAgreement<S: Scalar>(
  _ found: [S], _ expected: [Double], _ what: @autoclosure () -> String,
  tolerance: Tolerance = .of(S.self), sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(found.count == expected.count, "\(what())", sourceLocation: sourceLocation)
  for (index, (a, b)) in zip(found, expected).enumerated() where !tolerance.covers(a, b) {
    Issue.record(
      "\(what()), number \(index): \(a), but PyTorch has \(b)", sourceLocation: sourceLocation)
  }
}

/// Expects that an optimizer remembers what PyTorch's does after the last step of a row.
func expectState<S: Scalar>(
  _ state: OptimizerState<S>, _ expected: PyTorchFixture.TrainingRow.Outcome
) {
  #expect(state.steps == expected.losses.count)
  // RMSprop's momentum adds up numbers around 10, as g / √(0.01 g²) is, and they may cancel.
  var sums = Tolerance.of(S.self)
  sums.absolute *= 100
  expectAgreement(state.first, expected.first, "first in \(S.self)", tolerance: sums)
  expectAgreement(state.second, expected.second, "second in \(S.self)")
  expectAgreement(state.third, expected.third, "third in \(S.self)")
}
