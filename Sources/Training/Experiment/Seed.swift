/// What all random draws of a run follow from: a number or a word.
public enum Seed: Hashable, Sendable, CustomStringConvertible {
  /// A whole number, 0 or above.
  case number(UInt64)
  /// Any text that is no such number.
  case text(String)

  /// Reads a seed: a whole number where the text is one, written without needless digits.
  ///
  /// - Returns: nil for an empty text, and for a whole number below 0 or too large, which would
  ///   otherwise pass for a text in silence.
  public init?(_ text: String) {
    let digits = text.drop { $0 == "-" || $0 == "+" }
    if let number = UInt64(text), String(number) == text {
      self = .number(number)
    } else if digits.isEmpty || digits.first != "0" && digits.allSatisfy(\.isNumber) {
      return nil
    } else {
      self = .text(text)
    }
  }

  /// The 64 bits that generators start from; a text is hashed by FNV-1a.
  ///
  /// Source: G. Fowler, L. C. Noll, K.-P. Vo, D. Eastlake, "The FNV non-cryptographic hash
  /// algorithm".
  public var bits: UInt64 {
    switch self {
    case .number(let number): number
    case .text(let text):
      text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
  }

  /// The seed after this one: the next number, or the text with a count.
  public var next: Seed {
    switch self {
    case .number(let number): return .number(number &+ 1)
    case .text(let text):
      let parts = text.split(separator: "#", omittingEmptySubsequences: false)
      if parts.count > 1, let last = parts.last, let count = Int(last), count < 1_000_000_000 {
        return .text(parts.dropLast().joined(separator: "#") + "#\(count + 1)")
      }
      return .text(text + "#2")
    }
  }

  /// The seed as it is written in options and files.
  public var description: String {
    switch self {
    case .number(let number): String(number)
    case .text(let text): text
    }
  }
}
