import CNcurses
import TerminalUI

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Turns what curses reads into keys.
///
/// It reads from a pad of one cell: reading from a window would refresh it first.
struct KeyDecoder {
  /// One answer of curses.
  private enum Input {
    case scalar(UInt32)
    case code(Int32)
  }

  private static let escape: UInt32 = 27

  private let pad: UnsafeMutablePointer<WINDOW>
  /// The file that keys come from.
  private let file: Int32

  /// Makes a decoder of the present screen; nil when memory is short.
  init?(file: Int32) {
    guard let pad = newpad(1, 1) else { return nil }
    self.pad = pad
    self.file = file
    // A lone Escape is known for one after 25 ms; longer is felt, shorter splits keys on slow lines.
    _ = set_escdelay(25)
    keypad(pad, true)
    nodelay(pad, true)
    for (bytes, code) in Self.sequences { _ = cn_define_key(bytes, code) }
  }

  /// Frees the pad.
  func close() { delwin(pad) }

  /// What terminals send in either keypad mode; a database entry knows one of both forms.
  private static let sequences: [(String, Int32)] = [
    ("\u{1B}[A", KEY_UP), ("\u{1B}[B", KEY_DOWN), ("\u{1B}[C", KEY_RIGHT), ("\u{1B}[D", KEY_LEFT),
    ("\u{1B}OA", KEY_UP), ("\u{1B}OB", KEY_DOWN), ("\u{1B}OC", KEY_RIGHT), ("\u{1B}OD", KEY_LEFT),
    ("\u{1B}[H", KEY_HOME), ("\u{1B}OH", KEY_HOME), ("\u{1B}[1~", KEY_HOME),
    ("\u{1B}[7~", KEY_HOME), ("\u{1B}[F", KEY_END), ("\u{1B}OF", KEY_END), ("\u{1B}[4~", KEY_END),
    ("\u{1B}[8~", KEY_END), ("\u{1B}[5~", KEY_PPAGE), ("\u{1B}[6~", KEY_NPAGE),
    ("\u{1B}[3~", KEY_DC), ("\u{1B}[Z", KEY_BTAB),
  ]

  /// Returns all keys that have arrived.
  func keys() -> [Key] {
    var keys: [Key] = []
    while let input = read() {
      switch input {
      case .scalar(Self.escape): decodeEscape(into: &keys)
      case .scalar(let value): append(Key(scalar: value), to: &keys)
      case .code(let code): append(Key(code: code), to: &keys)
      }
    }
    return keys
  }

  private func append(_ key: Key?, to keys: inout [Key]) {
    if let key { keys.append(key) }
  }

  private func read() -> Input? {
    var value: wint_t = 0
    switch wget_wch(pad, &value) {
    case OK: return .scalar(UInt32(bitPattern: Int32(truncatingIfNeeded: value)))
    case KEY_CODE_YES: return .code(Int32(truncatingIfNeeded: value))
    default: return nil
    }
  }

  /// Decides between a lone Escape and the start of a key that the database lacks. The latter is
  /// swallowed whole: its letters must not act as keys.
  private func decodeEscape(into keys: inout [Key]) {
    guard let next = read() else { return keys.append(.escape) }
    switch next {
    case .scalar(Self.escape):
      keys.append(.escape)
      decodeEscape(into: &keys)
    case .scalar(UInt32(ascii: "[")): skip { $0 >= 0x40 && $0 <= 0x7E }
    case .scalar(UInt32(ascii: "O")): skip { _ in true }
    case .scalar(UInt32(ascii: "]")), .scalar(UInt32(ascii: "P")), .scalar(UInt32(ascii: "_")):
      // A reply of the terminal in a string; it ends with BEL, or with Escape and a backslash.
      skip { $0 == 7 || $0 == UInt32(ascii: "\\") }
    case .scalar, .code: break  // Alt with a key.
    }
  }

  /// Skips input up to the scalar that ends a sequence, or to a pause in it.
  private func skip(through isLast: (UInt32) -> Bool) {
    while let input = readWithinDelay() {
      if case .scalar(let value) = input, isLast(value) { return }
    }
  }

  private func readWithinDelay() -> Input? {
    if let input = read() { return input }
    var request = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, 25) > 0 ? read() : nil
  }
}

extension UInt32 {
  fileprivate init(ascii scalar: Unicode.Scalar) { self = scalar.value }
}
