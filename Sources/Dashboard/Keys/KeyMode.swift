import Training

/// What the keys are for at the moment. Each mode has a table of its own, in which no key has two
/// meanings.
enum KeyMode: CaseIterable {
  /// The screen.
  case main
  /// The settings lie over it.
  case settings
  /// The past of the run is shown.
  case timeline
  /// A lesson's text has the keys.
  case lesson
  /// The lessons lie over the screen, to choose one.
  case lessonMenu
  /// A line of text is being typed; what is no binding is text.
  case entry

  /// The keys of the mode.
  var bindings: [KeyBinding] {
    switch self {
    case .main: KeyTable.main
    case .settings: KeyTable.settings
    case .timeline: KeyTable.timeline
    case .lesson: KeyTable.lesson
    case .lessonMenu: KeyTable.lessonMenu
    case .entry: KeyTable.entry
    }
  }
}
