import TerminalUI
import Testing

@Suite struct NumberTextTests {
  @Test(
    "Three significant digits, and no false zero",
    arguments: [
      (0.0123, "0.0123"), (1.23e-5, "1.23e-5"), (0.000999, "9.99e-4"), (0.001, "0.00100"),
      (0.0009995, "0.00100"), (0.9995, "1.00"), (0.99949, "0.999"), (9.995, "10.0"),
      (9.9949, "9.99"), (12.345, "12.3"), (999.5, "1000"), (12345.6, "12346"),
      (99_949, "99949"), (99_951, "1.00e5"), (123_456, "1.23e5"), (1e300, "1.00e300"),
      (1e-300, "1.00e-300"), (.leastNonzeroMagnitude, "5.00e-324"),
      (1.7976931348623157e308, "1.80e308"),
      (0, "0"), (-0.0, "0"), (-0.5, "-0.500"), (.nan, "nan"), (.infinity, "inf"),
      (-.infinity, "-inf"),
    ] as [(Double, String)])
  func significant(value: Double, text: String) {
    #expect(NumberText.significant(value) == text)
  }

  @Test(
    "The shortest text reads back as the same number",
    arguments: [
      (0.1, "0.1"), (12, "12"), (1e-5, "1e-5"), (1.5e-7, "1.5e-7"), (1e16, "1e16"),
      (123_456_789, "123456789"), (.leastNonzeroMagnitude, "5e-324"), (-0.25, "-0.25"),
      (0.0001, "0.0001"),
      (1e300, "1e300"), (-0.0, "0"), (0.1 + 0.2, "0.30000000000000004"),
    ] as [(Double, String)])
  func shortest(value: Double, text: String) {
    #expect(NumberText.shortest(value) == text)
    #expect(Double(text) == value)
  }

  @Test(
    "An activation takes five columns and shows its sign",
    arguments: [
      (0.98, "+0.98"), (-0.18, "-0.18"), (1, "+1.00"), (0.995, "+1.00"), (9.994, "+9.99"),
      (9.995, "+10.0"), (99.94, "+99.9"), (99.95, " +100"), (-123.4, " -123"), (1234, "+1234"),
      (9999.4, "+9999"), (9999.5, " +1e4"), (1e300, "+huge"), (3e99, "+3e99"),
      (0.005, "+0.01"), (0.004, "+4e-3"), (-2e-9, "-2e-9"), (1e-12, "+e-12"),
      (-.leastNonzeroMagnitude, "-tiny"), (0, " 0.00"), (-0.0, " 0.00"), (.nan, "  nan"),
      (.infinity, " +inf"),
      (-.infinity, " -inf"),
    ] as [(Double, String)])
  func signed(value: Double, text: String) {
    #expect(NumberText.signed(value) == text)
    #expect(text.count == 5)
  }

  @Test(
    "A delta takes six columns: three digits, or one and a power of ten",
    arguments: [
      (-4e-7, "-4e-7 "), (6e-6, "+6e-6 "), (-4.4e-10, "-4e-10"), (9.96e-5, "+1e-4 "),
      (0.3, "+0.30 "), (12, "+12.0 "),
      (-1.304, "-1.30 "), (0.0951, "+0.10 "), (0.0949, "+9e-2 "), (9.996, "+10.0 "),
      (99.94, "+99.9 "), (99.96, "+1e2  "), (1e-300, "+e-300"), (-.leastNonzeroMagnitude, "-e-324"),
      (2e300, "+2e300"), (0, " 0    "), (-0.0, " 0    "), (.nan, " nan  "),
      (.infinity, "+inf  "), (-.infinity, "-inf  "),
    ] as [(Double, String)])
  func delta(value: Double, text: String) {
    #expect(NumberText.delta(value) == text)
    #expect(text.count == 6)
  }

  @Test(
    "A rate keeps to four columns, and a slow one has two digits",
    arguments: [
      (0.42, "0.42"), (3.44, "3.4"), (9.94, "9.9"), (9.96, "10"), (999, "999"), (1000, "1.0k"),
      (9949, "9.9k"), (9950, "10k"),
      (99_500, "100k"), (999_499, "999k"), (999_500, "1.0M"), (1_234_567, "1.2M"), (0, "0"),
      (.nan, "nan"), (.infinity, "inf"), (-2500, "-2.5k"),
    ] as [(Double, String)])
  func rate(value: Double, text: String) {
    #expect(NumberText.rate(value) == text)
  }

  @Test(
    "A cell of a matrix has three, two or one columns",
    arguments: [
      (1.2, "+1.", "+1", "+"), (-0.4, "-.4", "-0", "-"), (0.04, "+.0", "+0", "+"),
      (-0.04, "-.0", "-0", "-"), (0.94, "+.9", "+1", "+"), (0.96, "+1.", "+1", "+"),
      (9.4, "+9.", "+9", "+"), (9.5, "+10", "+^", "+"), (-12, "-12", "-^", "-"),
      (99.4, "+99", "+^", "+"), (99.5, "+^^", "+^", "+"), (-1e300, "-^^", "-^", "-"),
      (0, " 0 ", " 0", "0"), (-0.0, " 0 ", " 0", "0"), (.nan, "nan", " ?", "?"),
      (.infinity, "+^^", "+^", "+"), (.leastNonzeroMagnitude, "+.0", "+0", "+"),
    ] as [(Double, String, String, String)])
  func cell(value: Double, three: String, two: String, one: String) {
    #expect(NumberText.cell(value) == three)
    #expect(NumberText.cell(value, width: 2) == two)
    #expect(NumberText.cell(value, width: 1) == one)
  }

  @Test("Fixed widths hold over all powers of ten")
  func widthsHold() {
    var misfits: [Double] = []
    for power in -324...308 {
      for mantissa in ["1", "9.4", "9.5", "9.96", "9.996", "9.9996"] {
        guard let value = Double("\(mantissa)e\(power)"), value.isFinite else { continue }
        misfits += [value, -value].filter { !keepsWidths($0) }
      }
    }
    #expect(misfits.isEmpty)
  }

  private func keepsWidths(_ value: Double) -> Bool {
    NumberText.signed(value).count == 5 && NumberText.delta(value).count == 6
      && NumberText.cell(value).count == 3 && NumberText.cell(value, width: 2).count == 2
      && NumberText.significant(value).count <= 10
      && (value.magnitude < 0.1 || NumberText.rate(value).count <= 6)
  }
}
