import CNcurses
import CTerminalGuard
import TerminalUI

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension CursesTerminal {
  /// Shows a frame; only what differs from the frame before is sent, nothing when it is equal.
  public func show(_ frame: Buffer) {
    guard !isRestored, !tg_has_crashed(), painter.paint(frame) else { return }
    refreshScreen()
  }

  /// Draws everything anew with the next frame, as after another program wrote over the screen.
  public func invalidate() {
    guard !isRestored else { return }
    painter.invalidate()
    clearok(cn_stdscr(), true)
  }

  /// Stops the program and gives the terminal back to the shell until it is continued.
  public func suspend() {
    guard !isRestored, !tg_has_crashed() else { return }
    reportMouse(false)
    endwin()
    tg_stop()
    hasStopped = true
    takeBack()
  }

  /// Takes the terminal back from the shell and shows the last frame until the next one comes.
  ///
  /// A program continued in the background must write nothing; setting the modes stops it there
  /// until the shell brings it to the foreground.
  func takeBack() {
    reset_prog_mode()
    // After a stop that could not be foreseen, curses has yet to learn that it lost the screen.
    if !isendwin() { endwin() }
    reportMouse(true)
    hasResumed = true
    invalidate()
    refreshScreen()
  }

  /// Follows the window's size; true when it has changed.
  @discardableResult
  func adoptWindowSize() -> Bool {
    let size = Self.windowSize()
    let known = Size(columns: Int(getmaxx(cn_stdscr())), rows: Int(getmaxy(cn_stdscr())))
    guard size != known || size != painter.size else { return false }
    resizeterm(Int32(size.rows), Int32(size.columns))
    painter.resize(to: size)
    // Terminals move and cut what they show in ways of their own.
    clearok(cn_stdscr(), true)
    return true
  }

  /// Has the terminal report the mouse, or leave it to itself.
  func reportMouse(_ isOn: Bool) {
    guard hasMouse else { return }
    send(isOn ? TerminalType.Mouse.on : TerminalType.Mouse.off)
  }

  /// Sends the window to the terminal, which shows it in one piece if it can. Where nothing on the
  /// screen would change, as when two colours are one to the terminal, nothing is sent.
  private func refreshScreen() {
    wnoutrefresh(cn_stdscr())
    guard cn_differs() else { return }
    if !type.isPlain { send(TerminalType.Frame.begin) }
    doupdate()
    if !type.isPlain { send(TerminalType.Frame.end) }
  }

  /// Writes past curses, whose buffer is empty between two updates. Nothing is lost for good when
  /// the terminal takes none of it.
  private func send(_ text: String) {
    _ = Array(text.utf8).withUnsafeBytes { write(drawing, $0.baseAddress, $0.count) }
  }
}
