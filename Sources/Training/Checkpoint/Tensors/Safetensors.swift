import Datasets
import Foundation

/// The content of a file in the safetensors format: tensors, and texts about them.
///
/// Such a file is the length of its header as a little-endian UInt64, the header in JSON, and the
/// bytes of the tensors one after the other. Source: <https://github.com/huggingface/safetensors>.
public struct Safetensors: Sendable {
  /// The file that it was read from, for the sentences of faults; empty where there is none.
  public let origin: String
  /// Texts by their keys.
  public let metadata: [String: String]
  /// The tensors in the order of their bytes; those without any by name among each other.
  public let tensors: [StoredTensor]
  private let places: [String: Int]

  /// The name in a header under which the metadata stand.
  static let metadataName = "__metadata__"

  /// Creates a content; each tensor has a name of its own.
  ///
  /// - Parameter tensors: in the order in which they are to be written.
  public init(metadata: [String: String] = [:], tensors: [StoredTensor]) {
    self.init(origin: "", metadata: metadata, tensors: tensors)
  }

  init(origin: String, metadata: [String: String], tensors: [StoredTensor]) {
    self.origin = origin
    self.metadata = metadata
    self.tensors = tensors
    places = Dictionary(
      tensors.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    precondition(places.count == tensors.count, "each tensor has a name of its own")
  }

  /// Finds a tensor by its name.
  public subscript(name: String) -> StoredTensor? { places[name].map { tensors[$0] } }

  /// Returns the elements of a tensor that must be there, in F32.
  public func floats(of name: String) throws(CheckpointFault) -> [Float] {
    try elements(of: name, \.floats, allowed: [.float32])
  }

  /// Returns the elements of a tensor that must be there, in F64, or in F32, which is exact.
  public func doubles(of name: String) throws(CheckpointFault) -> [Double] {
    try elements(of: name, \.doubles, allowed: [.float32, .float64])
  }

  /// Returns the elements of a tensor that must be there, in I64.
  public func integers(of name: String) throws(CheckpointFault) -> [Int64] {
    try elements(of: name, \.integers, allowed: [.int64])
  }

  /// Returns the elements of a tensor that must be there, in U8.
  public func smallNumbers(of name: String) throws(CheckpointFault) -> [UInt8] {
    try elements(of: name, \.smallNumbers, allowed: [.uint8])
  }

  private func elements<Element>(
    of name: String, _ elements: (StoredTensor) -> [Element]?, allowed: [TensorType]
  ) throws(CheckpointFault) -> [Element] {
    guard let tensor = self[name] else {
      let few = tensors.prefix(8).map { Quotation.of($0.name) }.joined(separator: ", ")
      throw CheckpointFault(
        path: origin,
        message: "there is no tensor \(Quotation.of(name)); allowed: \(few.isEmpty ? "none" : few)")
    }
    if let elements = elements(tensor) { return elements }
    throw CheckpointFault(
      path: origin,
      message: "tensor \(Quotation.of(name)) is \(tensor.type.rawValue); "
        + "allowed: \(allowed.map(\.rawValue).joined(separator: ", "))")
  }
}
