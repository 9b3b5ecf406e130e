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
