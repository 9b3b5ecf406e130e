import Testing

@testable import Training

@Suite struct CSVTextTests {
  @Test(arguments: [
    (["a", "b c", ""], "a,b c,"), (["a,b", "c"], "\"a,b\",c"),
    (["say \"no\""], "\"say \"\"no\"\"\""),
    (["a\nb"], "\"a\nb\""), (["a\r\nb"], "\"a\r\nb\""), (["a\rb"], "\"a\rb\""),
    (["\"\u{301}"], "\"\"\"\u{301}\""), ([], ""), (["é;'\t"], "é;'\t"),
  ])
  func fieldsAreQuotedWhereTheyNeedIt(_ fields: [String], _ line: String) {
    #expect(CSVText.line(fields).unicodeScalars.elementsEqual(line.unicodeScalars))
  }
}
