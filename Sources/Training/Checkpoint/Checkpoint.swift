import Backprop
import Datasets
import Foundation

/// A moment of a run as a file keeps it: weights that other programs read, all that the run needs
/// to go on, and what it takes to apply the network to other data.
///
/// Tensors `layers.0.weight`, of shape [outputs, inputs], and `layers.0.bias`, of shape [outputs],
/// are those of PyTorch's `Linear`. The rest has names that begin with `optimizer.` and
/// `trainer.`; texts stand in the metadata.
public struct Checkpoint: Sendable {
  /// The content of the file.
  public let safetensors: Safetensors

  /// Takes over a content.
  init(_ safetensors: Safetensors) {
    self.safetensors = safetensors
  }

  /// Reads a file.
  public init(contentsOf path: String) throws(CheckpointFault) {
    safetensors = try Safetensors(contentsOf: path)
  }

  /// The keys of the metadata.
  enum Key: String {
    case format
    case experiment
    case columns
    case classes
    case targetKind = "target_kind"
    case target
    case inputMap = "input_map"
    case targetScales = "target_scales"
  }

  /// What stands under `format`.
  static let format = "perceptop.1"

  /// Returns a text of the metadata.
  func text(_ key: Key) throws(CheckpointFault) -> String {
    guard let text = safetensors.metadata[key.rawValue] else {
      throw fault("there is no \(key.rawValue) in its metadata; allowed: files of --save")
    }
    return text
  }

  /// Returns a value of the metadata that is written as JSON.
  func value<Value: Decodable>(_ type: Value.Type, _ key: Key) throws(CheckpointFault) -> Value {
    let text = try text(key)
    do {
      return try JSONDecoder().decode(type, from: Data(text.utf8))
    } catch {
      throw fault("\(key.rawValue) in its metadata is damaged; allowed: files of --save")
    }
  }

  /// The experiment that the run belongs to.
  ///
  /// - Throws: a fault where there is none, or it can't be used.
  public func experiment() throws(CheckpointFault) -> Experiment {
    guard try text(.format) == Self.format else {
      throw fault("its format is \(Quotation.of(try text(.format))); allowed: \(Self.format)")
    }
    let text = try text(.experiment)
    do {
      return try Experiment(yaml: text, origin: safetensors.origin)
    } catch let error as ExperimentFaults {
      let first = error.faults.first?.message ?? "it has faults"
      throw fault("the experiment in its metadata can't be used: \(first)")
    } catch {
      throw fault("the experiment in its metadata can't be used: \(error)")
    }
  }

  func fault(_ message: String) -> CheckpointFault {
    CheckpointFault(path: safetensors.origin, message: message)
  }
}
