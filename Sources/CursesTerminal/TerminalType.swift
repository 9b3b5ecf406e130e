import CNcurses
import TerminalUI

/// What the terminal database says about a terminal.
struct TerminalType {
  /// The name that has an entry.
  let name: String

  /// Finds the entry for a value of TERM.
  ///
  /// New terminals name themselves, and their entries reach distributions years later; those
  /// known to behave like xterm are taken for xterm then.
  ///
  /// - Parameter wantsDirectColors: whether an entry with 24 bits is taken in its place where there
  ///   is one. Not done unasked, whatever COLORTERM says: it is inherited by terminals within
  ///   terminals that show 256 colours, and these entries write a form of colour not all know.
  init(
    named name: String, wantsDirectColors: Bool = false, output: Int32
  ) throws(TerminalError) {
    guard !name.isEmpty else { throw .unnamed }
    let candidates =
      (wantsDirectColors ? Self.directNames(for: name) : []) + [name]
      + (Self.resemblesXterm(name) ? ["xterm-256color"] : [])
    guard let known = candidates.first(where: { cn_knows($0, output) }) else {
      throw .unknown(type: name)
    }
    // Starting curses loads the entry once more.
    defer { cn_forget() }
    self.name = known
    guard capability("cup") != nil && capability("clear") != nil else {
      throw .cannotPositionCursor(type: name)
    }
  }

  /// Returns whether a terminal of that name understands what xterm does.
  private static func resemblesXterm(_ name: String) -> Bool {
    ["xterm", "foot", "wezterm", "alacritty", "kitty", "ghostty", "contour", "rio", "iterm"]
      .contains(where: name.hasPrefix)
  }

  /// The names of entries with 24 bits for a terminal, its own before xterm's.
  static func directNames(for name: String) -> [String] {
    let own = name.hasSuffix("-256color") ? String(name.dropLast(9)) : name
    let isLikeXterm = resemblesXterm(own) && own != "xterm"
    return [own + "-direct"] + (isLikeXterm ? ["xterm-direct"] : [])
  }

  /// Returns the colours that are used of those that a terminal offers.
  ///
  /// With 24 bits a number of the 256 is no index any more, nor one above 7.
  static func usable(_ offered: ColorDepth, limit: ColorDepth) -> ColorDepth {
    guard offered == .trueColor else { return min(offered, limit) }
    switch limit {
    case .trueColor, .palette256: return .trueColor
    case .ansi16, .ansi8: return .ansi8
    case .monochrome: return .monochrome
    }
  }

  /// Whether it is the kernel's console or a terminal of the VT line, which may print what they
  /// do not understand.
  var isPlain: Bool { name.hasPrefix("linux") || name.hasPrefix("vt") }

  /// The glyphs to expect of it.
  func glyphs(_ encoding: TextEncoding, _ options: CursesTerminal.Options) -> GlyphSet {
    if options.forceASCII || encoding != .utf8 { return .ascii }
    return name.hasPrefix("linux") ? .blocks : .braille
  }

  /// Returns a string capability without its delays; curses must be running.
  func capability(_ name: String) -> String? {
    cn_string(name).map { Self.withoutDelays(String(cString: $0)) }
  }

  /// Removes `$<5*/>` and the like, orders to wait that only curses carries out.
  static func withoutDelays(_ text: String) -> String {
    text.replacing(#/\$<[0-9.]+[*/]*>/#, with: "")
  }

  /// The bytes that give the terminal back when curses cannot: all that a frame may have set, in
  /// an order in which the last ones work on the first screen.
  ///
  /// A terminal with one screen is cleared, so that the last words of the program do not mix with
  /// the picture.
  var resetBytes: [UInt8] {
    let attributes = (capability("sgr0") ?? "") + (capability("op") ?? "")
    let keys = capability("rmkx") ?? ""
    let screen = capability("rmcup") ?? capability("clear") ?? ""
    let cursor = capability("cnorm") ?? ""
    let modes = isPlain ? "" : Frame.end + Mouse.off
    return Array((modes + attributes + keys + screen + cursor).utf8)
  }

  /// Marks around a frame: terminals that know them show it at once, the others ignore them.
  enum Frame {
    /// Holds the picture back.
    static let begin = "\u{1B}[?2026h"
    /// Shows it.
    static let end = "\u{1B}[?2026l"
  }
  /// Reports of presses, releases, drags and the wheel, in the form that has room for any screen.
  /// Motion without a button is not asked for: it would come with every move of the hand.
  enum Mouse {
    /// Starts them.
    static let on = "\u{1B}[?1002h\u{1B}[?1006h"
    /// Ends them.
    static let off = "\u{1B}[?1006l\u{1B}[?1002l"
  }
}
