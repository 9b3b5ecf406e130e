import CNcurses
import CTerminalGuard
import TerminalUI

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The terminal on the standard streams, drawn by curses.
///
/// There may be one at a time, and it belongs to the thread that made it. While it exists it
/// catches the signals that end, stop or resize the program and reports them as events, and gives
/// the terminal back should any thread crash.
public final class CursesTerminal: Terminal {
  /// What the user decides about the picture.
  public struct Options: Hashable, Sendable {
    /// Whether to draw with ASCII even where more is possible.
    public var forceASCII: Bool
    /// How many colours to use.
    public var colors: ColorChoice
    /// Whether to leave the mouse to the terminal, which marks text with it.
    public var noMouse: Bool

    /// Creates options, by default to use all that the terminal has.
    public init(
      forceASCII: Bool = false, colors: ColorChoice = .automatic, noMouse: Bool = false
    ) {
      self.forceASCII = forceASCII
      self.colors = colors
      self.noMouse = noMouse
    }
  }

  /// The colours and glyphs that it can show.
  public let appearance: Appearance
  /// Why there are fewer colours than were asked for, in one sentence; nil where there are not.
  public let colorNote: String?

  let session: cn_session
  let type: TerminalType
  /// Whether the terminal reports the mouse.
  let hasMouse: Bool
  var decoder: KeyDecoder
  /// Where signals and wake-ups arrive as bytes.
  let signals: Int32
  /// The file that frames are written to: the terminal, until a crash cuts it off.
  let drawing: Int32
  var painter: FramePainter
  /// Whether the program came back from a stop that has not been reported yet.
  var hasResumed = false
  /// Whether the stop was our own, so that its end needs no further work.
  var hasStopped = false
  var isRestored = false

  /// Looks whether the terminal can be taken over, and leaves it as it is.
  public static func check() throws(TerminalError) {
    _ = try usableType()
  }

  /// Takes over the terminal and switches to its second screen with the first frame.
  public init(options: Options = Options()) throws(TerminalError) {
    type = try Self.usableType(options.colors)
    let encoding = TextEncoding.adopted()
    signals = tg_open_pipe()
    guard signals >= 0, tg_keep_modes(STDOUT_FILENO) else { throw .refused(code: errno) }
    fflush(nil)
    // Before curses starts: it leaves signals alone that are caught already.
    tg_catch_signals()
    (session, drawing) = try Self.start(type)
    Self.setModes()
    appearance = Appearance(
      colors: Self.startColors(options.colors), glyphs: type.glyphs(encoding, options))
    colorNote =
      options.colors == .trueColor && appearance.colors < .trueColor ? Self.noDirectColors : nil
    guard let decoder = KeyDecoder(file: STDIN_FILENO) else { throw .refused(code: ENOMEM) }
    self.decoder = decoder
    hasMouse = !options.noMouse && !type.isPlain
    painter = FramePainter(
      size: Self.windowSize(), appearance: appearance, pairLimit: Int(cn_color_pairs()))
    let reset = type.resetBytes.map(CChar.init(bitPattern:))
    tg_arm(reset, reset.count, drawing)
    // The size that curses found may come from LINES and COLUMNS, which shells leave behind.
    adoptWindowSize()
    reportMouse(true)
  }

  deinit { restore() }

  /// The present size of the screen.
  public var size: Size { painter.size }

  /// Wakes the thread that waits in `events(timeout:)`; any thread may call it, even after the
  /// terminal was given back.
  public var wake: @Sendable () -> Void { { tg_wake() } }

  /// Gives the terminal back for good; a second call does nothing.
  public func restore() {
    guard !isRestored else { return }
    isRestored = true
    // After a crash elsewhere the guard has given the terminal back already.
    if !tg_has_crashed() {
      reportMouse(false)
      endwin()
      tg_restore_modes()
    }
    tg_disarm()
    tg_release_signals()
    decoder.close()
    cn_free(session)
  }
}

extension CursesTerminal {
  private static let noDirectColors =
    "no terminal entry with 24 bits is installed (ncurses-term has them)"

  private static func usableType(
    _ colors: ColorChoice = .automatic
  ) throws(TerminalError) -> TerminalType {
    guard isatty(STDIN_FILENO) == 1 else { throw .notATerminal(.input) }
    guard isatty(STDOUT_FILENO) == 1 else { throw .notATerminal(.output) }
    let name = getenv("TERM").map { String(cString: $0) } ?? ""
    return try TerminalType(
      named: name, wantsDirectColors: colors == .trueColor, output: STDOUT_FILENO)
  }

  /// Starts curses on copies of the standard streams: a crash may then cut off the drawing and
  /// leave the standard streams to the crash report.
  private static func start(_ type: TerminalType) throws(TerminalError) -> (cn_session, Int32) {
    let input = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
    let output = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
    let session = cn_start(type.name, input, output)
    guard session.screen != nil else {
      tg_release_signals()
      cn_free(session)
      throw .refused(code: errno)
    }
    return (session, output)
  }

  /// Sets the modes of a full-screen program: every key arrives at once and as it is, nothing is
  /// echoed, and drawing never looks for input half-way.
  private static func setModes() {
    CNcurses.raw()
    noecho()
    nonl()
    typeahead(-1)
    leaveok(cn_stdscr(), true)
    curs_set(0)
  }

  private static func startColors(_ choice: ColorChoice) -> ColorDepth {
    guard choice != .none, has_colors(), start_color() == OK else { return .monochrome }
    guard use_default_colors() == OK else { return .monochrome }
    return TerminalType.usable(offeredColors, limit: choice.limit)
  }

  private static var offeredColors: ColorDepth {
    switch cn_colors() {
    case 0xFFFFFF... where cn_flag("RGB"): return .trueColor
    case 256...: return .palette256
    case 16...: return .ansi16
    case 8...: return .ansi8
    default: return .monochrome
    }
  }

  /// The size of the window, or what curses takes it for.
  static func windowSize() -> Size {
    var columns: Int32 = 0
    var rows: Int32 = 0
    guard tg_window_size(STDOUT_FILENO, &columns, &rows) else {
      return Size(columns: Int(getmaxx(cn_stdscr())), rows: Int(getmaxy(cn_stdscr())))
    }
    return Size(columns: Int(columns), rows: Int(rows))
  }
}
