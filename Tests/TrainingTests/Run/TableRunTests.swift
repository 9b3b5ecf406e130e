import Backprop
import Datasets
import Foundation
import TemporaryFiles
import Testing

@testable import Training

/// Runs on tables and written rows, from their bytes to their numbers.
@Suite struct TableRunTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func prepared(
    _ table: String, _ change: (inout Experiment) -> Void = { _ in }
  ) throws -> PreparedExperiment {
    var experiment = Experiment.table(path: try folder.file("t.csv", table), name: "t")
    experiment.precision = .float64
    change(&experiment)
    return try PreparedExperiment(experiment, origin: "t.csv")
  }

  private func table(_ heading: String, _ count: Int, _ line: (Int) -> String) -> String {
    var text = heading + "\n"
    for row in 0..<count { text += line(row) + "\n" }
    return text
  }

  @Test func aTableOfClassesIsAClassificationByItself() throws {
    let text = table("a,b,kind", 30) { "\($0),\($0 % 7),\(["x", "y", "z"][$0 % 3])" }
    let prepared = try prepared(text) { $0.features = ["a", "b"] }
    #expect(prepared.experiment.loss == .crossEntropy && prepared.experiment.hidden == [8])
    #expect(prepared.shape.description == "2-8-3" && prepared.shape.output.activation == .softmax)
    let run = prepared.run(steps: 5)
    #expect(run.data.train.count == 24 && run.data.test.count == 6)
    #expect(run.data.inputMap.scales != nil && run.data.targetScales == nil)
    let evaluation = run.evaluate()
    let confusion = try #require(evaluation.test?.confusion)
    #expect(confusion.names == ["x", "y", "z"] && confusion.counts.reduce(0, +) == 6)
    let right = (0..<3).map { confusion.count(actual: $0, answer: $0) }.reduce(0, +)
    #expect(evaluation.test?.accuracy == Double(right) / 6)
    #expect(evaluation.train.errors == nil)
  }

  @Test func binaryCrossEntropyHasOneOutputOfTwoClasses() throws {
    let text = table("a,kind", 20) { "\($0),\($0 < 10 ? "no" : "yes")" }
    let prepared = try prepared(text) { ($0.loss, $0.features) = (.binaryCrossEntropy, ["a"]) }
    #expect(prepared.shape.description == "1-8-1")
    let confusion = try #require(prepared.run(steps: 3).evaluate().train.confusion)
    #expect(confusion.names == ["no", "yes"] && confusion.counts.reduce(0, +) == 16)
    let three = table("a,kind", 21) { "\($0),\(["x", "y", "z"][$0 % 3])" }
    // Of three classes each has a bit of its own.
    let several = try self.prepared(three) {
      ($0.loss, $0.features) = (.binaryCrossEntropy, ["a"])
    }
    #expect(several.shape.description == "1-8-3")
  }

  @Test func metricsOfARegressionAreInTheUnitsOfTheData() throws {
    let text = table("a,y", 20) { "\($0),\(1000 + 3 * $0)" }
    let prepared = try prepared(text) { ($0.trainFraction, $0.features) = (1, ["a"]) }
    #expect(prepared.experiment.effectiveLoss == .meanSquaredError)
    let run = prepared.run(steps: 4)
    let scales = try #require(run.data.targetScales)
    #expect(scales[0].mean == 1028.5)
    let answers = run.answers.map { $0[0] }
    let targets = run.data.samples.targets
    let errors = try #require(run.evaluate().train.errors)
    let mean = zip(answers, targets).reduce(0) { $0 + abs($1.0 - $1.1) } / 20
    #expect(abs(errors.meanAbsoluteError - mean) < 1e-9 && mean > 1)
    // The loss is that of the scaled numbers, which are around 1.
    let squares = zip(answers, targets).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / 20
    let expected = squares / (scales[0].deviation * scales[0].deviation)
    #expect(abs(run.evaluate().train.loss - expected) < 1e-9)
    let r2 = try #require(errors.r2)
    #expect(abs(r2 - (1 - expected)) < 1e-9)
    #expect(run.evaluate().train.accuracy == nil && run.evaluate().train.confusion == nil)
  }

  @Test func answersAreThoseToSomeSamplesEvenlySpread() throws {
    for (count, kept) in [(20, 16), (1250, 1000), (1252, 501), (4000, 800)] {
      let text = table("a,y", count) { "\(Double($0) / 8),\(1000 + 3 * $0)" }
      let run = try prepared(text) { $0.features = ["a"] }.run(steps: 2)
      let evaluation = run.evaluate()
      let data = run.data
      let every = (data.train.count + 999) / 1000
      let expected = Swift.stride(from: 0, to: data.train.count, by: every).map { data.train[$0] }
      #expect(evaluation.train.answers.count == kept)
      #expect(evaluation.train.answers.map(\.target) == expected.map { data.samples.targets[$0] })
      let all = run.answers
      #expect(evaluation.train.answers.map(\.answer) == expected.map { all[$0][0] })
      #expect(evaluation.test?.answers.count == data.test.count)
    }
    let classes = table("a,kind", 20) { "\($0 * $0),\($0 < 10 ? "no" : "yes")" }
    #expect(try prepared(classes).run(steps: 1).evaluate().train.answers.isEmpty)
  }

  @Test func whatIsMissingIsFilledWithTheMeanOfTheTrainPartAlone() throws {
    let text = table("a,b,y", 40) { ($0 % 4 == 1 ? "" : "\($0 * $0)") + ",\($0 % 5),\($0)" }
    for standardization in [Standardization.none, .inputs] {
      let prepared = try prepared(text) {
        $0.missing = .mean
        $0.task = .regression
        $0.standardization = standardization
      }
      let data = prepared.startRun().data
      let known = data.train.filter { $0 % 4 != 1 }.map { Double($0 * $0) }
      #expect(known.count < data.train.count)
      #expect(data.inputMap.fills?[0] == known.reduce(0, +) / Double(known.count))
      let samples = data.networkSamples(as: Double.self)
      let expected = standardization == .none ? data.inputMap.fills?[0] : 0
      for index in 0..<40 where index % 4 == 1 { #expect(samples.input(index).first == expected) }
      #expect(samples.inputs.allSatisfy { $0.isFinite })
    }
  }

  /// Other numbers in the test part change nothing that is learnt.
  @Test func nothingLeaksFromTheTestPart() throws {
    func text(_ held: Set<Int>) -> String {
      table("a,y", 30) { held.contains($0) ? "1e6,-5e5" : "\($0),\($0 * 2)" }
    }
    let plain = try prepared(text([])) { ($0.task, $0.features) = (.regression, ["a"]) }
    let held = Set(plain.startRun().data.test)
    #expect(held.count == 6)
    let other = try prepared(text(held)) { ($0.task, $0.features) = (.regression, ["a"]) }
    let (a, b) = (plain.run(steps: 30), other.run(steps: 30))
    #expect(
      a.moment(probe: a.data.train[0]).parameters == b.moment(probe: a.data.train[0]).parameters)
    #expect(a.evaluate().train == b.evaluate().train)
    #expect(a.evaluate().test != b.evaluate().test)
  }

  @Test func aConstantColumnStaysAtZero() throws {
    let text = table("a,same,y", 20) { "\($0),0.1,\($0 % 3)" }
    let prepared = try prepared(text) {
      $0.task = .regression
      $0.features = ["a", "same"]
    }
    let samples = prepared.startRun().data.networkSamples(as: Double.self)
    #expect((0..<20).allSatisfy { samples.inputs[2 * $0 + 1] == 0 })
    #expect(samples.inputs.allSatisfy { $0.isFinite })
  }

  @Test func numbersOfAnySizeAreTakenAndKept() throws {
    let text = table("a,b,y", 12) { "\($0 % 2 == 0 ? "-" : "")1.7e308,\($0)e-308,\($0)e307" }
    let prepared = try prepared(text) { $0.task = .regression }
    let run = prepared.run(steps: 3)
    #expect(run.data.networkSamples(as: Double.self).inputs.allSatisfy { $0.isFinite })
    #expect(try Model(run.kept.reread()).outputs(of: run.rows).count == 12)
    _ = run.evaluate()
  }

  @Test func unshuffledSamplesAreTakenInTheOrderOfTheFile() throws {
    let text = table("a,y", 12) { "\(($0 * 5) % 12),\($0)" }
    var run = try prepared(text) {
      $0.task = .regression
      ($0.shuffle, $0.trainFraction, $0.batchSize) = (false, 1, .count(5))
    }.startRun()
    for _ in 0..<2 {
      for expected in [Array(0..<5), Array(5..<10), [10, 11]] {
        run.makeSteps(1)
        #expect(Array(run.latestBatch) == expected)
      }
    }
    #expect(run.epoch == 2)
  }

  @Test func theSameTableGivesTheSameRun() throws {
    let text = table("a,y", 25) { "\(7 * $0 % 25),\($0 % 3 == 0 ? "u" : "v")" }
    let (a, b) = (try prepared(text), try prepared(text))
    #expect(a.run(steps: 9).kept.safetensors.bytes == b.run(steps: 9).kept.safetensors.bytes)
    let other = try prepared(text) { $0.seed = .number(43) }
    #expect(other.startRun().data.train != a.startRun().data.train)
  }

  @Test(arguments: [
    "", "a,y\n", "a,y\n1,2,3\n", "a,y\n1,\n2,3\n", "y\n1\n2\n", "a,y\n\"1,2\n",
  ])
  func aTableThatCanNotBeUsedIsRefusedWithItsName(_ text: String) throws {
    let error = #expect(throws: DataFault.self) { try self.prepared(text) }
    #expect(error.map { $0.origin.hasSuffix("t.csv") && !$0.message.hasSuffix(".") } == true)
  }

  @Test func aFileThatIsNotThereIsRefused() {
    var experiment = Experiment.table(path: folder.path("nowhere.csv"), name: "t")
    #expect(throws: DataFault.self) { try PreparedExperiment(experiment, origin: "t") }
    experiment.source = "idx"
    #expect(throws: DataFault.self) { try PreparedExperiment(experiment, origin: "t") }
  }

  @Test func imagesAloneAreLearntByAnExperimentOfTheirOwn() throws {
    let experiment = Experiment.images(path: "train-images", name: "digits")
    #expect(experiment.source == "idx" && experiment.path == "train-images")
    #expect(experiment.activations == [.relu] && experiment.batchSize == .count(64))
    #expect(experiment.contradictions().isEmpty)
    try writeImages()
    let found = Experiment.images(path: folder.path("train-images-idx3-ubyte"), name: "d")
    let run = try PreparedExperiment(found, origin: "d").run(steps: 2)
    #expect(run.shape.description == "6-8-2" && run.data.train.count == 6)
    #expect(run.data.test == [6, 7] && run.data.image == ImageSize(rows: 2, columns: 3))
    #expect(run.isFinite)
  }

  @Test func moreSamplesThanMemoryHoldsAreRefused() throws {
    try writeImages()
    let images = Experiment.images(path: folder.path("train-images-idx3-ubyte"), name: "d")
    let table = Experiment.table(path: try folder.file("t.csv", "a,y\n1,u\n2,v\n"), name: "t")
    // Numbers of 16 bytes: 8 images of 6 pixels and 2 classes, 2 rows of 1 number and 2 classes.
    for (experiment, need) in [(images, 8 * 8 * 16), (table, 2 * 3 * 16)] {
      _ = try experiment.findData(memoryLimit: need)
      #expect(throws: DataFault.self) { try experiment.findData(memoryLimit: need - 1) }
    }
  }

  /// Writes six images of 2 × 3 pixels to learn from and two that are held out.
  private func writeImages() throws {
    func file(_ name: String, _ header: [UInt8], _ data: [UInt8]) throws {
      try Data(header + data).write(to: URL(filePath: folder.path(name)))
    }
    for (part, count) in [("train", UInt8(6)), ("t10k", 2)] {
      try file(
        "\(part)-images-idx3-ubyte", [0, 0, 8, 3, 0, 0, 0, count, 0, 0, 0, 2, 0, 0, 0, 3],
        (0..<(count * 6)).map { $0 &* 5 })
      try file(
        "\(part)-labels-idx1-ubyte", [0, 0, 8, 1, 0, 0, 0, count], (0..<count).map { $0 % 2 })
    }
  }
}
