import CNcurses
import TerminalUI

/// Turns what curses reads into keys and mouse events; it reads no file and knows no time.
///
/// Sequences that are no key of ours are swallowed whole: their letters must not act as keys. One
/// that is cut off keeps the parser waiting until `abandon`, or until something comes that can't
/// belong to it.
struct InputParser {
  /// One answer of curses.
  enum Input: Hashable {
    /// A character or a control code.
    case scalar(UInt32)
    /// A key that the terminal database knows.
    case code(Int32)
  }

  /// Where in the input the parser stands.
  private enum State {
    case between
    /// After Escape.
    case escape
    /// After an Escape that was taken for one by itself.
    case lateEscape
    /// After a `[` that follows such an Escape: the line may have cut a sequence in two.
    case lateBracket
    /// After `ESC [`; only its first scalar can still make it a report of the mouse.
    case sequence(isFirst: Bool)
    /// After `ESC O`, which one more scalar ends.
    case single
    /// Within a string, such as a terminal's answer to a question.
    case string
    /// Within a mouse report.
    case mouse(SGRMouseParser)
    /// Within a report in the older form: code, column and row as one scalar each.
    case oldMouse([UInt32])
  }

  /// The code that the decoder gives to `ESC [ <`, beyond those of curses.
  static let mouseCode: Int32 = 1002
  /// The code of `ESC [ M`, with which terminals report that know no other form.
  static let oldMouseCode: Int32 = 1003

  private static let escape: UInt32 = 27

  private var state = State.between

  /// Whether a sequence has begun whose end has not come. An Escape alone is not yet one.
  var isWaiting: Bool {
    switch state {
    case .between, .escape, .lateEscape, .lateBracket: false
    default: true
    }
  }

  /// Takes the next input and returns what it completes.
  mutating func take(_ input: Input) -> [InputEvent] {
    switch input {
    case .code(let code): start(code)
    case .scalar(let value): take(value)
    }
  }

  /// Takes note that nothing more comes for now: an Escape was one by itself, and a bracket after it
  /// was typed. The rest of a sequence would have come in one piece with its bracket.
  mutating func pause() -> [InputEvent] {
    switch state {
    case .escape:
      state = .lateEscape
      return [.key(.escape)]
    case .lateBracket:
      state = .between
      return [.key(.character("["))]
    default: return []
    }
  }

  /// Gives up waiting for the rest of a sequence.
  mutating func abandon() { state = .between }

  /// A key that curses knows is complete; whatever was under way has been cut off. After Escape it
  /// is that key with Alt.
  private mutating func start(_ code: Int32) -> [InputEvent] {
    let before = state
    state = .between
    switch code {
    case Self.mouseCode: state = .mouse(SGRMouseParser())
    case Self.oldMouseCode: state = .oldMouse([])
    default:
      if case .escape = before { return [] }
      return Key(code: code).map { [.key($0)] } ?? []
    }
    return []
  }

  private mutating func take(_ value: UInt32) -> [InputEvent] {
    switch state {
    case .lateEscape where value == UInt32(ascii: "["):
      state = .lateBracket
      return []
    case .between, .lateEscape:
      state = value == Self.escape ? .escape : .between
      guard value != Self.escape else { return [] }
      return Key(scalar: value).map { [.key($0)] } ?? []
    case .lateBracket:
      state = .sequence(isFirst: true)
      return takeInSequence(value)
    case .escape: return takeAfterEscape(value)
    case .mouse(let parser): return takeInReport(value, parser)
    case .oldMouse(let values): return takeInOldReport(value, values)
    case .single, .sequence, .string: return takeInSequence(value)
    }
  }

  private mutating func takeAfterEscape(_ value: UInt32) -> [InputEvent] {
    switch value {
    case Self.escape: return [.key(.escape)]
    case UInt32(ascii: "["): state = .sequence(isFirst: true)
    case UInt32(ascii: "O"): state = .single
    case UInt32(ascii: "]"), UInt32(ascii: "P"), UInt32(ascii: "_"): state = .string
    default: state = .between  // Alt with a key.
    }
    return []
  }

  private mutating func takeInSequence(_ value: UInt32) -> [InputEvent] {
    guard value >= 32 || value == 7 else { return takeAnew(value) }
    switch state {
    case .sequence(isFirst: true) where value == UInt32(ascii: "<"):
      state = .mouse(SGRMouseParser())
    case .sequence: state = 0x40...0x7E ~= value ? .between : .sequence(isFirst: false)
    // It ends with BEL, or with Escape and a backslash.
    case .string: if value == 7 || value == UInt32(ascii: "\\") { state = .between }
    default: state = .between
    }
    return []
  }

  private mutating func takeInReport(_ value: UInt32, _ parser: SGRMouseParser) -> [InputEvent] {
    var parser = parser
    switch parser.take(value) {
    case .incomplete:
      state = .mouse(parser)
      return []
    case .complete(let event):
      state = .between
      return event.map { [.mouse($0)] } ?? []
    case .foreign: return takeAnew(value)
    }
  }

  private mutating func takeInOldReport(_ value: UInt32, _ values: [UInt32]) -> [InputEvent] {
    guard value >= 32 else { return takeAnew(value) }
    let values = values + [value]
    guard values.count == 3 else {
      state = .oldMouse(values)
      return []
    }
    state = .between
    let numbers = values.map { Int($0) - 32 }
    let event = MouseEvent(
      code: numbers[0], column: numbers[1], row: numbers[2], isRelease: false)
    return event.map { [.mouse($0)] } ?? []
  }

  /// A control code is never part of a sequence: it starts something new, so that Ctrl-C always
  /// comes through.
  private mutating func takeAnew(_ value: UInt32) -> [InputEvent] {
    if case .string = state, value == Self.escape {
      // The end of the string: a backslash follows.
      return []
    }
    state = .between
    return take(value)
  }
}

extension UInt32 {
  fileprivate init(ascii scalar: Unicode.Scalar) { self = scalar.value }
}
