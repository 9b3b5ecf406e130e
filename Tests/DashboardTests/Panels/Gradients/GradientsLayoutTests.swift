import TerminalUI
import Testing

@testable import Dashboard

@Suite struct GradientsLayoutTests {
  private func layout(
    _ columns: Int, _ rows: Int, layers: Int = 3, center: Int = 0
  ) -> GradientsLayout {
    GradientsLayout(
      layerCount: layers, in: Rect(column: 2, row: 2, width: columns, height: rows),
      center: center)
  }

  @Test func anyAreaIsLegal() {
    for columns in 0...220 {
      for rows in [0, 1, 2, 5, 20, 60] {
        let found = layout(columns, rows)
        for (left, right) in zip(found.columns, found.columns.dropFirst()) {
          #expect(left.start + left.width < right.start, "a blank parts two columns")
        }
        #expect(found.columns.allSatisfy { $0.start + $0.width <= 2 + columns })
        #expect(found.blocks.allSatisfy { $0.endRow <= 2 + max(rows, 1) || rows < 5 })
        #expect(found.layers.count == found.blocks.count && !found.layers.isEmpty)
      }
    }
  }

  @Test func aNarrowScreenKeepsTheCurvesAndOneHistogram() {
    #expect(layout(56, 13).columns.map(\.content) == [.name, .norm, .ratio, .activations])
    #expect(layout(76, 19).columns.map(\.content) == GradientsLayout.Content.allCases)
  }

  @Test func zeroIsInTheMiddleOfAHistogram() {
    for columns in 56...200 {
      #expect(
        layout(columns, 20).columns.filter(\.content.isHistogram).allSatisfy { $0.width % 2 == 1 })
    }
  }

  @Test func layersThatDoNotFitAreThoseAwayFromTheCenter() {
    #expect(layout(76, 19, layers: 33).layers == 0..<4)
    #expect(layout(76, 19, layers: 33, center: 16).layers == 14..<18)
    #expect(layout(76, 19, layers: 33, center: 32).layers == 29..<33)
    #expect(layout(76, 19).blocks.map(\.height) == [6, 6, 6])
  }
}
