import Backprop
import Testing

@testable import Datasets

@Suite struct CellValueTests {
  private static func value(_ text: String) -> CellValue {
    Array(text.utf8).withUnsafeBufferPointer { CellValue($0.trimmed) }
  }

  @Test(arguments: [
    "", " ", "\t ", "NA", "na", "N/A", "n/a", "NaN", "nan", "NAN", "null", "NULL", "Null", "None",
    "NONE", "?", "-", "--", " NA ",
  ])
  func wordsForNothingAreMissing(_ text: String) {
    #expect(Self.value(text) == .missing)
  }

  @Test(arguments: ["inf", "-inf", "+Inf", "Infinity", "-INFINITY", "1e999", "-1e999", "1e309"])
  func infinitiesAreNotFinite(_ text: String) {
    #expect(Self.value(text) == .notFinite)
  }

  @Test(arguments: [
    "abc", "1a", "1 2", "0x10", "1e", "1e+", "e5", ".", "+", "+-1", "1.2.3", "1,5", "--1", "---",
    "??", "nano", "infinit", "1_000", "1e5.5", "\u{660}", "１", "1\u{0}", "nan(1)", "-nan",
  ])
  func allElseIsText(_ text: String) {
    #expect(Self.value(text) == .text)
  }

  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("1", 1), ("+1", 1), ("-1", -1), ("1.", 1), (".5", 0.5), ("-.5", -0.5),
      ("1e3", 1000), ("1E+3", 1000), ("1e-3", 0.001), (" 7\t", 7), ("007", 7), ("0.1", 0.1),
      ("9007199254740993", 9_007_199_254_740_992), ("1e22", 1e22), ("1e23", 1e23),
      ("1.7976931348623157e308", .greatestFiniteMagnitude), ("5e-324", .leastNonzeroMagnitude),
      ("1e-999", 0),
      ("0e99999999999999999999", 0), ("2.2250738585072011e-308", .leastNormalMagnitude.nextDown),
      ("123456789012345678901234567890", 123_456_789_012_345_677_877_719_597_056),
      ("12345678901234567890.", 12_345_678_901_234_567_168),
      (".12345678901234567890123", 0.12345678901234567890123),
      ("+12345678901234567890e-5", 12345678901234567890e-5),
    ] as [(String, Double)])
  func decimalsAreTheNearestNumbers(text: String, number: Double) {
    #expect(Self.value(text) == .number(number))
  }

  @Test func longDigitsAreRead() {
    let zeros = String(repeating: "0", count: 60_000)
    #expect(Self.value(zeros + "1") == .number(1))
    #expect(Self.value("0." + zeros + "1") == .number(0))
    #expect(Self.value("1" + zeros) == .notFinite)
    #expect(Self.value("1" + zeros + "e-60000") == .number(1))
    #expect(Self.value("1e-" + String(repeating: "9", count: 60_000)) == .number(0))
    #expect(Self.value("1e" + String(repeating: "9", count: 60_000)) == .notFinite)
  }

  /// The standard library's reading of the same text is the reference.
  @Test func randomDecimalsAreTheNearestNumbers() {
    var rng = RandomGenerator(seed: 5)
    for _ in 0..<20_000 {
      var text = (0...rng.below(20)).map { _ in String(rng.below(10)) }.joined()
      let point = rng.below(text.count + 1)
      text.insert(".", at: text.index(text.startIndex, offsetBy: point))
      if rng.below(2) == 0 { text += "e\(rng.below(60) - 30)" }
      let expected = Double(text)
      #expect(Self.value(text) == expected.map { .number($0) }, "\(text)")
    }
  }
}
