import Testing

@testable import TerminalUI

@Suite struct DecimalDigitsTests {
  @Test(
    "Digits and exponent are those of the shortest text",
    arguments: [
      (123, [1, 2, 3], 2), (0.00120, [1, 2], -3), (1e22, [1], 22),
      (.leastNonzeroMagnitude, [5], -324),
      (-0.5, [5], -1), (0, [0], 0), (.nan, [0], 0), (100, [1], 2),
    ] as [(Double, [UInt8], Int)])
  func reads(value: Double, digits: [UInt8], exponent: Int) {
    #expect(DecimalDigits(value).digits == digits)
    #expect(DecimalDigits(value).exponent == exponent)
  }

  @Test("A carry runs through all nines")
  func carries() {
    let rounded = DecimalDigits(99.95).rounded(places: 1)
    #expect(rounded.digits == [1] && rounded.exponent == 2)
  }

  @Test("Rounding away all digits leaves zero or one unit")
  func roundsAway() {
    #expect(DecimalDigits(0.04).rounded(places: 1).isZero)
    #expect(DecimalDigits(0.05).rounded(places: 1) == DecimalDigits(0.1))
    #expect(DecimalDigits(0.0005).rounded(places: 1).isZero)
  }
}
