import Backprop
import Testing

@testable import Datasets

/// Input that was never meant as a table, or meant ill.
@Suite struct HostileTableTests {
  private func sentence(_ bytes: [UInt8]) -> String? {
    TableText.sentence { _ = try TableSurvey(.memory(bytes, name: "t")) }
  }

  @Test func programsAndRandomBytesAreRefused() {
    #expect(
      sentence([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0x0A, 0x2C])
        == "t:1: has a zero byte; allowed: text in UTF-8")
    for seed: UInt64 in 1...20 {
      var rng = RandomGenerator(seed: seed)
      let bytes = (0..<5000).map { _ in UInt8(rng.below(256)) }
      let found = sentence(bytes)
      #expect(found?.isEmpty == false && found?.contains("\n") == false)
    }
  }

  @Test(arguments: [
    ("a", "t:1: a cell is too long; allowed: up to 65536 bytes"),
    ("a,", "t:1: a row has more than 65536 columns; allowed: up to 65536"),
    ("\"a", "t:1: 'a\"a\"a\"a\"a\"a\"a\"a"),
    ("\"\n", "t:1: the cell whose quote opens here is too long; allowed: up to 65536 bytes"),
  ])
  func aHugeHeaderIsRefusedEarly(piece: String, sentence: String) {
    let isOneQuote = piece == "\"\n"
    let bytes = RepeatedBytes(
      isOneQuote ? "\"" + String(repeating: "\n", count: 70_000) : piece, length: 200_000_000)
    let found = TableText.sentence { _ = try TableSurvey(ByteSource(name: "t", bytes: bytes)) }
    #expect(found?.hasPrefix(sentence) == true, "\(found ?? "nothing")")
    #expect(bytes.reach <= 2 << 20)
  }

  @Test func aMillionColumnsAreRefused() {
    let header = (0..<1_000_000).map { "c\($0)" }.joined(separator: ",")
    #expect(
      sentence(Array("\(header)\n".utf8))
        == "t:1: a row has more than 65536 columns; allowed: up to 65536")
  }

  @Test func asManyColumnsAsAllowedAreSurveyed() throws {
    let row = (0..<65_536).map { "\($0 % 10)" }.joined(separator: ",")
    let survey = try TableText.survey("\(row)\n\(row)\n")
    #expect(survey.columns.count == 65_536 && survey.rowCount == 2)
  }

  @Test func escapeSequencesInLabelsAreKept() throws {
    let plan = try TableText.plan("x,y\n5,\u{1B}[31mred\n7,b\n")
    #expect(plan.classNames == ["\u{1B}[31mred", "b"])
  }

  @Test func sentencesStayOnOneLineAndShort() {
    let name = "a\nb\u{1B}[0m\u{2028}" + String(repeating: "\u{301}", count: 500)
    let found = TableText.sentence {
      _ = try TableText.plan("x,y\n5,1\n7,2\n", TableRequest(target: name))
    }
    #expect(found?.contains { $0.isNewline || $0 == "\u{1B}" } == false)
    #expect((found?.unicodeScalars.count ?? 0) < 300)
  }
}
