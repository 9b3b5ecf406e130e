import Backprop
import Datasets
import DrawnExperiments
import Testing

@testable import Training

/// Settings of data beside each source, and what follows from a source where nothing is said.
@Suite struct SourceSettingTests {
  static let sources = DataOrigin.allNames

  /// A setting, how it is written, and the sources that it goes with.
  private static let rules: [(key: String, value: String, sources: [String])] = {
    let drawn = SyntheticSource.all.map(\.name)
    let tables = ["iris", "digits", "csv"]
    return [
      ("path", "a.csv", ["csv", "idx"]), ("target", "y", tables),
      ("task", "regression", tables), ("missing", "drop", tables), ("header", "true", tables),
      ("samples", "4", drawn), ("noise", "0.5", drawn.filter { $0 != "xor" }),
      ("features", "[x2]", drawn + tables), ("rows", "[{x: [1], y: [1]}]", ["rows"]),
      ("train_fraction", "0.5", sources), ("standardize", "true", sources),
      ("standardize", "all", sources),
    ]
  }()

  /// What a source can't do without.
  private static func needed(_ source: String, besides key: String) -> String {
    switch source {
    case "csv", "idx": key == "path" ? "" : ", path: a"
    case "rows": key == "rows" ? "" : ", rows: [{x: [1], y: [1]}]"
    default: ""
    }
  }

  @Test(arguments: sources)
  func eachSettingGoesWithItsSourcesAndWithNoOther(_ source: String) throws {
    for (key, value, sources) in Self.rules {
      let yaml =
        "data: {source: \(source), \(key): \(value)\(Self.needed(source, besides: key))}"
      if sources.contains(source) {
        _ = try read(yaml)
      } else {
        let found = faults(yaml)
        #expect(found.count == 1, "\(yaml)")
        let message = try #require(found.first?.message)
        #expect(message.hasPrefix("data.\(key) is '"), "\(message)")
        #expect(
          message.hasSuffix("it does not go with the source \(source)")
            || message.hasSuffix("xor allows only 0"))
        #expect(found.first?.place != nil)
      }
    }
  }

  @Test func aSourceWithoutWhatItNeedsIsRefused() {
    for source in ["csv", "idx"] {
      #expect(
        sentences("data: {source: \(source)}") == [
          "test.yaml:1:16: data.source is '\(source)'; data.path must say which file"
        ])
    }
    #expect(
      sentences("data: {source: rows}") == [
        "test.yaml:1:16: data.source is 'rows'; data.rows must list them"
      ])
  }

  @Test func pointsHaveTheSevenFeaturesAlone() {
    #expect(
      sentences("data: {features: [x1, x3]}") == [
        "test.yaml:1:18: data.features has 'x3'; spiral allows "
          + "x1, x2, x1^2, x2^2, x1*x2, sin(x1), sin(x2)"
      ])
  }

  @Test func inputsAreAsManyAsFeatures() throws {
    let run = try read("data: {features: [x1^2, x2, x1*x2]}").startRun()
    #expect(run.shape.description == "3-8-8-1")
    #expect(run.data.inputNames == ["x1^2", "x2", "x1*x2"])
  }

  @Test func standardizedInputsHaveMeanZeroAndDeviationOneOverTheTrainPart() throws {
    let data = try read("data: {source: gauss, features: [x1, x1^2], standardize: true}").startRun()
      .data
    let samples = data.networkSamples(as: Double.self)
    for input in 0..<2 {
      let scale = Scale(measuring: data.train.map { samples.inputs[2 * $0 + input] })
      #expect(abs(scale.mean) < 1e-12 && abs(scale.deviation - 1) < 1e-12)
    }
  }

  @Test(arguments: [
    // source, loss, hidden, train fraction
    ("spiral", Loss.meanSquaredError, [8, 8], 0.5), ("xor", .meanSquaredError, [8, 8], 1),
    ("plane", .meanSquaredError, [8, 8], 0.5), ("iris", .crossEntropy, [8], 0.8),
    ("digits", .crossEntropy, [32], 0.8), ("rows", .meanSquaredError, [8], 1),
  ])
  func whatIsLeftOutFollowsTheSource(
    source: String, loss: Loss, hidden: [Int], fraction: Double
  ) throws {
    var experiment = Experiment()
    experiment.source = source
    if source == "rows" {
      experiment.rows = [ExampleRow(x: [1], y: [2]), ExampleRow(x: [2], y: [2])]
    }
    let prepared = try PreparedExperiment(experiment, origin: source)
    #expect(prepared.experiment.loss == loss && prepared.experiment.hidden == hidden)
    let data = prepared.startRun().data
    let count = data.train.count + data.test.count
    #expect(data.train.count == DataSet.trainCount(of: count, fraction: fraction))
    #expect(prepared.experiment.effectiveOutputActivation == loss.defaultOutputActivation)
  }

  @Test func aColumnThatIsNotThereIsRefused() throws {
    var experiment = try read("data: {source: iris, features: [petal_width, nothing]}")
    #expect(throws: DataFault.self) { try PreparedExperiment(experiment, origin: "iris") }
    experiment.features = ["petal_width"]
    #expect(experiment.prepared.shape.description == "1-8-3")
    experiment.target = "sepal_length"
    experiment.task = .regression
    #expect(experiment.prepared.shape.description == "1-8-1")
  }

  @Test func contradictionsWithATableAreFoundWhenItIsRead() throws {
    let experiment = try read(
      "data: {source: iris}\nnetwork: {activation: [tanh, relu], weights: [[[1, 2]]]}\n"
        + "training: {loss: binary_cross_entropy}")
    let error = #expect(throws: ExperimentFaults.self) {
      try PreparedExperiment(experiment, origin: "iris.yaml")
    }
    #expect(error.map { $0.faults.count >= 2 } == true)
    #expect(error?.faults.allSatisfy { $0.origin == "iris.yaml" } == true)
  }
}

@Suite struct ExampleRowTests {
  private func message(_ rows: String) -> String? {
    faults("data:\n  source: rows\n  rows: \(rows)").first?.message
  }

  @Test(arguments: [
    ("[1]", "data.rows has '1' as row 1; allowed: {x: […], y: […]}"),
    ("[{x: [1]}]", "data.rows has '{x: [1]}' as row 1; allowed: {x: […], y: […]}"),
    (
      "[{x: [1], y: [1]}, {x: [1], y: [1], z: [1]}]",
      "data.rows has '{x: [1], y: [1], z: [1]}' as row 2; allowed: {x: […], y: […]}"
    ),
    (
      "[{x: [a], y: [1]}]",
      "data.rows has '[a]' as x of row 1; allowed: a list of 1 to 256 numbers from -1000000000 "
        + "to 1000000000"
    ),
    (
      "[{x: [1], y: [1e10]}]",
      "data.rows has '[1e10]' as y of row 1; allowed: a list of 1 to 256 numbers from "
        + "-1000000000 to 1000000000"
    ),
    (
      "[{x: [1, 2], y: [1]}, {x: [1], y: [1]}]",
      "data.rows has 1 and 1 numbers in row 2; allowed: 2 and 1, as in row 1"
    ),
  ])
  func aRowThatIsNoneIsShownInItsPlace(rows: String, expected: String) {
    #expect(message(rows) == expected)
  }

  @Test(arguments: [
    "[{x: [], y: [1]}]", "[{x: [nan], y: [1]}]", "[{x: 1, y: [1]}]", "[{x: [[1]], y: [1]}]",
  ])
  func numbersThatAreNoneAreRefused(_ rows: String) {
    #expect(message(rows)?.hasPrefix("data.rows has '") == true)
  }

  @Test func theFaultStandsAtItsPlace() {
    let found = faults(
      "data:\n  source: rows\n  rows:\n    - {x: [1], y: [1]}\n    - {x: [1], y: [b]}")
    #expect(found.map(\.place?.line) == [5] && found.map(\.place?.column) == [19])
  }

  @Test func asManyRowsAndNumbersAsAreAllowedAreRead() throws {
    let numbers = Array(repeating: "1", count: 256).joined(separator: ", ")
    let wide = try read("data: {source: rows, rows: [{x: [\(numbers)], y: [2]}]}")
    #expect(wide.rows?[0].x.count == 256)
    #expect(
      faults("data: {source: rows, rows: [{x: [\(numbers), 1], y: [2]}]}").count == 1)
    let rows = Array(repeating: "{x: [1], y: [1]}", count: 4096).joined(separator: ", ")
    #expect(try read("data: {source: rows, rows: [\(rows)]}").rows?.count == 4096)
    #expect(faults("data: {source: rows, rows: [\(rows), {x: [1], y: [1]}]}").count == 1)
  }

  @Test(arguments: [
    // targets, what they mean
    ([[0.0], [1]], TargetKind.bit), ([[1], [-1]], .sign), ([[0], [2]], .values),
    ([[0, 1], [1, 0]], .classes(["1", "2"])), ([[1, 1], [0, 1]], .bit), ([[0.5, 0.5]], .values),
  ])
  func targetsSayWhatTheyMean(targets: [[Double]], expected: TargetKind) throws {
    var experiment = Experiment()
    experiment.source = "rows"
    experiment.rows = targets.map { ExampleRow(x: [1], y: $0) }
    #expect(experiment.prepared.source.facts.targetKind == expected)
  }
}
