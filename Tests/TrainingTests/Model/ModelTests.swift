import Backprop
import Datasets
import DrawnExperiments
import Foundation
import TemporaryFiles
import Testing

@testable import Training

extension TrainingRun {
  /// What the network answers to each sample, in the units of the data.
  var answers: [[Double]] {
    func outputs<S: Scalar>(_ run: Run<S>) -> [[Double]] {
      let outputs = run.trainer.outputs(of: run.samples)
      return (0..<run.samples.count).map { outputs[$0].map { Double($0) } }
    }
    let all = (self as? Run<Float>).map(outputs) ?? (self as? Run<Double>).map(outputs) ?? []
    guard let scales = data.targetScales else { return all }
    return all.map { outputs in zip(outputs, scales).map { $1.restored($0) } }
  }

  /// The numbers of each sample as its source has them.
  var rows: [[Double]] { (0..<data.samples.count).map { Array(data.samples.input($0)) } }
}

@Suite struct ModelTests {
  private static let numbers: [ExampleRow] = (0..<9).map { (index: Int) -> ExampleRow in
    let number = Double(index)
    return ExampleRow(x: [number, 1, number * number], y: [100 + number, Double(index % 4)])
  }

  /// A table under its heading, a line for each of twenty rows.
  private func table(_ heading: String, _ line: (Int) -> String) -> String {
    var text = heading + "\n"
    for row in 0..<20 { text += line(row) + "\n" }
    return text
  }

  private let colors = ["red", "green", "blue"]

  private static let cases: [ResumeTests.Case] = [
    .init("points") { _ in },
    .init("features") { $0.features = ["x1*x2", "x2", "sin(x1)"] },
    .init("features, standardized") {
      $0.features = ["x2^2", "x2"]
      $0.standardization = .inputs
    },
    .init("numbers, all standardized") {
      $0.source = "rows"
      $0.samples = nil
      $0.standardization = .all
      $0.rows = numbers
    },
    .init("classes") {
      $0.source = "iris"
      $0.samples = nil
      $0.standardization = .inputs
    },
    .init("images") {
      $0.source = "digits"
      $0.samples = nil
      $0.hidden = [4]
    },
  ]

  @Test(arguments: cases, Experiment.Precision.allCases)
  func outputsAreThoseOfTheRun(
    _ row: ResumeTests.Case, _ precision: Experiment.Precision
  ) throws {
    var experiment = Experiment.small(precision)
    row.change(&experiment)
    let run = experiment.prepared.run(steps: 9)
    let model = try Model(run.kept.reread())
    #expect(model.outputs(of: run.rows) == run.answers)
    // One by one they are the same.
    let few = run.rows.prefix(3)
    #expect(few.map { model.outputs(of: [$0])[0] } == Array(run.answers.prefix(3)))
    #expect(model.outputs(of: []).isEmpty)
    #expect(model.columns == run.data.columns && model.targetKind == run.data.targetKind)
    #expect(model.targetName == run.data.targetName && model.inputMap == run.data.inputMap)
  }

  @Test func outputsMayBeLargerThanFloat32Holds() throws {
    let folder = try TemporaryFolder()
    var experiment = Experiment.table(
      path: try folder.file("t.csv", "x,y\n-1,-1e300\n0,0\n1,1e300\n"), name: "t")
    experiment.trainFraction = 1
    let run = try PreparedExperiment(experiment, origin: "t.csv").startRun()
    let outputs = try Model(run.kept.reread()).outputs(of: [[-1], [1]]).map { $0[0] }
    #expect(outputs.allSatisfy { $0.isFinite && abs($0) > 1e290 })
  }

  @Test func outputsThatAreNumbersAreInTheUnitsOfTheData() throws {
    var experiment = Experiment.small(.float64) {
      $0.source = "rows"
      $0.samples = nil
      $0.hidden = []
      $0.standardization = .all
      $0.batchSize = .full
      $0.learningRate = 0.1
      $0.optimizer = .sgd()
      $0.rows = (0..<10).map { (index: Int) -> ExampleRow in
        ExampleRow(x: [Double(index)], y: [1000 + 50 * Double(index)])
      }
    }
    experiment.epochs = 400
    var training = HeadlessTraining(experiment, clock: .stopped)
    training.finish()
    let model = try Model(training.run.kept)
    // A straight line is found, beyond the samples as well.
    let found = model.outputs(of: [[0], [4.5], [20]]).map { $0[0] }
    for (answer, expected) in zip(found, [1000, 1225, 2000]) {
      #expect(abs(answer - Double(expected)) < 0.01)
    }
  }

  @Test func columnsAreFoundByTheirNamesInAnyOrder() throws {
    let folder = try TemporaryFolder()
    let train = table("a,color,b,y") { "\($0),\(colors[$0 % 3]),\($0 * 7 % 5),\($0 % 4)" }
    var experiment = Experiment.table(path: try folder.file("t.csv", train), name: "t")
    experiment.task = .regression
    experiment.precision = .float64
    let run = try PreparedExperiment(experiment, origin: "t").run(steps: 5)
    let model = try Model(run.kept.reread())
    let other = table("extra,b,y,color,a") {
      "?,\($0 * 7 % 5),\($0 % 4),\(colors[$0 % 3]),\($0)"
    }
    var reader = try TableRowReader(
      .file(folder.file("u.csv", other)), inputs: model.columns, target: model.targetName)
    var rows: [[Double]] = []
    while let row = try reader.next() { rows.append(row.inputs) }
    #expect(rows == run.rows)
    #expect(model.outputs(of: rows) == run.answers)
  }

  @Test func whatIsMissingIsFilledWithTheMeanOfTheTraining() throws {
    let folder = try TemporaryFolder()
    let text = table("a,b,y") { ($0 % 5 == 0 ? "" : "\($0)") + ",\($0 % 3),\($0)" }
    var experiment = Experiment.table(path: try folder.file("t.csv", text), name: "t")
    experiment.missing = .mean
    experiment.task = .regression
    experiment.precision = .float64
    let run = try PreparedExperiment(experiment, origin: "t").run(steps: 5)
    let model = try Model(run.kept.reread())
    let mean = try #require(model.inputMap.fills)[0]
    #expect(model.outputs(of: [[.nan, 1]]) == model.outputs(of: [[mean, 1]]))
    #expect(model.outputs(of: run.rows) == run.answers)
  }

  /// Texts that lie: none fits the tensors, and none may be believed.
  @Test(
    arguments: [
      ("columns", "[]"), ("columns", #"[{"name":"x1"}]"#),
      ("columns", #"[{"name":"a","categories":[]}]"#),
      ("columns", #"[{"name":"a"},{"name":"b"},{"name":"c"}]"#), ("columns", "{}"), ("columns", ""),
      ("columns", nil), ("input_map", "[]"), ("input_map", #"{"features":[]}"#),
      ("input_map", #"{"features":["x1"]}"#), ("input_map", #"{"features":["x3","x1"]}"#),
      ("input_map", #"{"fills":[1]}"#), ("input_map", #"{"scales":[]}"#), ("input_map", nil),
      ("input_map", #"{"scales":[{"mean":1e999,"deviation":1},{"mean":0,"deviation":1}]}"#),
      ("target_kind", "classes"), ("target_kind", "other"),
      ("target_kind", nil), ("target", nil), ("target_scales", "[]"), ("target_scales", "x"),
      ("experiment", "network: {hidden: [4, 3]}"), ("experiment", "network: {hidden: none}"),
      ("experiment", "network: {hidden: [3, 2, 1]}"), ("experiment", ""), ("experiment", nil),
      ("experiment", "network: {hidden: [4096, 4096, 4096, 4096], activation: relu}"),
      ("experiment", "network: {activation: [relu, tanh, sin]}\ndata: {source: iris}"),
      ("format", "1"), ("format", nil),
    ] as [(String, String?)])
  func aTextThatLiesIsRefused(key: String, text: String?) {
    let kept = Experiment.small().prepared.run(steps: 2).kept
    let error = #expect(throws: CheckpointFault.self) {
      _ = try Model(kept.edited(metadata: [key: text]))
    }
    #expect(error.map { !$0.message.contains("\n") && !$0.message.hasSuffix(".") } == true)
  }

  /// An experiment may speak of layers that would fill all memory.
  @Test func layersThatAreNotInTheFileTakeNoMemory() {
    let layers = Array(repeating: "4096", count: 32).joined(separator: ", ")
    let kept = Experiment.small().prepared.run(steps: 2).kept
    let columns = (0..<4096).map { #"{"name":"\#($0)"}"# }.joined(separator: ",")
    let lie = kept.edited(metadata: [
      "experiment": "data: {source: iris}\nnetwork: {hidden: [\(layers)]}",
      "columns": "[\(columns)]",
    ])
    let error = #expect(throws: CheckpointFault.self) { _ = try Model(lie) }
    #expect(isSentence(error?.message))
  }
}
