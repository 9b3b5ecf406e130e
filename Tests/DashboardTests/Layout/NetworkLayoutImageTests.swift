import Backprop
import Datasets
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct NetworkLayoutImageTests {
  /// A network and the side of its inputs' image.
  struct Case: CustomTestStringConvertible {
    var side: Int
    var units: [Int]
    var shape: NetworkShape {
      NetworkShape(
        inputs: side * side, layers: units.map { ($0, .elementwise(.relu)) })
    }
    var image: ImageSize { ImageSize(rows: side, columns: side) }
    var testDescription: String { shape.description }
  }

  static let cases = [
    Case(side: 8, units: [32, 10]), Case(side: 28, units: [256, 128, 10]),
    Case(side: 8, units: [10]), Case(side: 1, units: [1]), Case(side: 2, units: [3, 4096]),
    Case(side: 100, units: [2, 2]),
    Case(side: 8, units: Array(repeating: 5, count: 33)),
  ]
  static let sizes = [(24, 5), (49, 18), (56, 13), (76, 19), (114, 35), (194, 55)]

  @Test(arguments: cases, sizes)
  func nodesStandInsideAndApart(_ network: Case, _ size: (Int, Int)) {
    let area = Rect(column: 3, row: 2, width: size.0, height: size.1)
    let shape = network.shape
    let last = shape.layers.count
    for (layer, unit) in [(0, 0), (1, 0), (1, shape.layers[0].outputs - 1), (last, 0)] {
      let layout = NetworkLayout(
        shape, image: network.image, in: area, selection: (layer, unit))
      let nodes = layout.columns.flatMap(\.nodes)
      for node in nodes {
        #expect(area.intersection(node.area) == node.area, "\(node.area)")
        #expect(node.area.intersection(node.picture) == node.picture || node.picture.isEmpty)
        #expect(node.picture.intersection(node.text).isEmpty)
      }
      let blocks = nodes.map(\.area) + layout.columns.compactMap(\.image)
      for (index, block) in blocks.enumerated() where size.0 > 40 {
        for other in blocks[(index + 1)...] { #expect(block.intersection(other).isEmpty) }
      }
      let column = layout.columns.first { $0.layer == layer }
      #expect(column?.units.contains(unit) == true, "the selected unit is on the screen")
      #expect(layout.layerCount == last + 1)
    }
  }

  @Test func theInputsAreOneImageAndTheFirstLayerItsWeights() throws {
    let network = Self.cases[0]
    let layout = NetworkLayout(
      network.shape, image: network.image,
      in: Rect(column: 0, row: 0, width: 114, height: 36), selection: (1, 0))
    #expect(layout.columns.count == 3)
    let image = try #require(layout.columns[0].image)
    #expect(image.width == 2 * image.height && image.width % 8 == 0 && image.width >= 32)
    #expect(layout.columns[0].nodes.isEmpty && layout.columns[0].perRow == 8)
    #expect(layout.columns[1].nodes.count == 32)
    #expect(layout.columns[1].nodes.allSatisfy { $0.isImage && $0.picture.width == 8 })
    #expect(layout.columns[2].nodes.count == 10)
    #expect(layout.columns[2].nodes.allSatisfy { !$0.isImage && $0.text.height >= 3 })
  }

  @Test func aLargeNetworkShowsAPartOfEachLayerAndCountsTheRest() {
    let network = Self.cases[1]
    let layout = NetworkLayout(
      network.shape, image: network.image,
      in: Rect(column: 0, row: 0, width: 114, height: 36), selection: (1, 200))
    #expect(layout.columns.map(\.unitCount) == [784, 256, 128, 10])
    let grid = layout.columns[1]
    #expect(grid.units.contains(200) && grid.units.count < 256)
    #expect(grid.units.lowerBound % grid.perRow == 0)
    #expect(layout.columns[2].units.lowerBound == 0 && layout.columns[2].units.count < 128)
  }
}
