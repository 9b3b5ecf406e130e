import Backprop
import DrawnExperiments
import Foundation
import Testing

@testable import Training

/// Checkpoints that a run can't go on from, each refused with one sentence.
@Suite struct ResumeRefusalTests {
  private static let prepared = Experiment.small { $0.optimizer = .adam(amsgrad: true) }.prepared
  private static let kept = prepared.run(steps: 4).kept
  static let names = kept.safetensors.tensors.map(\.name)

  private func refusal(_ checkpoint: Checkpoint) -> String? {
    TrainingTests.refusal(of: checkpoint, by: Self.prepared)
  }

  /// Expects a sentence that names a tensor.
  private func expectRefusal(
    of name: String, in checkpoint: Checkpoint, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let message = refusal(checkpoint)
    #expect(
      isSentence(message) && message?.contains("'\(name)'") == true, "\(message ?? "taken")",
      sourceLocation: sourceLocation)
  }

  private func tensor(_ name: String) throws -> StoredTensor {
    try #require(Self.kept.safetensors[name])
  }

  @Test func itIsTakenAsItIs() {
    #expect(refusal(Self.kept) == nil)
  }

  @Test(arguments: [
    ResumeTests.Case("units") { $0.hidden = [3, 3] }, .init("fewer layers") { $0.hidden = [3] },
    .init("more layers") { $0.hidden = [3, 2, 2] }, .init("features") { $0.features = ["x1"] },
  ])
  func anotherNetworkIsRefused(_ row: ResumeTests.Case) {
    var experiment = Self.prepared.experiment
    row.change(&experiment)
    let message = TrainingTests.refusal(of: Self.kept, by: experiment.prepared)
    #expect(isSentence(message) && message?.contains("network") == true, "\(message ?? "taken")")
  }

  @Test func aNetworkThatTheFileDoesNotHoldIsRefusedBeforeItIsMade() {
    var prepared = Self.prepared
    // More units than an experiment may have: making the network would end the program.
    prepared.experiment.hidden = [1 << 28, 1 << 28]
    let message = TrainingTests.refusal(of: Self.kept, by: prepared)
    #expect(isSentence(message) && message?.contains("network") == true, "\(message ?? "taken")")
  }

  @Test(arguments: [
    ResumeTests.Case("seed") { $0.seed = .number(43) }, .init("noise") { $0.noise = 0.1 },
    .init("samples") { $0.samples = 26 }, .init("source") { $0.source = "gauss" },
    .init("standardized") { $0.standardization = .inputs },
    .init("other features") { $0.features = ["x1^2", "x2"] },
  ])
  func otherDataAreRefused(_ row: ResumeTests.Case) {
    var experiment = Self.prepared.experiment
    row.change(&experiment)
    #expect(
      TrainingTests.refusal(of: Self.kept, by: experiment.prepared)
        == "its run had other data; allowed: the data of its run, unchanged")
  }

  @Test func anotherPartOfTheSamplesIsRefused() {
    var experiment = Self.prepared.experiment
    experiment.trainFraction = 0.75
    #expect(isSentence(TrainingTests.refusal(of: Self.kept, by: experiment.prepared)))
  }

  @Test func anotherPrecisionIsRefused() {
    for (precision, other) in [("float32", "float64"), ("float64", "float32")] {
      let kept = Experiment.small(.init(rawValue: precision) ?? .float32).prepared.run(steps: 2)
        .kept
      let prepared = Experiment.small(.init(rawValue: other) ?? .float32).prepared
      #expect(
        TrainingTests.refusal(of: kept, by: prepared)
          == "its run was in \(precision); allowed: the precision of its run")
    }
  }

  @Test func anotherOptimizerIsRefused() {
    for optimizer in Optimizer.all {
      var experiment = Self.prepared.experiment
      experiment.optimizer = optimizer
      #expect(isSentence(TrainingTests.refusal(of: Self.kept, by: experiment.prepared)))
    }
  }

  @Test(arguments: names)
  func aTensorThatIsMissingIsRefused(_ name: String) {
    expectRefusal(of: name, in: Self.kept.edited(tensors: [name: nil]))
  }

  @Test(arguments: names)
  func aTensorOfAnotherTypeIsRefused(_ name: String) throws {
    let tensor = try tensor(name)
    let type: TensorType = tensor.type == .int64 ? .uint64 : .int32
    let count = try #require(type.byteCount(shape: tensor.shape))
    let other = StoredTensor(name, type, shape: tensor.shape, bytes: Data(count: count))
    expectRefusal(of: name, in: Self.kept.edited(tensors: [name: other]))
  }

  @Test(arguments: names)
  func aTensorOfAnotherLengthIsRefused(_ name: String) throws {
    let tensor = try tensor(name)
    // One that is no longer than a batch may be of any length but none.
    let isLonger = name != "trainer.latest_batch"
    let size = tensor.type.bits / 8
    let count = isLonger ? tensor.bytes.count / size + 1 : 0
    let bytes = isLonger ? tensor.bytes + tensor.bytes.prefix(size) : Data()
    let padded = bytes + Data(count: max(0, count * size - bytes.count))
    let other = StoredTensor(name, tensor.type, shape: [count], bytes: padded)
    #expect(isSentence(refusal(Self.kept.edited(tensors: [name: other]))), "\(name)")
  }

  @Test(arguments: names.filter { !$0.hasSuffix("ended") })
  func aNumberThatIsNoneIsRefused(_ name: String) throws {
    let tensor = try tensor(name)
    guard tensor.type == .float64, !tensor.bytes.isEmpty else { return }
    for wrong in [Double.nan, name.hasPrefix("layers") ? .infinity : -.nan] {
      var numbers = try #require(tensor.doubles)
      numbers[numbers.count - 1] = wrong
      let other = StoredTensor(name, shape: tensor.shape, numbers)
      #expect(isSentence(refusal(Self.kept.edited(tensors: [name: other]))), "\(name)")
    }
  }

  @Test(arguments: [
    ("trainer.epoch", [-1]), ("trainer.epoch", [.max]), ("trainer.step", [-1]),
    ("trainer.step", [.min]), ("trainer.step_in_epoch", [3]), ("trainer.step_in_epoch", [-1]),
    ("trainer.step_in_epoch", [.max]), ("optimizer.steps", [-1]), ("optimizer.steps", [.max]),
    ("trainer.carried", [1]), ("trainer.carried", [-1]), ("trainer.carried", [.max]),
    ("trainer.data", [0]), ("trainer.generator", [0, 0, 0, 0]),
    ("trainer.latest_batch", [24]), ("trainer.latest_batch", [-1]),
    ("trainer.order", Array(repeating: 0, count: 12)), ("trainer.order", [24] + Array(1..<12)),
    ("trainer.order", [-1] + Array(1..<12)), ("trainer.order", Array(12..<24)),
    ("trainer.order", [.max] + Array(1..<12)),
  ])
  func countsAndPlacesOutOfRangeAreRefused(name: String, values: [Int64]) throws {
    let other = StoredTensor(
      name, shape: values.count == 1 && !name.hasSuffix("batch") ? [] : [values.count], values)
    #expect(isSentence(refusal(Self.kept.edited(tensors: [name: other]))))
  }

  @Test(arguments: [0, -1, .infinity])
  func aLearningRateOutOfRangeIsRefused(_ rate: Double) {
    let other = StoredTensor("trainer.learning_rate", shape: [], [rate])
    #expect(isSentence(refusal(Self.kept.edited(tensors: [other.name: other]))))
  }

  @Test func aRunOfMoreSamplesThanCanBeCountedIsLoggedAllTheSame() throws {
    var prepared = Self.prepared
    let epochs = StoredTensor("trainer.epoch", shape: [], [Int64(1_000_000_000_000)])
    try prepared.resume(Self.kept.edited(tensors: [epochs.name: epochs]))
    var core = SessionCore(prepared, isRunning: false, clock: .stopped)
    core.handle(.stepEpoch)
    core.finish()
    #expect(core.record.samples > 1_000_000_000_000 && core.record.epoch == 1_000_000_000_001)
  }

  @Test(arguments: ["", "perceptop.2", String(repeating: "x\n", count: 5000)])
  func anUnknownFormatIsRefused(_ format: String) {
    let error = #expect(throws: CheckpointFault.self) {
      try Self.kept.edited(metadata: ["format": format]).experiment()
    }
    #expect(error.map { $0.message.count < 200 && $0.message.contains("perceptop.1") } == true)
  }

  @Test func aFileWithoutTextsIsRefused() {
    for key in ["format", "experiment"] {
      let error = #expect(throws: CheckpointFault.self) {
        try Self.kept.edited(metadata: [key: nil]).experiment()
      }
      #expect(isSentence(error?.message))
    }
  }

  @Test func anExperimentWithManyFaultsIsRefusedInOneSentence() {
    let wrong = "name: ''\ncolour: red\ndata: {samples: 0}"
    let error = #expect(throws: CheckpointFault.self) {
      try Self.kept.edited(metadata: ["experiment": wrong]).experiment()
    }
    #expect(isSentence(error?.message))
    #expect(error?.description.hasPrefix("kept: the experiment in its metadata") == true)
  }

  @Test(arguments: ["columns", "target_kind", "target", "input_map"])
  func aTextAboutTheDataThatLiesIsRefused(_ key: String) {
    for text in [nil, "", "[]", "values", "{\"scales\":[]}"] as [String?] {
      #expect(isSentence(refusal(Self.kept.edited(metadata: [key: text]))), "\(text ?? "nil")")
    }
  }
}
