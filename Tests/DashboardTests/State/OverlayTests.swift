import TerminalUI
import Testing
import Training

@testable import Dashboard

/// The pages about gradients among everything else on the screen.
@Suite struct OverlayTests {
  private static func click(_ column: Int, _ row: Int, _ state: inout DashboardState) {
    _ = state.update(
      .mouse(MouseEvent(.press(.left), column: column, row: row)))
  }

  @Test func aClickAwayFromTheCheckClosesIt() {
    var state = Moments.state(120, 40)
    state.press("g")
    let before = state.selection
    Self.click(2, 3, &state)
    #expect(state.overlay == nil && state.selection == before)
  }

  @Test func theChainRuleHoldsNothingToPointAt() throws {
    var state = Moments.state(120, 40)
    state.press("v")
    let chain = try #require(ScreenLayout(state).chain)
    let before = (state.selection, state.focus)
    Self.click(chain.column + 10, chain.row + 3, &state)
    #expect(state.selection == before.0 && state.focus == before.1 && state.showsChain)
  }

  @Test func aTallScreenKeepsPanesAboveTheChainRule() {
    for (columns, rows, isCovered) in [
      (60, 18, true), (80, 24, true), (120, 40, false), (200, 60, false),
    ] {
      var state = Moments.state(columns, rows)
      state.press("v")
      #expect(ScreenLayout(state).coversPanes == isCovered)
      for (pane, area) in ScreenLayout(state).panes where !isCovered {
        #expect(area.intersection(ScreenLayout(state).chain ?? area).isEmpty, "\(pane)")
      }
    }
  }

  @Test func settingsAndOtherViewsTakeItsPlace() {
    for keys in ["vc", "v4", "gc", "g5"] {
      var state = Moments.state()
      state.press(keys)
      #expect(state.overlay == nil, "\(keys)")
    }
  }

  @Test func tabStaysWhereWeightsAre() {
    var state = Moments.state()
    state.press("v")
    for _ in 0..<4 {
      state.press(.tab)
      #expect(state.focus.hasParameters)
    }
  }

  @Test func anOrderForACheckGoesToTheSession() {
    var state = Moments.state()
    #expect(state.press("g") == [.send(.checkGradient)])
    #expect(state.press("g") == [])
    #expect(state.press("v") == [])
  }
}
