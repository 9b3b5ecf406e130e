import Testing

@testable import Datasets

@Suite struct QuotationTests {
  @Test func textsStandInQuotesAndAnEmptyOneIsCalledSo() {
    #expect(Quotation.of("a b") == "'a b'")
    #expect(Quotation.of("") == "empty")
    #expect(Quotation.cut("a b") == "a b" && Quotation.cut("") == "")
  }

  @Test func longTextsAreCutBetweenScalars() {
    let sixty = String(repeating: "x", count: 60)
    #expect(Quotation.of(sixty) == "'\(sixty)'")
    #expect(Quotation.of(sixty + "y") == "'\(sixty)…'")
    #expect(Quotation.cut(sixty + "y") == sixty + "…")
    let marks = "n" + String(repeating: "\u{301}", count: 1000)
    #expect(Quotation.of(marks).unicodeScalars.count == 63)
  }

  @Test(arguments: ["\n", "\r", "\0", "\u{1B}", "\u{9B}", "\u{2028}", "\u{2029}", "\u{202E}"])
  func whatWouldLeaveTheLineIsReplaced(_ scalar: String) {
    #expect(Quotation.of("a\(scalar)b") == "'a\u{FFFD}b'")
    #expect(Quotation.cut(scalar) == "\u{FFFD}")
  }

  @Test func bytesAreQuotedEvenIfTheyAreNotUTF8() {
    #expect(Quotation.of([UInt8]()) == "empty")
    #expect(Quotation.of([0x67, 0xFF, 0x6E] as [UInt8]) == "'g\u{FFFD}n'")
    let faces = String(repeating: "😀", count: 60)
    #expect(Quotation.of(Array(faces.utf8)) == "'\(faces)'")
    #expect(Quotation.of(Array((faces + "😀").utf8)) == "'\(faces)…'")
  }

  @Test func longListsSayHowManyThereAreBesides() {
    #expect(Quotation.list(["a", "b"], most: 2) == "'a', 'b'")
    #expect(Quotation.list(["a", "b", "c"], most: 2) == "'a', 'b' and 1 more")
  }
}
