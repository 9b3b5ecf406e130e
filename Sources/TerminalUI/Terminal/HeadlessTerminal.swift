/// A terminal in memory: it keeps the last frame and plays back given events.
public final class HeadlessTerminal: Terminal {
  /// The present size.
  public private(set) var size: Size
  /// What it claims to show.
  public let appearance: Appearance
  /// The frame shown last, blank at first.
  public private(set) var frame: Buffer

  private var script: [InputEvent]

  /// Creates a terminal that reports `script`, one event for each wait.
  public init(_ size: Size, appearance: Appearance = Appearance(), script: [InputEvent] = []) {
    self.size = size
    self.appearance = appearance
    self.script = script
    frame = Buffer(size)
  }

  /// Keeps the frame.
  public func show(_ frame: Buffer) {
    self.frame = frame
  }

  /// Returns the next event of the script at once; nothing when it is played out.
  public func events(timeout: Double?) -> [InputEvent] {
    guard !script.isEmpty else { return [] }
    let event = script.removeFirst()
    if case .resize(let size) = event { self.size = size }
    return [event]
  }

  /// Does nothing: each frame is kept whole.
  public func invalidate() {}

  /// Does nothing: there is no shell.
  public func suspend() {}

  /// Does nothing: nobody waits for the terminal.
  public func restore() {}
}
