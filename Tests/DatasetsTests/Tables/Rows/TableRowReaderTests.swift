import Testing

@testable import Datasets

@Suite struct TableRowReaderTests {
  private static let inputs = [
    InputColumn(name: "x"), InputColumn(name: "c", categories: ["blue", "red"]),
  ]

  private func rows(_ text: String, target: String? = "y") throws -> [TableRow] {
    var reader = try TableRowReader(
      TableText.source(text), inputs: Self.inputs, target: target)
    var rows: [TableRow] = []
    while let row = try reader.next() { rows.append(row) }
    return rows
  }

  @Test func columnsAreFoundByNameInAnyOrder() throws {
    let rows = try rows("c,other,y,x\nred,?,1.0,5\n blue,z, b ,-2\n")
    #expect(rows.map(\.inputs) == [[5, 0, 1], [-2, 1, 0]] && rows.map(\.line) == [2, 3])
    #expect(rows[0].target?.number == 1 && rows[0].target?.text == "1.0")
    #expect(rows[1].target?.text == "b" && rows[1].target?.number == nil)
    #expect(rows[0].target?.index(in: ["0", "1"]) == 1)
    #expect(rows[0].target?.index(in: ["1", "1.0"]) == 1)
    #expect(rows[1].target?.index(in: ["a", "b"]) == 1)
    #expect(rows[1].target?.index(in: ["a"]) == nil)
  }

  @Test func theTargetNeedNotBeThere() throws {
    #expect(try rows("c,x\nred,5\n")[0].target == nil)
    #expect(try rows("c,x,y\nred,5,7\n", target: nil)[0].target == nil)
    #expect(try rows("c,x,y\nred,5,NA\n")[0].target?.text == "")
    var reader = try TableRowReader(
      TableText.source("x\n5\n6\n"), inputs: [InputColumn(name: "x")])
    let hasTarget = reader.hasTarget
    #expect(!hasTarget)
    let inputs = try [reader.next(), reader.next(), reader.next()].map { $0?.inputs }
    #expect(inputs == [[5], [6], nil])
  }

  @Test func missingCellsAreNotNumbers() throws {
    let rows = try rows("c,x\n,5\nred,NA\n")
    #expect(rows.map { $0.inputs.map(\.isNaN) } == [[false, true, true], [true, false, false]])
  }

  @Test(arguments: [
    ("a,b\n1,2\n", "t.csv: has no columns 'x', 'c'; allowed: all columns of the model"),
    ("x,b\n1,2\n", "t.csv: has no column 'c'; allowed: all columns of the model"),
    (
      "x,c\n1,red\n2,green\n", "t.csv:3: 'green' in column 'c' is not known; allowed: 'blue', 'red'"
    ),
    ("x,c\n1,red\nabc,red\n", "t.csv:3: 'abc' in column 'x' is no number; allowed: numbers"),
    ("x,c\n1,red\n7\n", "t.csv:3: has 1 cell; allowed: 2 columns as in the first row"),
    ("", "t.csv: is empty; allowed: rows of cells"),
  ])
  func whatDoesNotFitIsRefused(text: String, sentence: String) {
    #expect(TableText.sentence { _ = try rows(text) } == sentence)
  }

  /// Descriptions come from files, and so may be odd.
  @Test func oddDescriptionsDoNoHarm() throws {
    let odd = [
      InputColumn(name: "c", categories: ["red", "red"]), InputColumn(name: "c", categories: []),
      InputColumn(name: "x"), InputColumn(name: "x"),
    ]
    var reader = try TableRowReader(TableText.source("c,x\n,5\nred,1\n"), inputs: odd)
    let count = try reader.next()?.inputs.count
    #expect(count == 4)
    let sentence = TableText.sentence { _ = try reader.next() }
    #expect(
      sentence
        == "t.csv:3: 'red' in column 'c' is not known; allowed: ")
  }
}
