import Testing

@testable import Datasets

@Suite struct TablePlanReadingTests {
  @Test func numbersAndCategoriesBecomeInputs() throws {
    let samples = try TableText.samples("c,x,k\nred,1,b\n blue ,2.5,a\nred,-3,b\n")
    #expect(samples.rowCount == 3)
    #expect(samples.inputs == [0, 1, 1, 1, 0, 2.5, 0, 1, -3])
    #expect(samples.targets == [1, 0, 1])
  }

  @Test func classesThatAreNumbersAreTheSameHoweverWritten() throws {
    let samples = try TableText.samples("x,y\n5,10\n6,9\n7,1e1\n8,9.0\n9,+10.\n")
    #expect(samples.targets == [1, 0, 1, 0, 1])
  }

  @Test func aTableWithoutNamesKeepsItsFirstRow() throws {
    let samples = try TableText.samples("5,0.5\n6,1.5\n")
    #expect(samples.inputs == [5, 6] && samples.targets == [0.5, 1.5])
  }

  @Test func droppedRowsHaveAMissingUsedCell() throws {
    let text = "a,c,b,y\n1,u,,0.5\n,u,2,1.5\n3,,3,2.5\n4,v,4,\n5,v,5,4.5\n"
    let all = try TableText.samples(text, TableRequest(missing: .drop))
    #expect(all.inputs == [5, 0, 1, 5] && all.targets == [4.5])
    let some = try TableText.samples(text, TableRequest(features: ["a"], missing: .drop))
    #expect(some.inputs == [1, 3, 5] && some.targets == [0.5, 2.5, 4.5])
  }

  @Test func underMeanMissingInputsAreNotNumbers() throws {
    let samples = try TableText.samples(
      "a,c,y\n1,u,0.5\n,,1.5\n3,v,2.5\n", TableRequest(missing: .mean))
    #expect(
      samples.inputs.map(\.isNaN) == [false, false, false, true, true, true] + [
        false, false, false,
      ])
    #expect(samples.inputs.prefix(3) == [1, 1, 0] && samples.inputs.suffix(3) == [3, 0, 1])
  }

  @Test func noRowLeftIsRefused() {
    #expect(
      TableText.sentence {
        _ = try TableText.samples("a,b,y\n1,,0.5\n,2,1.5\n", TableRequest(missing: .drop))
      }
        == "t.csv: each of 2 rows has a cell without a value, so that none is left; "
        + "allowed: --missing mean, or other features")
  }

  @Test(arguments: [
    (
      "c,x,k\nred,1,b\nblue,2,a\n",
      "t: has changed while it was read; allowed: the 3 rows of before"
    ),
    (
      "c,x,k\nred,1,b\nblue,2,a\nred,1,a\nred,1,a\n",
      "t: has changed while it was read; allowed: the 3 rows of before"
    ),
    ("c,x,k,l\n1,1,1,1\n", "t: has changed while it was read; allowed: the 3 rows of before"),
    (
      "c,x,k\ngreen,1,b\nblue,2,a\nred,1,a\n",
      "t:2: 'green' in column 'c' is not known; allowed: 'blue', 'red'"
    ),
    (
      "c,x,k\nred,1,z\nblue,2,a\nred,1,a\n",
      "t:2: 'z' in target 'k' was not there before; allowed: the classes of before"
    ),
    (
      "c,x,k\nred,u,b\nblue,2,a\nred,1,a\n", "t:2: 'u' in column 'x' is no number; allowed: numbers"
    ),
    (
      "c,x,k\nred,inf,b\nblue,2,a\nred,1,a\n",
      "t:2: 'inf' in column 'x' is not a finite number; allowed: finite numbers"
    ),
    (
      "c,x,k\nred,,b\nblue,2,a\nred,1,a\n",
      "t: has changed while it was read; allowed: the 3 rows of before"
    ),
    ("", "t: is empty; allowed: rows of cells"),
  ])
  func aChangedFileIsRefused(text: String, sentence: String) throws {
    let plan = try TablePlan(
      TableSurvey(TableText.source("c,x,k\nred,1,b\nblue,2,a\nred,1,a\n", name: "t")))
    #expect(
      TableText.sentence { _ = try plan.read(TableText.source(text, name: "t")) } == sentence)
  }

  @Test func moreNumbersThanMemoryAreRefused() throws {
    let text = "a,b,y\n1,5,0.5\n3,2,1.5\n"
    let plan = try TableText.plan(text)
    #expect(
      TableText.sentence { _ = try plan.read(TableText.source(text), memoryLimit: 95) }
        == "t.csv: its 2 samples of 2 inputs and 1 output take about 96 bytes of memory; "
        + "allowed: up to 95 bytes, half of what there is")
    #expect(try plan.read(TableText.source(text), memoryLimit: 96).rowCount == 2)
  }

  /// Each class has a number of its own.
  @Test func classesCountAsTheNumbersThatTheyBecome() throws {
    let text = "a,y\n1,x\n2,y\n5,z\n4,x\n"
    let plan = try TableText.plan(text)
    let need = 4 * (1 + 3) * SampleMemory.bytesPerNumber
    #expect(throws: DataFault.self) {
      try plan.read(TableText.source(text), memoryLimit: need - 1)
    }
    #expect(try plan.read(TableText.source(text), memoryLimit: need).rowCount == 4)
  }
}
