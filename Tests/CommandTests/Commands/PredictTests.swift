import BuiltPrograms
import Foundation
import RecordedNumbers
import Testing

/// `perceptop predict`.
@Suite struct PredictTests {
  /// Trains on a table and saves the model as `model.st`.
  private func folder(_ table: String, _ options: String = "") throws -> WorkingFolder {
    let folder = try WorkingFolder(["table.csv": table])
    let run = try folder.perceptop("train table.csv --epochs 40 --save model.st " + options)
    #expect(run.status == 0, "\(run.errors)")
    return folder
  }

  private static let someThings = ExampleTable.first(3, of: ExampleTable.things)

  @Test func classesAreAnsweredWithTheirProbabilities() throws {
    let folder = try folder(ExampleTable.things)
    let run = try folder.perceptop("predict model.st table.csv")
    let lines = run.lines()
    #expect(lines[0] == "prediction,small,tall")
    #expect(lines.count == 31)
    for line in lines.dropFirst() {
      let fields = line.split(separator: ",")
      let numbers = try fields.dropFirst().map { try #require(Double($0)) }
      #expect(abs(numbers[0] + numbers[1] - 1) < 1e-6)
      #expect(fields[0] == (numbers[0] > numbers[1] ? "small" : "tall"))
    }
    #expect(run.errors.wholeMatch(of: /accuracy (1\.00|0\.9\d+) on 30 rows\n/) != nil)
  }

  @Test func columnsAreFoundByTheirNames() throws {
    let folder = try folder(ExampleTable.things)
    let expected = try folder.perceptop("predict model.st -", input: Self.someThings)
    #expect(expected.errors == "accuracy 1.00 on 3 rows\n")
    let mixed = "more,kind,weight,size\nx,small,0,0\n,small,3,3.5\nz,small,6,7\n"
    let other = try folder.perceptop("predict model.st -", input: mixed)
    #expect(other.output == expected.output && other.errors == expected.errors)
    let bare = try folder.perceptop(
      "predict model.st -", input: "weight\tsize\n0\t0\n3\t3.5\n6\t7\n")
    #expect(bare.output == expected.output && bare.errors == "", "\(bare.errors)")
  }

  @Test func theScoreCountsRowsWithAnAnswerAlone() throws {
    let folder = try folder(ExampleTable.things)
    let some = "size,weight,kind\n0,0,small\n1,3,\n0.5,6,tall\n3,2,huge\n"
    #expect(
      try folder.perceptop("predict model.st -", input: some).errors
        == "accuracy 0.333 on 3 rows, 1 of them of classes that it never saw\n")
  }

  @Test func aTableWithoutRowsHasNamesAlone() throws {
    let folder = try folder(ExampleTable.things)
    let run = try folder.perceptop("predict model.st -", input: "size,weight\n")
    #expect(run.status == 0 && run.output == "prediction,small,tall\n" && run.errors == "")
  }

  @Test func numbersComeInTheUnitsOfTheData() throws {
    let folder = try folder(ExampleTable.doubles)
    let run = try folder.perceptop("predict model.st -", input: "x,y\n1,2\n2,4\n")
    let lines = run.lines()
    #expect(lines[0] == "prediction" && lines.count == 3)
    #expect(abs(try #require(Double(lines[1])) - 2) < 0.5)
    #expect(abs(try #require(Double(lines[2])) - 4) < 0.5)
    #expect(run.errors.wholeMatch(of: /R² \S+  mean absolute error \S+ on 2 rows\n/) != nil)
  }

  @Test func bitsAndSignsAreAnsweredWithTheirOutput() throws {
    let folder = try WorkingFolder()
    #expect(try folder.perceptop("train xor --epochs 300 --save bit.st").status == 0)
    let bits = try folder.perceptop("predict bit.st -", input: "x1,x2\n0,1\n1,1\n").lines()
    #expect(bits[0] == "prediction,1")
    #expect(bits[1].hasPrefix("1,") && bits[2].hasPrefix("0,"))
    #expect(try folder.perceptop("train gauss --epochs 10 --save sign.st").status == 0)
    let signs = try folder.perceptop("predict sign.st -", input: "x1,x2\n2,2\n-2,-2\n").lines()
    #expect(signs[0] == "prediction,output")
    #expect(signs[1].hasPrefix("+1,0.") && signs[2].hasPrefix("-1,-0."))
  }

  @Test func severalNumbersHaveAColumnEach() throws {
    let folder = try WorkingFolder()
    #expect(try folder.perceptop("train mazur --epochs 1 --save model.st").status == 0)
    let lines = try folder.perceptop("predict model.st -", input: "x1,x2\n0.05,0.1\n").lines()
    #expect(lines[0] == "prediction 1,prediction 2")
    #expect(lines[1].split(separator: ",").count == 2)
  }

  @Test func missingColumnsAndValuesAreNamed() throws {
    let folder = try folder(ExampleTable.things)
    func refusal(_ table: String) throws -> String {
      try folder.perceptop("predict model.st -", input: table).refusal()
    }
    #expect(
      try refusal("size,kind\n1,small\n")
        == "standard input: has no column 'weight'; allowed: all columns of the model")
    for value in ["", "nan", "NA"] {
      #expect(
        try refusal("size,weight\n1,2\n\(value),3\n")
          == "standard input:3: column 'size' has no value; allowed: a value, since the model was "
          + "trained without missing ones")
    }
    #expect(
      try refusal("size,weight\n1,inf\n")
        == "standard input:2: 'inf' in column 'weight' is not a finite number; allowed: finite "
        + "numbers")
    #expect(
      try refusal("size,weight\n1,much\n")
        == "standard input:2: 'much' in column 'weight' is no number; allowed: numbers")
    #expect(try refusal("") == "standard input: is empty; allowed: rows of cells")
  }

  @Test func aTextThatItNeverSawIsRefused() throws {
    let folder = try folder(ExampleTable.coloured)
    #expect(
      try folder.perceptop("predict model.st -", input: "x,colour\n1,purple\n").refusal()
        == "standard input:2: 'purple' in column 'colour' is not known; allowed: 'blue', 'green', "
        + "'red'")
    #expect(try folder.perceptop("predict model.st -", input: "x,colour\n1,red\n").status == 0)
  }

  @Test func whatWasFilledInWhileTrainingIsFilledIn() throws {
    let table = ExampleTable.things.replacing("\n3.5,", with: "\n,")
    let folder = try folder(table, "--missing mean")
    let run = try folder.perceptop("predict model.st -", input: "size,weight\n,3\n1,\n")
    #expect(run.lines().count == 3, "\(run.errors)")
  }

  @Test func otherFilesAreNoModels() throws {
    let folder = try folder(ExampleTable.things)
    func refusal(_ model: String, _ table: String) throws -> String {
      try folder.perceptop("predict \(model) \(table)").refusal()
    }
    #expect(try refusal("table.csv", "table.csv").hasPrefix("table.csv: the header's length is "))
    #expect(try refusal("no.st", "table.csv").hasPrefix("no.st: the file can't be read: "))
    #expect(try refusal("model.st", "no.csv").hasPrefix("no.csv: can't be read ("))
    #expect(try refusal(".", "table.csv").hasPrefix(".: the file can't be read: it is a folder"))
    #expect(try refusal("model.st", ".") == ".: is a folder; allowed: a file with rows of cells")
    let torch = RecordedFile("torch-linear.safetensors").path
    #expect(
      try refusal(torch, "table.csv")
        == "\(torch): its format is 'pt'; allowed: perceptop.1")
  }

  private struct Torch: Decodable {
    struct Answers: Decodable { var outputs: [[Double]] }
    var inputs: [[Double]]
    var float32: Answers
    var float64: Answers
  }

  @Test(arguments: ["float32", "float64"])
  func theSameWeightsAnswerAsInPyTorch(_ precision: String) throws {
    let torch = try RecordedFile("torch-linear.json").decoded(as: Torch.self)
    let folder = try WorkingFolder([
      "net.yaml": """
      data: {source: rows, rows: [{x: [1, 2], y: [0.5, 2]}]}
      network: {hidden: [3], output_activation: identity}
      training: {epochs: 0}
      """
    ])
    let suffix = precision == "float32" ? "" : "-float64"
    let weights = RecordedFile("torch-linear\(suffix).safetensors").path
    let run = try folder.perceptop(
      "train net.yaml --save net.st --precision \(precision) --init", weights)
    #expect(run.status == 0, "\(run.errors)")
    let table = "x1,x2\n" + torch.inputs.map { "\($0[0]),\($0[1])\n" }.joined()
    let lines = try folder.perceptop("predict net.st -", input: table).lines().dropFirst()
    let texts = lines.map { $0.split(separator: ",") }
    if precision == "float32" {
      // No digits that a float32 does not have.
      #expect(texts.joined().allSatisfy { text in Float(text).map { "\($0)" == text } ?? false })
    }
    let outputs = try texts.map { try $0.map { try #require(Double($0)) } }
    let (expected, tolerance) =
      precision == "float32" ? (torch.float32.outputs, 1e-6) : (torch.float64.outputs, 1e-14)
    #expect(outputs.count == expected.count)
    for (found, known) in zip(outputs.joined(), expected.joined()) {
      #expect(abs(found - known) <= tolerance)
    }
  }
}
