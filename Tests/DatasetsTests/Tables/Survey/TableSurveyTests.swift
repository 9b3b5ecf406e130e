import Testing

@testable import Datasets

@Suite struct TableSurveyTests {
  @Test func columnsAreDescribed() throws {
    let survey = try TableText.survey("id,x,color,c\n1,0.5,red,7\n2,,blue,7\n3,-2,red,7.0\n")
    #expect(survey.rowCount == 3)
    let (id, x, color, c) = (
      survey.columns[0], survey.columns[1], survey.columns[2], survey.columns[3]
    )
    #expect(id.isRowNumber && id.isNumeric && id.isWhole && id.distinctCount == 3)
    #expect(x.numberCount == 2 && x.missingCount == 1 && x.firstMissingLine == 3)
    #expect(x.minimum == -2 && x.maximum == 0.5 && !x.isWhole && !x.isRowNumber && x.isNumeric)
    #expect(color.textCount == 3 && color.distinctCount == 2 && !color.isNumeric)
    #expect(color.firstText == .init(quoted: "'red'", line: 2))
    #expect(c.isConstant && c.distinctCount == 1 && !x.isConstant && !color.isConstant)
    #expect(c.distinctNumbers?.map(\.count) == [3])
  }

  @Test(arguments: [
    ("0,1,2", true), ("1,2,3", true), ("2,3,4", false), ("0,1,1", false), ("1,2", false),
    ("1,NA,3,4", false), ("1.5,2.5,3.5", false), ("1,2,x", false),
  ])
  func aRowNumberCountsFromZeroOrOne(cells: String, expected: Bool) throws {
    let rows = cells.split(separator: ",").map { "\($0);k\n" }.joined()
    #expect(try TableText.survey("a;b\n" + rows).columns[0].isRowNumber == expected)
  }

  @Test(arguments: [
    (" a ,,a,a,a (2),column 2", ["a", "column 2", "a (2)", "a (3)", "a (2) (2)", "column 2 (2)"]),
    ("é,e\u{301},x", ["é", "é (2)", "x"]),
  ])
  func namesAreDifferent(header: String, names: [String]) throws {
    let row = Array(repeating: "1", count: names.count).joined(separator: ",")
    #expect(try TableText.survey("\(header)\n\(row)\n").columns.map(\.name) == names)
  }

  @Test func theTextAmongManyNumbersIsKnown() throws {
    let rows = (0..<5000).map { $0 == 4000 ? "abc,1\n" : "\($0).5,1\n" }.joined()
    let column = try TableText.survey("x,y\n" + rows).columns[0]
    #expect(!column.isNumeric && column.numberCount == 4999 && column.textCount == 1)
    #expect(column.firstText == .init(quoted: "'abc'", line: 4002))
    #expect(column.distinctCount == nil && column.minimum == 0.5 && column.maximum == 4999.5)
  }

  @Test func aThousandDifferentCellsAreKnownAndNotOneMore() throws {
    for (count, known) in [(1000, 1000 as Int?), (1001, nil)] {
      let rows = (0..<count).map { "\($0),t\($0)\n" }.joined()
      let survey = try TableText.survey("x,y\n" + rows + rows)
      #expect(survey.columns.map(\.distinctCount) == [known, known])
    }
  }

  @Test func textsOfMoreThanAMillionBytesAreMany() throws {
    let long = String(repeating: "x", count: 60_000)
    let rows = (0..<20).map { "\(long)\($0),1\n" }.joined()
    #expect(try TableText.survey("x,y\n" + rows).columns[0].distinctCount == nil)
  }

  /// The memory for different cells ends with the columns that have most; classes stay known.
  @Test func littleMemoryLeavesTheColumnsWithFewValues() throws {
    let rows = (0..<300).map { "\($0).5,\($0)x,\($0 % 3)\n" }.joined()
    let survey = try TableSurvey(
      TableText.source("x,y,z\n" + rows), format: TableFormat(), memoryLimit: 20_000)
    #expect(survey.columns.map(\.distinctCount) == [nil, nil, 3])
    #expect(survey.columns[0].numberCount == 300 && survey.columns[0].isNumeric)
  }

  @Test(arguments: [
    ("", "t.csv: is empty; allowed: rows of cells"),
    ("\u{FEFF}", "t.csv: is empty; allowed: rows of cells"),
    ("#\n\n", "t.csv: is empty; allowed: rows of cells"),
    ("a,b\n", "t.csv: has no row below the names of columns; allowed: at least one"),
    (
      "a\n1\n",
      "t.csv: has a single column; allowed: two or more, with ',', ';', tabs or '|' between"
    ),
    ("a,b\n1,2\n3\n", "t.csv:3: has 1 cell; allowed: 2 columns as in the first row"),
    ("a,b\n1,2\n\n3,4,5\n", "t.csv:4: has 3 cells; allowed: 2 columns as in the first row"),
  ])
  func whatIsNoTableIsRefused(text: String, sentence: String) {
    #expect(TableText.sentence { _ = try TableText.survey(text) } == sentence)
  }

  @Test func aNameThatIsNotUTF8IsRefused() {
    let bytes = Array("a,gr".utf8) + [0xFC] + Array("n\n1,2\n".utf8)
    #expect(
      TableText.sentence { _ = try TableSurvey(.memory(bytes, name: "t")) }
        == "t:1: the name 'gr\u{FFFD}n' of column 2 is not UTF-8; allowed: UTF-8")
  }
}
