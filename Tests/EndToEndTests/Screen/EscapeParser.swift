/// What a terminal is told, one piece at a time.
enum TerminalOrder: Equatable {
  /// Show a character.
  case print(Unicode.Scalar)
  /// Obey a control code below space.
  case control(UInt8)
  /// Obey an escape sequence; the text is all that follows the escape.
  case escape(String)
  /// Obey a control sequence.
  case sequence(ControlSequence)
  /// A string addressed to the window, as its title; nothing to draw.
  case string
}

/// `CSI` with its parts: `ESC [ ? 1 ; 2 h` has the prefix `?`, two parameters and ends in `h`.
struct ControlSequence: Equatable {
  /// The private marker `?`, `>`, `=` or `<`, empty when there is none.
  var prefix = ""
  /// Each parameter with its parts between colons; nil where a number is left out.
  var parameters: [[Int?]] = []
  /// Characters between the parameters and the end.
  var intermediates = ""
  /// The character that says what to do.
  var final: Character

  /// The first part of a parameter; left out or zero, it is `standard`.
  func parameter(_ index: Int, or standard: Int) -> Int {
    guard index < parameters.count, let value = parameters[index][0], value != 0 else {
      return standard
    }
    return value
  }
}

/// Splits the bytes of a program into orders; sequences and characters may be cut anywhere.
struct EscapeParser {
  private enum State {
    case ground
    case escape(String)
    case sequence(String)
    case string(isEnding: Bool)
  }

  private var state = State.ground
  /// The bytes of a character that is not complete.
  private var pending: [UInt8] = []

  /// Takes one byte and returns the order that it completes.
  mutating func take(_ byte: UInt8) -> TerminalOrder? {
    if case .string(let isEnding) = state { return takeInString(byte, isEnding) }
    if byte == 0x1B {
      state = .escape("")
      return nil
    }
    if byte < 0x20 { return .control(byte) }
    switch state {
    case .ground: return takeText(byte)
    case .escape(let text): return takeInEscape(byte, after: text)
    case .sequence(let text): return takeInSequence(byte, after: text)
    case .string: return nil
    }
  }

  private mutating func takeText(_ byte: UInt8) -> TerminalOrder? {
    pending.append(byte)
    let length = Self.length(of: pending[0])
    guard pending.count >= length else { return nil }
    defer { pending = [] }
    return .print(String(decoding: pending, as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}")
  }

  /// Returns how many bytes a character has by its first one.
  private static func length(of first: UInt8) -> Int {
    switch first {
    case 0xF0...: 4
    case 0xE0...: 3
    case 0xC0...: 2
    default: 1
    }
  }

  private mutating func takeInEscape(_ byte: UInt8, after text: String) -> TerminalOrder? {
    let text = text + String(Character(Unicode.Scalar(byte)))
    switch text {
    case "[": state = .sequence("")
    case "]", "P", "X", "^", "_": state = .string(isEnding: false)
    default:
      // 0x20–0x2F announce that more follows, as in the choice of a character set.
      guard byte >= 0x30 else {
        state = .escape(text)
        return nil
      }
      state = .ground
      return .escape(text)
    }
    return nil
  }

  private mutating func takeInString(_ byte: UInt8, _ isEnding: Bool) -> TerminalOrder? {
    guard byte == 7 || isEnding else {
      state = .string(isEnding: byte == 0x1B)
      return nil
    }
    state = .ground
    return .string
  }

  private mutating func takeInSequence(_ byte: UInt8, after text: String) -> TerminalOrder? {
    let character = Character(Unicode.Scalar(byte))
    guard (0x40...0x7E).contains(byte) else {
      state = .sequence(text + String(character))
      return nil
    }
    state = .ground
    return .sequence(Self.sequence(text, final: character))
  }

  private static func sequence(_ text: String, final: Character) -> ControlSequence {
    let prefix = text.prefix { "?><=".contains($0) }
    let numbers = text.dropFirst(prefix.count).prefix { $0.isNumber || $0 == ";" || $0 == ":" }
    let rest = text.dropFirst(prefix.count + numbers.count)
    let parameters = numbers.split(separator: ";", omittingEmptySubsequences: false)
      .map { $0.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) } }
    return ControlSequence(
      prefix: String(prefix), parameters: numbers.isEmpty ? [] : parameters,
      intermediates: String(rest), final: final)
  }
}
