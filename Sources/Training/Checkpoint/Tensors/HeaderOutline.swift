import Foundation

/// What can be seen of a JSON object without parsing it.
///
/// The parser keeps one of several members of a name, and lets a comma stand before a bracket:
/// here both are seen.
struct HeaderOutline {
  /// The members of the object itself.
  private(set) var members = 0
  /// The members of all objects.
  private(set) var allMembers = 0
  /// Whether a comma has nothing after it.
  private(set) var hasIdleComma = false

  private var depth = 0
  private var isInText = false
  private var isEscaped = false
  /// The last byte outside texts that is no space.
  private var last: UInt8 = 0

  /// Looks at each byte once; anything is legal.
  init(_ json: Data) {
    json.withUnsafeBytes { bytes in
      for byte in bytes { take(byte) }
    }
  }

  private mutating func take(_ byte: UInt8) {
    if isInText {
      isInText = isEscaped || byte != UInt8(ascii: "\"")
      isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
      return
    }
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): return
    case UInt8(ascii: "\""): isInText = true
    case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      depth -= 1
      if last == UInt8(ascii: ",") { hasIdleComma = true }
    case UInt8(ascii: ":"):
      allMembers += 1
      if depth == 1 { members += 1 }
    default: break
    }
    last = byte
  }
}
