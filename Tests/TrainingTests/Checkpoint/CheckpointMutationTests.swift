import Backprop
import DrawnExperiments
import Foundation
import Testing

@testable import Training

/// Random edits of whole checkpoints: whatever comes out, runs and models take it or refuse it.
///
/// `PERCEPTOP_MUTATIONS` says how many.
@Suite struct CheckpointMutationTests {
  private static let count =
    ProcessInfo.processInfo.environment["PERCEPTOP_MUTATIONS"].flatMap { Int($0) } ?? 800

  /// Texts that stand for something in the metadata.
  private static let pieces = [
    "0", "-1", "1e999", "1e308", "null", "[", "]", "{", "}", "\"", ",", ":", "\n", " ", "[]", "{}",
    "99999999999999999999", "4096", "[4096, 4096, 4096]", "tanh", "softmax", "[tanh, relu, sin]",
    "cross_entropy", "playground", "none", "source: rows\n", "source: idx\n", "x1", "\"x1^2\"",
    "\"features\":[\"x1\"]", "\"fills\":[]", "\"scales\":[{\"mean\":0,\"deviation\":-1}]",
    "{\"name\":\"x\",\"categories\":[]}", "{\"name\":\"x\"}", "classes", "bit", "sign", "values",
    "[\"a\"]", "[\"a\",\"b\"]", "hidden: [1, 1]\n", "batch_size: full\n", "1000000000000",
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

  private static func edit(_ text: String, using rng: inout RandomGenerator) -> String {
    var characters = Array(text.unicodeScalars)
    let place = rng.below(characters.count + 1)
    let length = min(rng.below(12), characters.count - place)
    let piece = pieces[rng.below(pieces.count)].unicodeScalars
    switch rng.below(4) {
    case 0: characters.removeSubrange(place..<(place + length))
    case 1: characters.insert(contentsOf: characters[place..<(place + length)], at: place)
    case 2: characters.insert(contentsOf: piece, at: place)
    default: characters.replaceSubrange(place..<(place + length), with: piece)
    }
    var edited = String.UnicodeScalarView()
    edited.append(contentsOf: characters)
    return String(edited)
  }

  private static func edit(_ tensor: StoredTensor, using rng: inout RandomGenerator) -> StoredTensor
  {
    var (type, shape, bytes) = (tensor.type, tensor.shape, tensor.bytes)
    switch rng.below(5) {
    case 0: shape = shape.reversed()
    case 1: shape = [tensor.shape.reduce(1, *)]
    case 2: type = type == .float64 ? .int64 : type == .int64 ? .float64 : type
    default:
      guard !bytes.isEmpty else { break }
      let size = type.bits / 8
      let start = bytes.startIndex + rng.below(bytes.count / size) * size
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
    if rng.below(4) == 0 {
      var bytes = safetensors.bytes
      for _ in 0...rng.below(3) {
        bytes[bytes.startIndex + rng.below(bytes.count)] = UInt8(rng.below(256))
      }
      return Checkpoint(try Safetensors(bytes: bytes, name: "kept"))
    }
    var checkpoint = original
    for _ in 0...rng.below(3) {
      if rng.below(2) == 0 {
        let keys = safetensors.metadata.keys.sorted()
        let key = keys[rng.below(keys.count)]
        let text = checkpoint.safetensors.metadata[key] ?? ""
        checkpoint = checkpoint.edited(metadata: [key: edit(text, using: &rng)])
      } else {
        let tensor = safetensors.tensors[rng.below(safetensors.tensors.count)]
        checkpoint = checkpoint.edited(tensors: [tensor.name: edit(tensor, using: &rng)])
      }
    }
    return try checkpoint.reread()
  }

  /// Goes on with a run of a few samples and units.
  private func resume(_ checkpoint: Checkpoint) throws {
    let experiment = try checkpoint.experiment()
    guard (experiment.samples ?? 0) <= 2000, experiment.effectiveHidden.reduce(0, +) < 100,
      !experiment.readsFile
    else { return }
    var prepared = try PreparedExperiment(experiment, origin: "kept")
    try prepared.resume(checkpoint)
    var core = SessionCore(prepared, isRunning: false, clock: .stopped)
    core.complete(.stepBatch)
    core.complete(.stepEpoch)
    _ = core.record
    _ = core.checkpoint.safetensors.bytes
    _ = core.snapshot(SnapshotRequest())
  }

  private func predict(_ checkpoint: Checkpoint) throws {
    let model = try Model(checkpoint)
    let numbers = model.columns.reduce(0) { $0 + $1.inputCount }
    let outputs = model.outputs(of: [Array(repeating: 0.5, count: numbers)])
    #expect(outputs.count == 1)
    for slice in outputs { _ = model.targetKind.classIndex(slice[...]) }
  }

  /// Counts what is taken; refusals are one sentence.
  private func count(_ taken: inout Int, _ refused: inout Int, _ body: () throws -> Void) {
    do {
      try body()
      taken += 1
    } catch let error as CheckpointFault {
      refused += 1
      // A line feed may stand within a value that is quoted.
      #expect(!error.message.hasSuffix(".") && error.message.utf8.count < 1200, "\(error)")
    } catch {
      // The experiment and its data refuse what they are not.
      refused += 1
    }
  }

  @Test(arguments: originals.indices)
  func everyEditIsTakenOrRefused(_ index: Int) {
    var rng = RandomGenerator(seed: UInt64(index) + 11)
    var (resumed, notResumed, applied, notApplied) = (0, 0, 0, 0)
    for _ in 0..<(Self.count / Self.originals.count) {
      guard let checkpoint = try? Self.edited(Self.originals[index], using: &rng) else { continue }
      count(&resumed, &notResumed) { try resume(checkpoint) }
      count(&applied, &notApplied) { try predict(checkpoint) }
    }
    // The edits are neither all harmless nor all fatal.
    #expect(
      notResumed > 50 && applied + resumed > 10 && notApplied > 20,
      "\(resumed), \(notResumed), \(applied), \(notApplied)")
  }
}
