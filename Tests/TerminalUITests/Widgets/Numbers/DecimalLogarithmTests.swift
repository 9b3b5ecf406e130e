import Testing

@testable import TerminalUI

@Suite struct DecimalLogarithmTests {
  @Test("The logarithm of a power of ten is its exponent, to 13 digits")
  func powersOfTen() throws {
    for power in -323...308 {
      let value = try #require(Double("1e\(power)"))
      // Below 1e-308 the number itself has fewer digits.
      let tolerance = power < -308 ? 0.01 : 1e-13 * Double(max(1, abs(power)))
      #expect(abs(value.decimalLogarithm - Double(power)) <= tolerance, "1e\(power)")
    }
  }

  @Test(
    "Between powers it agrees with tables",
    arguments: [
      (2, 0.301029995663981), (5, 0.698970004336019), (1.4142135623730951, 0.150514997831991),
      (7, 0.845098040014257),
    ])
  func table(value: Double, logarithm: Double) {
    #expect(abs(value.decimalLogarithm - logarithm) < 1e-13)
  }
}
