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
