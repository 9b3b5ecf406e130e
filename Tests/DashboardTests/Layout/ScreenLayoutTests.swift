import TerminalUI
import Testing

@testable import Dashboard

@Suite struct ScreenLayoutTests {
  private static let sizes = [
    (60, 18), (79, 23), (79, 60), (200, 23), (80, 24), (99, 40), (100, 30), (100, 33), (100, 34),
    (120, 40), (200, 60), (500, 200),
  ]

  @Test(arguments: sizes) func panesFillTheScreenWithoutOverlap(_ columns: Int, _ rows: Int) {
    for keys in ["", "2", "3", "4", "5", "e"] {
      var state = Moments.state(columns, rows)
      state.press(keys)
      let layout = ScreenLayout(state)
      let areas = [layout.header, layout.diagnosis, layout.keys] + layout.panes.map(\.area)
      let screen = Rect(state.size)
      var covered = 0
      for (index, area) in areas.enumerated() {
        #expect(screen.intersection(area) == area)
        covered += area.width * area.height
        for other in areas[(index + 1)...] { #expect(area.intersection(other).isEmpty) }
      }
      #expect(covered == columns * rows)
      #expect(layout.header.row == 0 && layout.keys.row == rows - 1)
      #expect(layout.diagnosis.row == rows - 2)
      #expect(layout.panes.allSatisfy { $0.area.width >= 24 && $0.area.height >= 6 })
    }
  }

  @Test func aSizeHasItsPanes() {
    func panes(_ columns: Int, _ rows: Int) -> [Pane] {
      ScreenLayout(Moments.state(columns, rows)).panes.map(\.pane)
    }
    #expect(panes(60, 18) == [.network])
    #expect(panes(79, 24) == [.network])
    #expect(panes(80, 23) == [.network])
    #expect(panes(80, 24) == [.network, .loss, .weights])
    #expect(panes(100, 33) == [.network, .loss, .weights])
    // Gradients and Trace have views of their own.
    let all = Pane.allCases.filter { $0 != .gradients && $0 != .trace && $0 != .lesson }
    #expect(panes(100, 34) == all)
    #expect(panes(500, 200) == all)
  }

  @Test func tooSmallBeginsBelowSixtyByEighteen() {
    #expect(!ScreenLayout.isTooSmall(Size(columns: 60, rows: 18)))
    #expect(ScreenLayout.isTooSmall(Size(columns: 59, rows: 18)))
    #expect(ScreenLayout.isTooSmall(Size(columns: 60, rows: 17)))
    #expect(ScreenLayout.isTooSmall(Size(columns: 0, rows: 0)))
  }

  @Test func atEightyByTwentyFourTheDiagramIsFiftyOneWide() {
    let layout = ScreenLayout(Moments.state(80, 24))
    #expect(layout.area(of: .network) == Rect(column: 0, row: 1, width: 51, height: 21))
    #expect(layout.area(of: .weights) == Rect(column: 51, row: 1, width: 29, height: 12))
    #expect(layout.area(of: .loss) == Rect(column: 51, row: 13, width: 29, height: 9))
    #expect(layout.area(of: .output) == nil)
  }
}
