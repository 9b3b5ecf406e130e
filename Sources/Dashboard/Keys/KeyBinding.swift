import TerminalUI
import Training

/// One line of the key table: the keys, what they do, and how help and the last row name it.
public struct KeyBinding: Sendable {
  /// The group that it stands in on the help page.
  public enum Group: String, CaseIterable, Sendable {
    /// Running and stepping.
    case training = "Training"
    /// What is looked at.
    case looking = "Looking"
    /// The program.
    case program = "Program"
  }

  /// The keys as help writes them.
  public let label: String
  /// What they do, in a few words.
  public let description: String
  /// One or two words for the last row; nil for bindings that stand in the help alone.
  public let short: String?
  /// Where help lists it.
  public let group: Group
  /// The keys, each with its action.
  public let keys: [(key: Key, action: DashboardAction)]
}

/// What a key asks for.
public enum DashboardAction: Equatable, Sendable {
  /// Something that the session is to do.
  case order(Command)
  /// The next kind of δ.
  case nextDeltaKind
  /// Logarithmic or linear loss.
  case toggleLogScale
  /// Test points over the surface, or none.
  case toggleTestPoints
  /// Pictures of answers in shades or without.
  case toggleShades
  /// Another view.
  case show(DashboardView)
  /// The next or previous pane.
  case moveFocus(by: Int)
  /// The focused pane alone, or all again.
  case toggleZoom
  /// Move the selection.
  case select(columns: Int, rows: Int)
  /// Open or close the help.
  case toggleHelp
  /// One layer back.
  case back
  /// End with an exit status.
  case quit(status: Int32)
  /// Give the terminal back for a while.
  case suspend
  /// Draw everything anew.
  case redraw
  /// Write the screen into files.
  case exportScreen
}
