import TerminalUI
import Training

/// Something that happened.
public enum DashboardEvent: Sendable {
  /// A key was pressed.
  case key(Key)
  /// Something was done with the mouse.
  case mouse(MouseEvent)
  /// The screen has a new size.
  case resized(Size)
  /// The session shows a new moment.
  case snapshot(Snapshot)
}

/// Something that is to be done outside.
public enum DashboardEffect: Equatable, Sendable {
  /// Give the session an order.
  case send(Command)
  /// End the program with an exit status.
  case quit(status: Int32)
  /// Give the terminal back until the program is continued.
  case suspend
  /// Draw the whole screen anew.
  case redraw
  /// Keep the theme of that name for the next start.
  case keepTheme(String)
  /// Open a lesson of the program by its name, the run set aside.
  case openLesson(String)
  /// Go on with the run that was set aside.
  case leaveLesson
  /// Write the screen into files and say where.
  case exportScreen
}
