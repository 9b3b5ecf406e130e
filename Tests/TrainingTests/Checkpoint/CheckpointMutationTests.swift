import Backprop
import Datasets
import DrawnExperiments
import Foundation
import Testing

@testable import Training

/// Random edits of whole checkpoints: whatever comes out, runs and models take it or refuse it.
@Suite struct CheckpointMutationTests {
  private static let count = Mutations.count(or: 800) / originals.count

  /// Texts that stand for something in the metadata.
  private static let pieces = [
    "0", "-1", "1e999", "1e308", "null", "[", "]", "{", "}", "\"", ",", ":", "\n", " ", "[]", "{}",
    "99999999999999999999", "4096", "[4096, 4096, 4096]", "tanh", "softmax", "[tanh, relu, sin]",
    "cross_entropy", "playground", "none", "source: rows\n", "source: idx\n", "x1", "\"x1^2\"",
    "\"features\":[\"x1\"]", "\"fills\":[]", "\"scales\":[{\"mean\":0,\"deviation\":-1}]",
    "{\"name\":\"x\",\"categories\":[]}", "{\"name\":\"x\"}", "classes", "bit", "sign", "values",
    "[\"a\"]", "[\"a\",\"b\"]", "hidden: [1, 1]\n", "batch_size: full\n", "1000000000000",
  ]

  /// Texts that are well-formed and may stand for a whole of the metadata.
  private static let wholes = [
    "[{\"name\":\"a\"}]", "[{\"name\":\"a\"},{\"name\":\"b\"}]", "[\"a\"]",
    "[\"a\",\"b\"]", "[\"a\",\"b\",\"c\"]", "[]", "{}", "{\"fills\":[0,1e308]}",
    "{\"features\":[\"x1\",\"sin(x2)\"],\"fills\":[1,2]}", "{\"features\":[]}",
    "{\"scales\":[{\"mean\":1e308,\"deviation\":1e-308},{\"mean\":0,\"deviation\":-1}]}",
    "[{\"mean\":1e308,\"deviation\":1e308}]", "[{\"mean\":0,\"deviation\":1}]",
    "[{\"name\":\"a\",\"categories\":[\"u\",\"v\"]}]", "classes", "bit", "sign", "values",
  ]

  private static let originals: [Checkpoint] = {
    let rows = Experiment.small {
      $0.source = "rows"
      $0.samples = nil
      $0.rows = (0..<9).map { (index: Int) -> ExampleRow in
        ExampleRow(x: [Double(index), 1], y: [Double(index % 2), 0.5])
      }
      $0.standardization = .all
    }
    let bits = Experiment.small(.float32) {
      $0.source = "xor"
      $0.samples = nil
      $0.optimizer = .rmsprop(momentum: 0.5, centered: true)
    }
    let playground = Experiment.small {
      $0 = .playgroundDefaults
      $0.name = "x"
      ($0.batchSize, $0.l1) = (.count(30), 0.1)
    }
    return [Experiment.small { $0.features = ["x1", "sin(x2)"] }, rows, bits, playground].map {
      $0.prepared.run(steps: 13).kept
    }
  }()

  /// The keys of the metadata; the format, of which there is but one, is seldom edited.
  private static let keys = [
    "format", "experiment", "experiment", "experiment", "experiment", "columns", "classes",
    "target_kind", "target", "input_map", "input_map", "target_scales",
  ]

  /// Whole numbers that are too large, or nearly.
  private static let numbers: [Int64] = [
    0, 1, 2, 3, 12, -1, .min, .max, 1 << 60, (1 << 60) + 1, 1_000_000_000_000, 1_000_000_000_001,
  ]

  private static func edit(_ tensor: StoredTensor, using rng: inout RandomGenerator) -> StoredTensor
  {
    var (type, shape, bytes) = (tensor.type, tensor.shape, tensor.bytes)
    switch rng.below(8) {
    case 0: shape = shape.reversed()
    case 1: shape = [tensor.shape.reduce(1, *)]
    case 2: type = type == .float64 ? .int64 : type == .int64 ? .float64 : type
    case 3: (shape, bytes) = ([0] + shape, Data())
    default:
      guard !bytes.isEmpty else { break }
      let size = type.bits / 8
      let start = bytes.startIndex + rng.below(bytes.count / size) * size
      if size == 8, rng.below(2) == 0 {
        let number = numbers[rng.below(numbers.count)].littleEndian
        withUnsafeBytes(of: number) { bytes.replaceSubrange(start..<(start + 8), with: $0) }
        break
      }
      let pattern: UInt8 = [0, 0xFF, 0x7F, 0x80, UInt8(rng.below(256))][rng.below(5)]
      for place in 0..<size where rng.below(3) > 0 { bytes[start + place] = pattern }
    }
    return StoredTensor(tensor.name, type, shape: shape, bytes: bytes)
  }

  /// Edits texts and tensors, or bytes of the file as it lies on the disk.
  private static func edited(
    _ original: Checkpoint, using rng: inout RandomGenerator
  ) throws -> Checkpoint {
    let safetensors = original.safetensors
    if rng.below(8) == 0 {
      var bytes = safetensors.bytes
      for _ in 0...rng.below(3) {
        bytes[bytes.startIndex + rng.below(bytes.count)] = UInt8(rng.below(256))
      }
      return Checkpoint(try Safetensors(bytes: bytes, name: "kept"))
    }
    var checkpoint = original
    for _ in 0...rng.below(3) {
      let isRemoved = rng.below(16) == 0
      if rng.below(2) == 0 {
        let key = keys[rng.below(keys.count)]
        let text = checkpoint.safetensors.metadata[key] ?? ""
        let other = originals[rng.below(originals.count)].safetensors.metadata[key]
        let edited =
          switch rng.below(8) {
          case 0: other ?? text
          case 1: wholes[rng.below(wholes.count)]
          default: Mutations.edit(text, with: pieces, using: &rng)
          }
        checkpoint = checkpoint.edited(metadata: [key: isRemoved ? nil : edited])
      } else {
        let tensor = safetensors.tensors[rng.below(safetensors.tensors.count)]
        let edited = edit(tensor, using: &rng)
        checkpoint = checkpoint.edited(tensors: [tensor.name: isRemoved ? nil : edited])
      }
    }
    return try checkpoint.reread()
  }

  /// Goes on with a run of a few samples and units, as keys have it.
  private func resume(_ checkpoint: Checkpoint) throws {
    let experiment = try checkpoint.experiment()
    guard (experiment.samples ?? 0) <= 2000, experiment.effectiveHidden.reduce(0, +) < 100,
      !experiment.readsFile
    else { return }
    var prepared = try PreparedExperiment(experiment, origin: "kept")
    try prepared.resume(checkpoint)
    var core = SessionCore(prepared, isRunning: false, clock: .stopped)
    for command in [Command.stepBatch, .raiseLearningRate, .moveProbe(by: -1)] {
      core.complete(command)
    }
    core.complete(.stepEpoch)
    _ = core.record
    _ = core.checkpoint.safetensors.bytes
    _ = core.snapshot(SnapshotRequest())
  }

  private func predict(_ checkpoint: Checkpoint) throws {
    let model = try Model(checkpoint)
    let numbers = model.columns.reduce(0) { $0 + $1.inputCount }
    let outputs = model.outputs(of: [0.5, 1e308].map { Array(repeating: $0, count: numbers) })
    #expect(outputs.count == 2)
    for slice in outputs { _ = model.targetKind.classIndex(slice[...]) }
  }

  /// Counts what is taken and what is refused; anything else than a refusal is recorded.
  private func count(_ tally: inout RefusalTally, _ body: () throws -> Void) {
    do {
      try body()
      tally.take()
    } catch {
      let messages =
        switch error {
        case let fault as CheckpointFault: [fault.message]
        case let fault as DataFault: [fault.message]
        case let faults as ExperimentFaults: faults.faults.map(\.message)
        default: [String]()
        }
      let isRefusal = tally.refuse(messages)
      #expect(isRefusal, "\(error)")
    }
  }

  @Test(arguments: originals.indices)
  func everyEditIsTakenOrRefused(_ index: Int) {
    var rng = Mutations.generator(UInt64(index) + 11)
    var (files, runs, models) = (RefusalTally(), RefusalTally(), RefusalTally())
    for _ in 0..<Self.count {
      var checkpoint: Checkpoint?
      count(&files) { checkpoint = try Self.edited(Self.originals[index], using: &rng) }
      guard let checkpoint else { continue }
      count(&runs) { try resume(checkpoint) }
      count(&models) { try predict(checkpoint) }
    }
    for (name, tally) in [("files", files), ("runs", runs), ("models", models)] {
      tally.report("\(name) \(index)")
    }
    // The edits are neither all harmless nor all fatal, nor all refused by the same check.
    let few = Self.count / 20
    #expect(runs.refused > few && models.refused > few && runs.kinds.count > 15, "\(runs)")
    #expect(runs.taken + models.taken > few && models.kinds.count > 10, "\(models)")
  }
}
