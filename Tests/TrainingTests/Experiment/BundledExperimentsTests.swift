import Configs
import DrawnExperiments
import Foundation
import Testing

@testable import Training

@Suite struct BundledExperimentsTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Configs/experiments")

  @Test func everyFileOfTheFolderIsEmbeddedByteForByte() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path())
    let names = files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
    #expect(!names.isEmpty)
    #expect(files.count == names.count, "experiments end in .yaml")
    #expect(names.sorted() == BundledExperiments.names.sorted())
    for name in names {
      let text = try String(
        contentsOf: Self.folder.appending(path: "\(name).yaml"), encoding: .utf8)
      #expect(BundledExperiments.yaml(named: name) == text)
    }
  }

  @Test func everyTableOfTheFolderIsEmbeddedByteForByte() throws {
    let folder = Self.folder.deletingLastPathComponent().appending(path: "data")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path())
    let names = files.filter { $0.hasSuffix(".csv") }.map { String($0.dropLast(4)) }
    #expect(files.count == names.count + 1, "tables end in .csv; README.md says what they are")
    #expect(names.sorted() == BundledTable.all.map(\.name).sorted())
    #expect(Int(perceptop_table_count()) == BundledTable.all.count)
    for table in BundledTable.all {
      let bytes = try Data(contentsOf: folder.appending(path: "\(table.name).csv"))
      #expect(table.bytes == Array(bytes))
    }
  }

  @Test func everyTableHasTheRowsAndColumnsThatItSays() throws {
    for (name, rows, inputs, classes) in [("iris", 150, 4, 3), ("digits", 1797, 64, 10)] {
      let experiment = try #require(try BundledExperiments.experiment(named: name))
      let facts = experiment.prepared.source.facts
      #expect(facts.samples == rows && facts.inputs == inputs && facts.outputs == classes)
      let table = try #require(BundledTable.all.first { $0.name == name })
      #expect(table.about.hasPrefix("\(rows) ") && table.about.hasSuffix("."))
      let pixels = table.image.map { $0.rows * $0.columns }
      #expect(pixels.map { $0 == inputs } ?? true)
    }
  }

  @Test(arguments: BundledExperiments.names)
  func everyOneLoadsUnderItsOwnNameAndSaysWhatItShows(_ name: String) throws {
    let experiment = try #require(try BundledExperiments.experiment(named: name))
    #expect(experiment.name == name)
    #expect(experiment.about.hasSuffix("."))
    try experiment.validate(origin: name)
  }

  @Test(arguments: BundledExperiments.names)
  func everyOneMakesAStep(_ name: String) throws {
    let experiment = try #require(try BundledExperiments.experiment(named: name))
    var run = experiment.startRun()
    run.makeStep(learningRate: experiment.learningRate)
    #expect(run.isFinite)
    #expect(run.step == 1)
  }

  @Test func spiralComesFirst() {
    #expect(BundledExperiments.names.first == "spiral")
    #expect(Set(BundledExperiments.names).count == BundledExperiments.names.count)
  }

  @Test(arguments: ["", "Spiral", "spiral.yaml", "../spiral"])
  func otherNamesAreNone(_ name: String) throws {
    #expect(BundledExperiments.yaml(named: name) == nil)
    #expect(try BundledExperiments.experiment(named: name) == nil)
  }
}
