import Foundation

/// A named array of numbers as a file holds it: type, shape, and bytes.
public struct StoredTensor: Equatable, Sendable {
  /// Its name, such as `layers.0.weight`.
  public let name: String
  /// The type of its elements.
  public let type: TensorType
  /// How many elements there are in each direction, the last one side by side; empty for a single
  /// number.
  public let shape: [Int]
  /// The elements, each in little-endian order.
  ///
  /// It may be a part of what was read from a file, all of which stays in memory as long as this.
  public let bytes: Data

  /// Creates a tensor; the bytes are as many as type and shape say.
  public init(_ name: String, _ type: TensorType, shape: [Int], bytes: Data) {
    precondition(
      type.byteCount(shape: shape) == bytes.count, "a tensor has the bytes of its type and shape")
    precondition(name != Safetensors.metadataName, "no tensor is named as the metadata are")
    (self.name, self.type, self.shape, self.bytes) = (name, type, shape, bytes)
  }

  /// Creates a tensor of F32.
  public init(_ name: String, shape: [Int], _ values: [Float]) {
    self.init(name, .float32, shape: shape, bytes: Self.bytes(values.map(\.bitPattern)))
  }

  /// Creates a tensor of F64.
  public init(_ name: String, shape: [Int], _ values: [Double]) {
    self.init(name, .float64, shape: shape, bytes: Self.bytes(values.map(\.bitPattern)))
  }

  /// Creates a tensor of I64.
  public init(_ name: String, shape: [Int], _ values: [Int64]) {
    self.init(name, .int64, shape: shape, bytes: Self.bytes(values))
  }

  /// Creates a tensor of U8.
  public init(_ name: String, shape: [Int], _ values: [UInt8]) {
    self.init(name, .uint8, shape: shape, bytes: Data(values))
  }

  /// The elements of a tensor of F32; nil for other types.
  public var floats: [Float]? {
    type == .float32 ? elements(UInt32.self) { Float(bitPattern: $0) } : nil
  }

  /// The elements of a tensor of F64, or of F32, exactly; nil for other types.
  public var doubles: [Double]? {
    switch type {
    case .float32: elements(UInt32.self) { Double(Float(bitPattern: $0)) }
    case .float64: elements(UInt64.self) { Double(bitPattern: $0) }
    default: nil
    }
  }

  /// The elements of a tensor of I64; nil for other types.
  public var integers: [Int64]? {
    type == .int64 ? elements(Int64.self) { $0 } : nil
  }

  /// The elements of a tensor of U8; nil for other types.
  public var smallNumbers: [UInt8]? {
    type == .uint8 ? Array(bytes) : nil
  }

  private static func bytes(_ words: [some FixedWidthInteger]) -> Data {
    words.map(\.littleEndian).withUnsafeBytes { Data($0) }
  }

  /// Reads a word for each element; they may stand at any address.
  private func elements<Word: FixedWidthInteger & BitwiseCopyable, Element>(
    _ word: Word.Type, _ make: (Word) -> Element
  ) -> [Element] {
    bytes.withUnsafeBytes { bytes in
      stride(from: 0, to: bytes.count, by: MemoryLayout<Word>.size).map {
        make(Word(littleEndian: bytes.loadUnaligned(fromByteOffset: $0, as: Word.self)))
      }
    }
  }
}
