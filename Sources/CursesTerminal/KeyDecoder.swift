import CNcurses
import TerminalUI

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads what has arrived from curses as keys and mouse events.
///
/// It reads from a pad of one cell: reading from a window would refresh it first.
struct KeyDecoder {
  private let pad: UnsafeMutablePointer<WINDOW>
  /// The file that keys come from.
  private let file: Int32
  private var parser = InputParser()
  /// When the last input was read: from then on the parser waits for the rest of a sequence.
  private var waitStart = ContinuousClock.now

  /// Milliseconds after which a lone Escape is known for one: more is felt, less splits keys on
  /// slow lines.
  private static let escapeDelay: Int32 = 25
  /// How long the rest of a sequence may take that the line cut in two. What is typed after that
  /// is meant as keys.
  private static let longestCut = Duration.milliseconds(250)

  /// Makes a decoder of the present screen; nil when memory is short.
  init?(file: Int32) {
    guard let pad = newpad(1, 1) else { return nil }
    self.pad = pad
    self.file = file
    _ = set_escdelay(Self.escapeDelay)
    keypad(pad, true)
    nodelay(pad, true)
    for (bytes, code) in Self.sequences { _ = cn_define_key(bytes, code) }
  }

  /// Frees the pad.
  func close() { delwin(pad) }

  /// What terminals send in either keypad mode, of which a database entry knows one, and reports of
  /// the mouse, which curses would read in its own way where it knows them.
  private static let sequences: [(String, Int32)] = [
    ("\u{1B}[A", KEY_UP), ("\u{1B}[B", KEY_DOWN), ("\u{1B}[C", KEY_RIGHT), ("\u{1B}[D", KEY_LEFT),
    ("\u{1B}OA", KEY_UP), ("\u{1B}OB", KEY_DOWN), ("\u{1B}OC", KEY_RIGHT), ("\u{1B}OD", KEY_LEFT),
    ("\u{1B}[H", KEY_HOME), ("\u{1B}OH", KEY_HOME), ("\u{1B}[1~", KEY_HOME),
    ("\u{1B}[7~", KEY_HOME), ("\u{1B}[F", KEY_END), ("\u{1B}OF", KEY_END), ("\u{1B}[4~", KEY_END),
    ("\u{1B}[8~", KEY_END), ("\u{1B}[5~", KEY_PPAGE), ("\u{1B}[6~", KEY_NPAGE),
    ("\u{1B}[3~", KEY_DC), ("\u{1B}[Z", KEY_BTAB), ("\u{1B}[<", InputParser.mouseCode),
    ("\u{1B}[M", InputParser.oldMouseCode),
  ]

  /// Returns all that has arrived.
  mutating func events() -> [InputEvent] {
    if waitStart.duration(to: .now) > Self.longestCut { parser.abandon() }
    var events: [InputEvent] = []
    while let input = read() ?? readWithinDelay() { events += parser.take(input) }
    events += parser.pause()
    waitStart = .now
    return events
  }

  private func read() -> InputParser.Input? {
    var value: wint_t = 0
    switch wget_wch(pad, &value) {
    case OK: return .scalar(UInt32(bitPattern: Int32(truncatingIfNeeded: value)))
    case KEY_CODE_YES: return .code(Int32(truncatingIfNeeded: value))
    default: return nil
    }
  }

  /// Waits a moment for more of a sequence that has begun.
  private func readWithinDelay() -> InputParser.Input? {
    guard parser.isWaiting else { return nil }
    var request = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, Self.escapeDelay) > 0 ? read() : nil
  }
}
