import Foundation
import Testing

@testable import Datasets

@Suite struct TablePlanTests {
  private static let flowers = "w,h,kind\n1.5,2,b\n2,3,a\n1,2,b\n"

  private func sentence(_ text: String, _ request: TableRequest = TableRequest()) -> String? {
    TableText.sentence { _ = try TableText.plan(text, request) }
  }

  @Test func theLastColumnIsPredictedFromAllOthers() throws {
    let plan = try TableText.plan(Self.flowers)
    #expect(plan.task == .classification && plan.classNames == ["a", "b"])
    #expect(plan.classCounts == [1, 2] && plan.targetName == "kind" && plan.targetColumn == 2)
    #expect(plan.inputNames == ["w", "h"] && plan.notes.isEmpty)
  }

  @Test func targetsAreFoundByNameBeforeNumber() throws {
    #expect(try TableText.plan(Self.flowers, TableRequest(target: "1")).targetName == "w")
    let text = "3,a,b\n1,2,x\n2,3,y\n1,4,y\n"
    let survey = try TableText.survey(text, TableFormat(hasHeader: true))
    #expect(try TablePlan(survey, TableRequest(target: "3")).targetColumn == 0)
    #expect(try TablePlan(survey, TableRequest(target: "2")).targetColumn == 1)
  }

  @Test(
    arguments: [
      ("1,2,1,2,1,2", nil, ["1", "2"]), ("10,9,10,9,10.0,9e0", nil, ["9", "10"]),
      ("1,2,1,2", nil, []), ("1.5,2,1.5,2,2", nil, []),
      ("1.5,2,1.5,2,2", .classification, ["1.5", "2"]), ("1,2,1,2,1,2", .regression, []),
      ("10,9,b,B,ä,9", nil, ["10", "9", "B", "b", "ä"]),
    ] as [(String, TableTask?, [String])])
  func classesAreTextsOrFewWholeNumbers(cells: String, task: TableTask?, names: [String]) throws {
    let rows = cells.split(separator: ",").enumerated().map { "\($0 * 3),\($1)\n" }.joined()
    let plan = try TableText.plan("x,y\n" + rows, TableRequest(task: task))
    #expect(plan.classNames == names)
    #expect(plan.task == (names.isEmpty ? .regression : .classification))
  }

  @Test func moreThanTwentyWholeNumbersAreNoClasses() throws {
    for (count, task) in [(20, TableTask.classification), (21, .regression)] {
      let rows = (0..<100).map { "\($0 * $0),\($0 % count)\n" }.joined()
      #expect(try TableText.plan("x,y\n" + rows).task == task)
    }
  }

  @Test func textsBecomeOneInputForEach() throws {
    let plan = try TableText.plan("c,x,y\nred,1,0\nblue,2,1.5\nred,4,2\n")
    #expect(plan.inputNames == ["c=blue", "c=red", "x"])
    #expect(
      plan.inputs == [InputColumn(name: "c", categories: ["blue", "red"]), InputColumn(name: "x")])
  }

  @Test func namedFeaturesKeepTheirOrder() throws {
    let request = TableRequest(features: ["h", "w"])
    #expect(try TableText.plan(Self.flowers, request).inputNames == ["h", "w"])
  }

  @Test func columnsOfNoUseAreLeftOutWithAReason() throws {
    let rows = (0..<65).map { "\($0),n\($0),\($0 * 7),5,\($0 % 2)\n" }.joined()
    let text = "id,name,x,k,y\n" + rows
    let plan = try TableText.plan(text)
    #expect(plan.inputNames == ["x", "k"])
    #expect(
      plan.notes == [
        "column 'id' is left out: it counts the rows",
        "column 'name' is left out: it has more than 64 different values, not all of them "
          + "numbers: 'n0' in line 2",
        "column 'k' has the same value in all rows, so nothing is learnt from it",
      ])
    let named = try TableText.plan(text, TableRequest(features: ["id", "name"]))
    #expect(named.inputCount == 66 && named.notes.isEmpty)
  }

  @Test func sixtyFourTextsAreTaken() throws {
    let rows = (0..<128).map { "n\($0 % 64),\($0 % 2)\n" }.joined()
    #expect(try TableText.plan("name,y\n" + rows).inputCount == 64)
  }

  @Test(arguments: [
    (
      TableRequest(target: "kinds"),
      "t.csv: target 'kinds' is no column; nearest: 'kind'; allowed: 'w', 'h', 'kind', "
        + "or a number from 1 to 3"
    ),
    (
      TableRequest(features: ["H2"]),
      "t.csv: feature 'H2' is no column; nearest: 'h'; allowed: 'w', 'h', 'kind', "
        + "or a number from 1 to 3"
    ),
    (
      TableRequest(features: ["kind"]),
      "t.csv: feature 'kind' is the target; allowed: other columns"
    ),
    (
      TableRequest(features: ["w", "1"]),
      "t.csv: feature 'w' is named twice; allowed: each column once"
    ),
    (TableRequest(features: []), "t.csv: no feature is named; allowed: at least one"),
    (
      TableRequest(task: .regression),
      "t.csv:2: 'b' in target 'kind' is no number; allowed: numbers for a regression"
    ),
  ])
  func requestsThatDoNotFitAreRefused(request: TableRequest, sentence: String) {
    #expect(self.sentence(Self.flowers, request) == sentence)
  }

  @Test(arguments: [
    (
      "x,y\n5,a\n7,a\n",
      "t.csv: target 'y' has the same value in all rows; allowed: two classes or more"
    ),
    ("x,y\n,1\n,2\n", "t.csv: column 'x' has no value at all; allowed: columns with values"),
    ("x,y\n1,\n2,\n", "t.csv: column 'y' has no value at all; allowed: columns with values"),
    (
      "x,y\n1,5\ninf,6\n9,2.5\n",
      "t.csv:3: 'inf' in column 'x' is not a finite number; allowed: finite numbers"
    ),
    (
      "x,y\n1,5\n4,1e999\n9,2.5\n",
      "t.csv:3: '1e999' in column 'y' is not a finite number; allowed: finite numbers"
    ),
    (
      "id,y\n1,5\n2,6\n3,2.5\n",
      "t.csv: no column is left to learn from: column 'id' is left out: it counts the rows; "
        + "allowed: features by name"
    ),
  ])
  func tablesThatTeachNothingAreRefused(text: String, sentence: String) {
    #expect(self.sentence(text) == sentence)
  }

  @Test func moreThanAThousandClassesAreRefusedWithTheStrayText() {
    let rows = (0..<1200).map { $0 == 600 ? "1,oops\n" : "1,\($0).25\n" }.joined()
    #expect(
      sentence("x,y\n" + rows)
        == "t.csv:602: target 'y' has more than 1000 different values, among them 'oops', which "
        + "is no number; allowed: up to 1000 classes, or numbers alone")
    let numbers = (0..<1200).map { "1,\($0).25\n" }.joined()
    #expect(
      sentence("x,y\n" + numbers, TableRequest(task: .classification))
        == "t.csv: target 'y' has more than 1000 different values; allowed: up to 1000 classes, "
        + "or numbers alone")
    let texts = (0..<1200).map { "t\($0),\($0 % 2)\n" }.joined()
    #expect(
      sentence("x,y\n" + texts, TableRequest(features: ["x"]))
        == "t.csv:2: feature 'x' has more than 1000 different values, not all of them numbers: "
        + "'t0'; allowed: up to 1000, or numbers alone")
  }

  @Test func missingCellsAreRefusedUnlessARuleDealsWithThem() throws {
    let text = "a,b,y\n1,,5\n,3,2.5\n7,,1.5\n8,9,1\n"
    #expect(
      sentence(text)
        == "t.csv:2: 3 cells have no value, the first in column 'b'; "
        + "allowed: --missing drop or --missing mean")
    #expect(
      sentence(text, TableRequest(features: ["a"]))
        == "t.csv:3: 1 cell has no value, the first in column 'a'; "
        + "allowed: --missing drop or --missing mean")
    for rule in [MissingRule.drop, .mean] {
      #expect(sentence(text, TableRequest(missing: rule)) == nil)
    }
  }

  @Test func aMissingTargetIsNeverFilledIn() {
    let text = "a,y\n1,\n5,2.5\n7,NA\n"
    for rule in [MissingRule.refuse, .mean] {
      #expect(
        sentence(text, TableRequest(missing: rule))
          == "t.csv:2: target 'y' has no value here and in 1 more row; allowed: --missing drop")
    }
    #expect(sentence(text, TableRequest(missing: .drop)) == nil)
  }

  @Test func aTextThatIsNotUTF8IsRefusedWhereItIsUsed() throws {
    let bytes = Array("x,c,y\n5,ok,1\n7,".utf8) + [0xFF] + Array(",2.5\n".utf8)
    let survey = try TableSurvey(.memory(bytes, name: "t"))
    #expect(
      TableText.sentence { _ = try TablePlan(survey) }
        == "t:3: '\u{FFFD}' in column 'c' is not UTF-8; allowed: UTF-8")
    #expect(try TablePlan(survey, TableRequest(features: ["x"])).inputCount == 1)
  }

  @Test func inputColumnsAreWrittenAndReadAgain() throws {
    let plan = try TableText.plan("c,x,y\nred,1,0\nblue,2,1.5\n")
    let data = try JSONEncoder().encode(plan.inputs)
    #expect(try JSONDecoder().decode([InputColumn].self, from: data) == plan.inputs)
  }
}
