import Backprop
import DrawnExperiments
import Foundation
import TemporaryFiles
import Testing

@testable import Training

/// Weights from a file, as `--init` takes them.
@Suite struct InitialParametersTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func file(_ checkpoint: Checkpoint) throws -> String {
    let path = folder.path("weights.safetensors")
    try checkpoint.safetensors.bytes.write(to: URL(filePath: path))
    return path
  }

  @Test(arguments: Experiment.Precision.allCases)
  func theRunStartsFromTheWeightsOfTheFile(_ precision: Experiment.Precision) throws {
    var prepared = Experiment.small(precision).prepared
    let trained = prepared.run(steps: 9)
    try prepared.takeWeights(from: file(trained.kept))
    let run = prepared.startRun()
    #expect(run.moment(probe: 0).parameters == trained.moment(probe: 0).parameters)
    #expect(run.step == 0 && run.epoch == 0)
    #expect(run.moment(probe: 0).lastUpdate.allSatisfy { $0 == 0 })
    #expect(run.latestBatch == Experiment.small(precision).startRun().latestBatch)
  }

  @Test func theyStayForANewSeed() throws {
    var prepared = Experiment.small().prepared
    let trained = prepared.run(steps: 9)
    try prepared.takeWeights(from: file(trained.kept))
    var core = SessionCore(prepared, isRunning: false, clock: .stopped)
    core.handle(.newSeed)
    #expect(core.run.moment(probe: 0).parameters == trained.moment(probe: 0).parameters)
    #expect(core.experiment.seed == .number(43))
  }

  @Test func doublesAreRoundedToSinglesAndOtherTensorsDoNotMatter() throws {
    let trained = Experiment.small(.float64).prepared.run(steps: 5)
    let layers = trained.kept.safetensors.tensors.filter { $0.name.hasPrefix("layers.") }
    let path = try file(Checkpoint(Safetensors(tensors: layers)))
    var prepared = Experiment.small(.float32).prepared
    try prepared.takeWeights(from: path)
    #expect(
      prepared.startRun().moment(probe: 0).parameters
        == trained.moment(probe: 0).parameters.map { Double(Float($0)) })
  }

  @Test func weightsTooLargeForSinglesAreRefused() throws {
    let huge = StoredTensor("layers.0.bias", shape: [3], [1e300, 0, 0])
    let kept = Experiment.small(.float64).prepared.run(steps: 1).kept
    let path = try file(kept.edited(tensors: [huge.name: huge]))
    var prepared = Experiment.small(.float32).prepared
    let error = #expect(throws: CheckpointFault.self) { try prepared.takeWeights(from: path) }
    #expect(isSentence(error?.message))
    var double = Experiment.small(.float64).prepared
    try double.takeWeights(from: path)
  }

  @Test func weightsOfAnotherNetworkAreRefused() throws {
    let path = try file(Experiment.small { $0.hidden = [4, 2] }.prepared.run(steps: 1).kept)
    var prepared = Experiment.small().prepared
    let error = #expect(throws: CheckpointFault.self) { try prepared.takeWeights(from: path) }
    #expect(
      error?.message
        == "tensor 'layers.0.weight' has the shape '[4, 2]'; allowed: [3, 2], as in a network "
        + "2-3-2-1")
    #expect(error?.path == path)
    #expect(throws: CheckpointFault.self) {
      try prepared.takeWeights(from: folder.path("nowhere"))
    }
  }
}
