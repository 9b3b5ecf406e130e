/// A key as a program sees it.
public enum Key: Hashable, Sendable {
  /// A printable character, Space included.
  case character(Character)
  /// Control with a lower-case letter; Ctrl-C is `.control("c")`.
  case control(Character)
  /// Return.
  case enter
  /// Escape by itself.
  case escape
  /// Tab.
  case tab
  /// Shift with Tab.
  case backTab
  /// Arrow up.
  case up
  /// Arrow down.
  case down
  /// Arrow left.
  case left
  /// Arrow right.
  case right
  /// To the start.
  case home
  /// To the end.
  case end
  /// A page up.
  case pageUp
  /// A page down.
  case pageDown
  /// Delete to the left.
  case backspace
  /// Delete to the right.
  case delete
  /// F1 and so on.
  case function(Int)
}

/// Something that a terminal reports.
public enum InputEvent: Hashable, Sendable {
  /// A key was pressed.
  case key(Key)
  /// Something was done with the mouse.
  case mouse(MouseEvent)
  /// The screen has a new size.
  case resize(Size)
  /// The program came back from being suspended; the screen must be drawn anew.
  case resumed
  /// The program is asked to end, by the signal of that number.
  case terminate(signal: Int32)
  /// Another thread asked for attention.
  case woken
}
