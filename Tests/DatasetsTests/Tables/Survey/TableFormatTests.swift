import Testing

@testable import Datasets

@Suite struct TableFormatTests {
  private func dialect(_ text: String, name: String = "t.csv") throws -> TableDialect {
    try TableDialect(TableText.source(text, name: name), format: TableFormat())
  }

  @Test(arguments: [
    ("a,b\n1,2\n", Delimiter.comma), ("a;b\n1,5;2,5\n", .semicolon), ("a\tb\n1\t2\n", .tab),
    ("a|b\n1|2\n", .bar), ("\"a;b\",\"c;d\"\n\"1;1\",2\n", .comma),
    ("a;b;c\n\"x, y\";1;2\n\"z, w\";1;2\n", .semicolon), ("a\n1\n", .comma), ("", .comma),
    ("a,b;c;d\n1,2;3;4\n", .semicolon), ("a,b,c\n1,2,3\n4,5\n6,7,8\n", .comma),
    ("x;y\n1;2\n3;\"a\"b\n", .semicolon),
  ])
  func theDelimiterPartsRowsAlike(text: String, delimiter: Delimiter) throws {
    #expect(DelimiterChoice.best(for: TableText.source(text)) == delimiter)
  }

  @Test func inTsvFilesTabsWin() throws {
    let text = "a,b,c\td\n1,1,1\t2\n"
    #expect(try dialect(text).delimiter == .comma)
    #expect(try dialect(text, name: "X.TSV").delimiter == .tab)
    #expect(try dialect("a,b\n1,2\n", name: "t.tsv").delimiter == .comma)
  }

  @Test(arguments: [
    ("a,b\n1,2\n", true), ("1,2\n3,4\n", false), ("a,1\nb,2\n", false),
    ("name,color\nx,red\ny,blue\n", true), ("x,red\ny,red\nx,blue\n", false),
    (",a\n0,1\n1,2\n", true), (",red\nx,blue\n", false), ("NA,red\nx,blue\n", false),
    ("a,b\na,1\nb,2\n", true), ("a,b\n", true), ("a,b\n?,x\nNA,y\n", true),
    ("x,y\n1,a\nz,a\n", true),
  ])
  func aHeaderIsARowOfTextsThatDoNotComeAgain(text: String, hasHeader: Bool) throws {
    #expect(try dialect(text).hasHeader == hasHeader)
  }

  @Test func whatIsGivenIsKept() throws {
    let survey = try TableText.survey(
      "a,b;c\n1,2;3\n", TableFormat(delimiter: .semicolon, hasHeader: false))
    #expect(survey.columns.map(\.name) == ["column 1", "column 2"])
    #expect(survey.rowCount == 2)
  }

  @Test func delimitersHaveNames() {
    #expect(Delimiter(text: "tab") == .tab && Delimiter(text: "\t") == .tab)
    #expect(Delimiter(text: ",") == .comma && Delimiter(text: ";") == .semicolon)
    #expect(Delimiter(text: "|") == .bar && Delimiter(text: ":") == nil)
  }
}
