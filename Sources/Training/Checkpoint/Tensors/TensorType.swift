/// The type of a tensor's elements, by its name in safetensors files.
public enum TensorType: String, CaseIterable, Sendable {
  /// A truth value in a byte.
  case boolean = "BOOL"
  /// A number of 8 bits, 0 to 255.
  case uint8 = "U8"
  /// A whole number of 8 bits.
  case int8 = "I8"
  /// A whole number of 16 bits, from 0.
  case uint16 = "U16"
  /// A whole number of 16 bits.
  case int16 = "I16"
  /// A whole number of 32 bits, from 0.
  case uint32 = "U32"
  /// A whole number of 32 bits.
  case int32 = "I32"
  /// A whole number of 64 bits, from 0.
  case uint64 = "U64"
  /// A whole number of 64 bits.
  case int64 = "I64"
  /// A number of 4 bits with an exponent of 2.
  case float4 = "F4"
  /// A number of 6 bits with an exponent of 2.
  case float6e2m3 = "F6_E2M3"
  /// A number of 6 bits with an exponent of 3.
  case float6e3m2 = "F6_E3M2"
  /// A number of 8 bits with an exponent of 5.
  case float8e5m2 = "F8_E5M2"
  /// A number of 8 bits with an exponent of 4.
  case float8e4m3 = "F8_E4M3"
  /// A power of two in 8 bits.
  case float8e8m0 = "F8_E8M0"
  /// binary16 of IEEE 754.
  case float16 = "F16"
  /// The upper half of a binary32.
  case bfloat16 = "BF16"
  /// binary32 of IEEE 754.
  case float32 = "F32"
  /// binary64 of IEEE 754.
  case float64 = "F64"
  /// A complex number of two binary32.
  case complex64 = "C64"

  /// The bits of an element.
  public var bits: Int {
    switch self {
    case .float4: 4
    case .float6e2m3, .float6e3m2: 6
    case .boolean, .uint8, .int8, .float8e5m2, .float8e4m3, .float8e8m0: 8
    case .uint16, .int16, .float16, .bfloat16: 16
    case .uint32, .int32, .float32: 32
    case .uint64, .int64, .float64, .complex64: 64
    }
  }

  /// Returns the bytes of a tensor of that shape; nil where no file could hold it, a dimension is
  /// negative, or the last byte would be cut.
  ///
  /// Dimensions of 0 count as 1 in what no file could hold, so that products of some of the
  /// dimensions don't overflow either.
  func byteCount(shape: [Int]) -> Int? {
    var bits = bits
    for dimension in shape {
      let (product, overflow) = bits.multipliedReportingOverflow(by: max(dimension, 1))
      guard dimension >= 0, !overflow else { return nil }
      bits = product
    }
    if shape.contains(0) { return 0 }
    return bits % 8 == 0 ? bits / 8 : nil
  }
}
