import Testing

@testable import Training

/// Printed numbers beside computed ones.
@Suite struct PublishedNumberTests {
  @Test(arguments: [
    ("4", 4.0, PublishedNumber.Mark.equal), ("1.4", 1.4, .equal), ("1.4", 0.1 + 1.3, .equal),
    ("0.298371109", 0.298_371_108_760_002_7, .rounded),
    ("0.291027924", 0.291_027_773_693_599_33, .wrong),
    ("0.0000351085", 3.510187783e-05, .wrong), ("3.51e-05", 3.510187783e-05, .rounded),
    ("0.75", 0.759, .truncated), ("-0.75", -0.759, .truncated), ("0.75", 0.7600001, .wrong),
    ("0.76", 0.7549, .wrong), ("0.76", 0.755, .rounded), ("-4", 4.0, .wrong), ("0", 0.0, .equal),
    ("0", 0.4, .rounded), ("0.511301270", 0.511_301_270_2, .rounded),
    ("1", .nan, .wrong), ("1", .infinity, .wrong), ("1000", 1000.4, .rounded),
  ])
  func aMarkGoesByThePrintedDigits(
    _ printed: String, _ computed: Double, _ mark: PublishedNumber.Mark
  ) throws {
    #expect(try #require(PublishedNumber(printed)).mark(beside: computed) == mark)
  }

  @Test(arguments: [
    "", "four", "nan", "inf", "1e999", "0x10", "1 000", "1,4", "--4", "1e",
    "11111111111111111111111111111111111111111",
  ])
  func whatIsNotPrintedDecimallyIsNone(_ text: String) {
    #expect(PublishedNumber(text) == nil)
  }

  @Test func extremeExponentsAreRead() throws {
    for text in ["0e9223372036854775807", "1e-9223372036854775808", "0e99999999999999999999"] {
      #expect(PublishedNumber(text).map { $0.mark(beside: 1) } != .equal)
    }
  }

  @Test(
    arguments: [
      (0.6, 10, "0.6"), (1.68, 17, "1.68"), (4, 10, "4"), (-0.0, 10, "0"), (1 / 3.0, 4, "0.3333"),
      (0.1 + 0.2, 10, "0.3"), (0.1 + 0.2, 17, "0.30000000000000004"), (.nan, 3, "nan"),
      (-.infinity, 3, "-inf"), (3.510187783e-05, 3, "3.51e-05"), (2, 0, "2"),
    ] as [(Double, Int, String)])
  func numbersHaveNoDigitsTooMany(_ value: Double, _ digits: Int, _ text: String) {
    #expect(NumberOfLesson.text(value, digits: digits) == text)
  }
}
