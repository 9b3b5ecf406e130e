/// A power of ten with one decimal, as the target 10⁻³ of the update:weight ratio is given.
enum DecadeText {
  /// Returns `10^-2.1` for −2.1; nil where the exponent is not finite, or too long to read.
  static func text(_ exponent: Double) -> String? {
    let tenths = (exponent * 10).rounded()
    guard abs(tenths) < 10_000 else { return nil }
    return "10^\(tenths < 0 ? "-" : "")\(Int(abs(tenths)) / 10).\(Int(abs(tenths)) % 10)"
  }
}
