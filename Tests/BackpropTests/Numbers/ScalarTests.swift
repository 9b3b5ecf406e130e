import Testing

@testable import Backprop

@Suite struct ScalarTests {
  /// By mpmath with 40 digits.
  @Test func theErrorFunctionHasItsValues() {
    for (x, value) in [
      (0.0, 0.0), (0.5, 0.5204998778130465), (-1, -0.8427007929497149),
      (1e-10, 1.1283791670955126e-10), (10, 1),
    ] {
      #expect(isClose(Double.erf(x), value, units: 2))
      #expect(isClose(Float.erf(Float(x)), Float(value), units: 4))
    }
  }

  @Test func expMinusOneKeepsTheDigitsOfTinyNumbers() {
    #expect(isClose(Double.expMinusOne(1e-12), 1.0000000000005e-12, units: 2))
    #expect(isClose(Float.expMinusOne(1e-6), 1.0000005e-6, units: 4))
    #expect(Double.expMinusOne(-1e4) == -1)
    #expect(Float.expMinusOne(-1e4) == -1)
  }
}
