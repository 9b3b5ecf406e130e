import CTerminalGuard

/// A request to end the program, as a thread sees it that watches over the terminal's own.
///
/// A terminal that takes nothing any more holds its thread in the middle of a frame for good; then
/// somebody else has to act.
public enum EndRequest {
  /// Waits until a signal asks the program to end and returns its number; nil where signals can't
  /// be waited for.
  public static func wait() -> Int32? {
    let number = tg_await_request()
    return number > 0 ? number : nil
  }

  /// Gives the terminal back, whatever its own thread is doing, and ends the program at once.
  public static func end(status: Int32) -> Never { tg_end(status) }
}
