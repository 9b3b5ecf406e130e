import TerminalUI
import Testing
import Training

@testable import Dashboard

@Suite struct SchemeTests {
  @Test func aKeyGoesThroughAllThemesAndNamesThem() {
    var state = Moments.state()
    for name in ["light", "colorblind", "mono", "dark"] {
      #expect(state.press("~") == [.keepTheme(name)])
      #expect(state.notice == "theme: \(name)" && state.theme.scheme.name == name)
    }
  }

  @Test func afterTheColourlessThemeTheColoursAreBack() {
    var state = Moments.state(120, 40)
    let colored = Dashboard.frame(state)
    state.press("~~~~")
    state.notice = nil
    #expect(Dashboard.frame(state) == colored)
  }

  @Test func withoutColoursTheThemesLookAlikeAndTheKeySaysSo() {
    let appearance = Appearance(colors: .monochrome)
    var state = Moments.state(appearance: appearance)
    let before = Dashboard.frame(state)
    state.press("~")
    #expect(state.notice == "theme: light; there are no colours to show it")
    state.notice = nil
    #expect(Dashboard.frame(state) == before)
  }

  @Test func theColourlessThemeDrawsNoColour() {
    var state = Moments.state(120, 40)
    state.press("~~~")
    let styles = Set(Dashboard.frame(state).cells.map(\.style))
    #expect(styles.allSatisfy { $0.foreground == .standard && $0.background == .standard })
  }

  @Test(
    arguments: ColorDepth.allCases.filter { $0 > .monochrome },
    [(80, 24), (120, 40), (40, 10), (1, 1)])
  func theLightThemeLeavesNothingInTheTerminalsOwnColours(
    _ depth: ColorDepth, _ size: (Int, Int)
  ) {
    var state = Moments.state(size.0, size.1, appearance: Appearance(colors: depth))
    state.press("~?")
    let styles = Set(Dashboard.frame(state).cells.map(\.style))
    #expect(styles.allSatisfy { $0.foreground != .standard && $0.background != .standard })
  }

  @Test func namesAreFoundAgain() {
    for scheme in Scheme.all { #expect(Scheme.named(scheme.name)?.name == scheme.name) }
    #expect(Scheme.named("drak") == nil)
    #expect(Scheme.allowed == "dark, light, colorblind, mono")
  }
}
