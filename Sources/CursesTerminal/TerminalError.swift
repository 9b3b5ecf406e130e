/// Why a terminal cannot be used.
public enum TerminalError: Error, Hashable, Sendable {
  /// A standard stream of the process.
  public enum Stream: String, Hashable, Sendable {
    /// Where keys come from.
    case input
    /// Where the picture goes.
    case output
  }

  /// The stream leads to a file or a pipe.
  case notATerminal(Stream)
  /// The variable TERM is missing or empty.
  case unnamed
  /// No entry of the terminal database describes this TERM.
  case unknown(type: String)
  /// The type lacks what a full screen needs.
  case cannotPositionCursor(type: String)
  /// The operating system refused; the number is its `errno`.
  case refused(code: Int32)
}

extension TerminalError: CustomStringConvertible {
  /// One sentence without a full stop, quoting the offending value.
  public var description: String {
    switch self {
    case .notATerminal(let stream):
      "standard \(stream.rawValue) is not a terminal"
    case .unnamed:
      "TERM is not set, so it is unknown how to draw on this terminal"
    case .unknown(let type):
      "TERM=\(type) is not in the terminal database; TERM=xterm-256color suits most terminals"
    case .cannotPositionCursor(let type):
      "TERM=\(type) cannot position the cursor, which a full screen needs"
    case .refused(let code):
      "the terminal cannot be opened (system error \(code))"
    }
  }
}
