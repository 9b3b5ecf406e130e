import TerminalUI

extension DashboardState {
  /// Goes on to the next theme and has it kept.
  mutating func nextTheme() -> [DashboardEffect] {
    theme = Theme(theme.terminal, theme.scheme.next)
    let isColorless = theme.terminal.colors == .monochrome
    notice =
      "theme: \(theme.scheme.name)" + (isColorless ? "; there are no colours to show it" : "")
    return [.keepTheme(theme.scheme.name)]
  }
}
