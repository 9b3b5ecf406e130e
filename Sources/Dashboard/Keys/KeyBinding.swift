import TerminalUI
import Training

/// One line of the key table: the keys, what they do, and how help and the last row name it.
public struct KeyBinding: Sendable {
  /// The group that it stands in on the help page.
  public enum Group: String, CaseIterable, Sendable {
    /// Running and stepping.
    case training = "Training"
    /// What is changed while it runs.
    case changing = "Changing"
    /// What is looked at.
    case looking = "Looking"
    /// Reading a lesson.
    case lesson = "Lesson"
    /// The program.
    case program = "Program"
  }

  /// The keys as help writes them.
  public let label: String
  /// What they do, in a few words.
  public let description: String
  /// One or two words for the last row; nil for bindings that stand in the help alone.
  public let short: String?
  /// The keys as the last row writes them, where that is shorter.
  var shortLabel: String?
  /// Where help lists it.
  public let group: Group
  /// The keys, each with its action.
  public let keys: [(key: Key, action: DashboardAction)]

  init(
    label: String, description: String, short: String?, shortLabel: String? = nil, group: Group,
    keys: [(key: Key, action: DashboardAction)]
  ) {
    (self.label, self.description, self.short) = (label, description, short)
    (self.shortLabel, self.group, self.keys) = (shortLabel, group, keys)
  }
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
  /// Links by their gradient or by their weight.
  case toggleGradientLinks
  /// Weights of image inputs as images or as numbers.
  case toggleWeightImages
  /// Check the gradient and show the result, or close it.
  case toggleCheck
  /// The chain rule of the selected weight or bias, or none.
  case toggleChain
  /// The next or previous link of the selected unit.
  case moveLink(by: Int)
  /// The next or previous operation of the trace.
  case moveTrace(by: Int)
  /// The next sample of the batch in the trace.
  case traceNextSample
  /// The loss smoothed, or as it was measured.
  case toggleSmoothing
  /// The next theme.
  case nextTheme
  /// Move the cursor of the loss to the first or the last epoch.
  case readLossAtEnd(isLast: Bool)
  /// Another view.
  case show(DashboardView)
  /// The next or previous pane.
  case moveFocus(by: Int)
  /// The focused pane alone, or all again.
  case toggleZoom
  /// Move the selection.
  case select(columns: Int, rows: Int)
  /// Open or close the settings.
  case toggleSettings
  /// Point at another setting.
  case moveSetting(by: Int)
  /// The next value of the setting pointed at, or the one before.
  case stepSetting(by: Int)
  /// Type the value of the setting pointed at.
  case typeSetting
  /// The next value of a setting, by its path.
  case nextValue(String)
  /// Type the value of a setting, by its path.
  case typeValue(String)
  /// Type the value of the selected weight or bias, or show the chosen sample.
  case enterSelection
  /// Type which sample is the probe.
  case typeProbe
  /// Look at the past of the run.
  case openTimeline
  /// Back to the present.
  case leaveTimeline
  /// Go on from the moment of the past, as a fork.
  case goOnFromPast
  /// Type the epoch to look at, which begins with a digit.
  case typeEpoch(Character)
  /// Say how to go through the past.
  case explainTimeline
  /// The view after the present one.
  case nextView
  /// Open or close the list of lessons.
  case toggleLessonMenu
  /// Another lesson of the list.
  case moveInLessonMenu(by: Int)
  /// Open the lesson pointed at.
  case openLesson
  /// Back to the run that the lesson was opened from.
  case leaveLesson
  /// The rest of the text, the answer, or the next step.
  case readOn
  /// Another step of the lesson.
  case goToStep(LessonMove)
  /// Through the text of the lesson, or its answers.
  case moveInLesson(by: Int)
  /// Answer the lesson's question; nothing shows what is right.
  case answer(String)
  /// The publication's names, or ours.
  case toggleNames
  /// Take what was typed.
  case acceptEntry
  /// Leave the line of text.
  case leaveEntry
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
