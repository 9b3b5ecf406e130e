import Backprop
import DrawnExperiments
import Foundation

@testable import Training

extension Checkpoint {
  /// The checkpoint as it comes back from a file.
  func reread() throws -> Checkpoint {
    Checkpoint(try Safetensors(bytes: safetensors.bytes, name: "kept"))
  }

  /// The checkpoint with other texts and tensors; nil takes one away.
  func edited(
    metadata: [String: String?] = [:], tensors: [String: StoredTensor?] = [:]
  ) -> Checkpoint {
    var texts = safetensors.metadata
    for (key, text) in metadata { texts[key] = text }
    return Checkpoint(
      Safetensors(
        origin: "kept", metadata: texts,
        tensors: safetensors.tensors.compactMap { tensors[$0.name] ?? $0 }))
  }
}

extension TrainingRun {
  /// All of it, as a file keeps it.
  var kept: Checkpoint { checkpoint(learningRate: experiment.learningRate) }
}

extension PreparedExperiment {
  /// The run after some steps.
  func run(steps: Int) -> any TrainingRun {
    var run = startRun()
    run.makeSteps(steps)
    return run
  }
}

/// Returns what is said about a checkpoint that a run can't go on from; nil where it can.
func refusal(of checkpoint: Checkpoint, by prepared: PreparedExperiment) -> String? {
  var prepared = prepared
  do throws(CheckpointFault) {
    try prepared.resume(checkpoint)
    return nil
  } catch {
    return error.message
  }
}

/// Whether a message is one sentence without a full stop that says what is allowed.
func isSentence(_ message: String?) -> Bool {
  guard let message else { return false }
  return message.contains("allowed: ") && !message.contains("\n") && !message.hasSuffix(".")
    && message.utf8.count < 1200
}
