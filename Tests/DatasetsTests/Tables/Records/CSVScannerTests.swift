import Testing

@testable import Datasets

@Suite struct CSVScannerTests {
  @Test(
    arguments: [
      ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
      ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
      ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
      ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
      ("\u{FEFF}a,b", [["a", "b"]]),
      ("\n\r\n\ra\n  \n\nb\n", [["a"], ["b"]]),
      ("# one\na,b\n#,\"\n1,#2\n# end", [["a", "b"], ["1", "#2"]]),
      ("a,,b,\n,", [["a", "", "b", ""], ["", ""]]),
      ("\"\"", [[""]]),
      ("\"a,b\",\"say \"\"hi\"\"\"\n", [["a,b", "say \"hi\""]]),
      ("\"a\nb\",\"c\r\nd\",\"e\rf\"\n#x\n1", [["a\nb", "c\r\nd", "e\rf"], ["1"]]),
      ("\"a\n#b\"\n", [["a\n#b"]]),
      ("a\"b,\"c\" ,d\"\n \"e\"", [["a\"b", "c", "d\""], [" \"e\""]]),
      ("\"\"\"\"\"\",x", [["\"\"", "x"]]),
      ("", []), ("\u{FEFF}", []), ("\n\n", []), ("#", []),
    ] as [(String, [[String]])])
  func partsTextIntoFields(text: String, expected: [[String]]) throws {
    #expect(try TableText.records(TableText.source(text)) == expected)
  }

  /// Every place where the buffer may end is tried.
  @Test(arguments: 1...5) func piecesOfTheSourceLeaveNoTrace(size: Int) throws {
    let text = "\u{FEFF}a,\"b\"\"c\r\nd\" ,e\r\n#x\r\n\r\n1,\"\",2\r"
    let bytes = RepeatedBytes(text, length: text.utf8.count, atATime: size)
    #expect(
      try TableText.records(ByteSource(name: "t", bytes: bytes))
        == [["a", "b\"c\r\nd", "e"], ["1", "", "2"]])
  }

  @Test func linesAreThoseWhereRecordsBegin() throws {
    var scanner = CSVScanner(TableText.source("#\na\r\n\"\n\r\n\r\",b\n\nc\rd"), delimiter: .comma)
    var lines: [Int] = []
    while try scanner.next() { lines.append(scanner.recordLine) }
    #expect(lines == [2, 3, 8, 9])
  }

  @Test(arguments: Delimiter.allCases) func anyDelimiterParts(_ delimiter: Delimiter) throws {
    let mark = String(UnicodeScalar(delimiter.rawValue))
    let others = Delimiter.allCases.filter { $0 != delimiter }
      .map { String(UnicodeScalar($0.rawValue)) }.joined()
    let text = "a\(mark)\"\(mark)\"\(mark)x\(others)y"
    #expect(
      try TableText.records(TableText.source(text), delimiter) == [["a", mark, "x\(others)y"]])
  }

  @Test(arguments: [
    ("a\n\"b\nc", "t.csv:2: the quote that opens here is never closed; allowed: a second quote"),
    (
      "a\n\"b\"c,d\n",
      "t.csv:2: 'c,d' follows the quote that closes a cell; "
        + "allowed: a delimiter, or two quotes for one"
    ),
    (
      "\"\n\"\"\n\"x",
      "t.csv:3: 'x' follows the quote that closes a cell, opened in line 1; "
        + "allowed: a delimiter, or two quotes for one"
    ),
    ("a\nb\0", "t.csv:2: has a zero byte; allowed: text in UTF-8"),
    ("\"a\n\0", "t.csv:2: has a zero byte; allowed: text in UTF-8"),
    ("#\n#\0", "t.csv:2: has a zero byte; allowed: text in UTF-8"),
  ])
  func whatIsNoTableIsRefused(text: String, sentence: String) {
    #expect(
      TableText.sentence { _ = try TableText.records(TableText.source(text)) } == sentence)
  }

  @Test(arguments: [[0xFF, 0xFE, 0x61, 0], [0xFE, 0xFF, 0, 0x61]] as [[UInt8]])
  func utf16IsRefused(_ bytes: [UInt8]) {
    #expect(
      TableText.sentence { _ = try TableText.records(.memory(bytes, name: "t")) }
        == "t: is UTF-16 text; allowed: UTF-8")
  }

  @Test func aFieldHas65536BytesAndNotOneMore() throws {
    let limit = RecordBuffer.largestField
    for (text, wrap) in [(String(repeating: "x", count: limit), ""), ("", "\"")] {
      let field = text.isEmpty ? String(repeating: "\n", count: limit) : text
      let source = TableText.source("a,\(wrap)\(field)\(wrap),b")
      #expect(try TableText.records(source) == [["a", field, "b"]])
      let longer = TableText.source(
        "a,\(wrap)\(field)\("\n" == field.prefix(1) ? "\n" : "x")\(wrap)")
      let what = wrap.isEmpty ? "a cell" : "the cell whose quote opens here"
      #expect(
        TableText.sentence { _ = try TableText.records(longer) }
          == "t.csv:1: \(what) is too long; allowed: up to 65536 bytes")
    }
  }

  @Test func aRecordHas65536FieldsAndNotOneMore() throws {
    let row = String(repeating: ",", count: RecordBuffer.mostFields - 1)
    #expect(try TableText.records(TableText.source(row))[0].count == 65_536)
    #expect(
      TableText.sentence { _ = try TableText.records(TableText.source(row + ",")) }
        == "t.csv:1: a row has more than 65536 columns; allowed: up to 65536")
  }

  @Test func aRecordThatIsTooLongIsRefusedEarly() {
    let bytes = RepeatedBytes(String(repeating: "x", count: 65_535) + ",", length: 1 << 30)
    let source = ByteSource(name: "t", bytes: bytes)
    #expect(
      TableText.sentence { _ = try TableText.records(source) }
        == "t:1: the row is too long; allowed: up to 16777216 bytes")
    #expect(bytes.reach < 20 << 20)
  }
}
