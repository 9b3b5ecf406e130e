import Backprop
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct NetworkLayoutTests {
  private static func shape(_ hidden: [Int], inputs: Int = 2) -> NetworkShape {
    NetworkShape(
      inputs: inputs,
      layers: hidden.map { ($0, .elementwise(.tanh)) } + [(1, .elementwise(.tanh))])
  }

  private static let shapes =
    [[8, 8], [], [1], [3], [16, 16], [64], [4096], [4096, 4096]].map {
      shape($0)
    } + [shape(Array(repeating: 5, count: 32)), shape([10], inputs: 784)]

  private static let sizes = [(49, 19), (58, 13), (80, 26), (140, 40), (440, 140), (24, 5)]

  @Test(arguments: shapes, sizes)
  func nodesStandInsideAndApart(_ shape: NetworkShape, _ size: (Int, Int)) {
    let area = Rect(column: 3, row: 2, width: size.0, height: size.1)
    for selection in [(0, 0), (1, 0), (shape.layers.count, 0), (1, shape.layers[0].outputs - 1)] {
      let layout = NetworkLayout(shape, in: area, selection: selection, inputWidth: 2)
      let nodes = layout.columns.flatMap(\.nodes)
      #expect(!nodes.isEmpty)
      for node in nodes { expectInside(node, area) }
      let blocks = nodes.map(\.area) + layout.columns.map(\.foot)
      for (index, block) in blocks.enumerated() where blocks.count < 300 {
        for other in blocks[(index + 1)...] { #expect(block.intersection(other).isEmpty) }
      }
      for column in layout.columns {
        let all = column.layer == 0 ? shape.inputs : shape.layers[column.layer - 1].outputs
        #expect(column.unitCount == all)
        #expect(column.units.upperBound <= all && column.nodes.map(\.unit) == Array(column.units))
        #expect(column.layer != selection.0 || column.units.contains(selection.1))
      }
      #expect(layout.columns.contains { $0.layer == selection.0 })
      #expect(layout.layerCount == shape.layers.count + 1)
    }
  }

  private func expectInside(_ node: NetworkLayout.Node, _ area: Rect) {
    #expect(area.intersection(node.area) == node.area, "\(node.area) in \(area)")
    #expect(node.area.intersection(node.picture) == node.picture || node.picture.isEmpty)
    #expect(node.area.intersection(node.text) == node.text || node.text.isEmpty)
    #expect(node.picture.intersection(node.text).isEmpty)
  }

  @Test func largerScreensShowMoreOfEachUnit() {
    func form(_ columns: Int, _ rows: Int) -> [Int] {
      let snapshot = Moments.snapshot()
      let state = Moments.state(columns, rows, snapshot)
      let area = ScreenLayout(state).area(of: .network) ?? Rect(Size(columns: 0, rows: 0))
      let form = NetworkPanel.layout(in: area, snapshot, state).form
      return [form.pictureWidth, form.height, form.textWidth]
    }
    #expect(form(60, 18) == [2, 1, 6])
    #expect(form(80, 24) == [4, 2, 7])
    #expect(form(120, 40) == [7, 3, 8])
    #expect(form(200, 60) == [11, 5, 8])
    #expect(form(500, 200) == [13, 6, 8])
  }

  @Test func allLayersOfTheStandardNetworkFitEightyByTwentyFour() {
    let snapshot = Moments.snapshot()
    let state = Moments.state(80, 24, snapshot)
    let layout = NetworkPanel.layout(
      in: ScreenLayout(state).area(of: .network) ?? Rect(state.size), snapshot, state)
    #expect(layout.columns.map(\.units) == [0..<2, 0..<8, 0..<8, 0..<1])
  }
}
