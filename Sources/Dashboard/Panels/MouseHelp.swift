/// What the help page says about the mouse: what is done, and what that does.
enum MouseHelp {
  /// The name of the group.
  static let title = "Mouse (--no-mouse leaves it to the terminal)"

  /// The lines.
  static let lines: [(label: String, description: String)] = [
    ("click", "select a unit, link, weight, sample, pane"),
    ("on a title", "the pane alone, or all again"),
    ("on a key", "what the key does, in the last row"),
    ("drag in Loss", "read the curve"),
    ("wheel", "move the selection, or this page"),
    ("Shift-drag", "mark text, in most terminals"),
  ]
}
