import TerminalUI

extension Frame {
  /// Creates the border of a pane in the styles of the theme.
  init(_ title: String, note: String = "", foot: String = "", pane: Pane, _ state: DashboardState) {
    let theme = state.theme
    self.init(
      title: title, note: note, foot: foot,
      isFocused: state.focus == pane, glyphs: theme.appearance.glyphs,
      border: state.focus == pane ? theme.faint : theme.border, titleStyle: theme.bright,
      noteStyle: theme.faint)
  }
}
