import Testing

@testable import TerminalUI

@Suite struct DecimalLogarithmTests {
  @Test("The logarithm of a power of ten is its exponent, to 13 digits")
  func powersOfTen() {
    // Below 1e-307 the number itself has fewer digits.
    let misfits = (-307...308).filter { power in
      let logarithm = (Double("1e\(power)") ?? .nan).decimalLogarithm
      return !(abs(logarithm - Double(power)) <= 1e-13 * Double(max(1, abs(power))))
    }
    #expect(misfits.isEmpty)
    #expect(abs(Double.leastNonzeroMagnitude.decimalLogarithm + 323.30621534311581) < 1e-10)
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
