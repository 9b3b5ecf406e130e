/// A screen with a keyboard: the real one, or a headless one for pictures and tests.
///
/// It belongs to one thread.
public protocol Terminal: AnyObject {
  /// The present size of the screen.
  var size: Size { get }
  /// The colours and glyphs that it can show.
  var appearance: Appearance { get }

  /// Shows a frame; only what differs from the frame before is sent.
  func show(_ frame: Buffer)

  /// Waits for the next events.
  ///
  /// - Parameter timeout: seconds to wait at most; nil waits without limit.
  /// - Returns: what happened, in order; empty when the time ran out.
  func events(timeout: Double?) -> [InputEvent]

  /// Draws everything anew with the next frame, as after another program wrote over the screen.
  func invalidate()

  /// Gives the terminal back to the shell until the program is continued.
  func suspend()

  /// Gives the terminal back for good; a second call does nothing.
  func restore()
}
