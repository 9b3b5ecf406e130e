import Backprop
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct SelectionMovingTests {
  private static let shapes: [NetworkShape] =
    [[1], [], [1, 1, 1], [4096], [8, 8], [2, 9]].map {
      NetworkShape(
        inputs: 2,
        layers: $0.map { ($0, .elementwise(.tanh)) } + [(1, .elementwise(.tanh))])
    } + [
      NetworkShape(
        inputs: 1, layers: Array(repeating: (3, .elementwise(.relu)), count: 33)),
      NetworkShape(inputs: 4096, layers: [(1, .elementwise(.tanh))]),
    ]

  @Test(arguments: shapes) func everyWalkStaysWithinTheNetwork(_ shape: NetworkShape) {
    // A fixed walk in all directions, longer one way than the other, so that all edges are met.
    var bits: UInt64 = 0x9E37_79B9_7F4A_7C15
    for isOverWeights in [false, true] {
      var selection = Selection()
      for _ in 0..<2000 {
        bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let direction = [(1, 0), (-1, 0), (0, 1), (0, -1)][Int(bits >> 62)]
        if isOverWeights {
          selection.moveOverWeights(columns: direction.0, rows: direction.1, in: shape)
          #expect(selection.parameterIndex(in: shape).map { $0 < shape.parameterCount } == true)
        } else {
          selection.moveOverUnits(columns: direction.0, rows: direction.1, in: shape)
        }
        #expect((0...shape.layers.count).contains(selection.layer))
        #expect(
          (0..<Selection.units(of: selection.layer, in: shape)).contains(selection.unit))
        #expect((0..<shape.valueCount).contains(selection.unitIndex(in: shape)))
      }
    }
  }

  @Test func movingToALayerKeepsTheHeight() {
    let shape = NetworkShape(
      inputs: 2, layers: [(8, .elementwise(.tanh)), (4, .elementwise(.tanh))])
    var selection = Selection(layer: 1, unit: 7)
    selection.moveOverUnits(columns: 1, rows: 0, in: shape)
    #expect(selection.unit == 3)
    selection.moveOverUnits(columns: -1, rows: 0, in: shape)
    #expect(selection.unit == 7)
    selection.moveOverUnits(columns: -1, rows: 0, in: shape)
    #expect(selection.layer == 0 && selection.unit == 1)
  }

  @Test func beyondTheBiasLiesTheNextLayer() {
    let shape = NetworkShape(
      inputs: 2, layers: [(3, .elementwise(.tanh)), (1, .elementwise(.tanh))])
    var selection = Selection(layer: 1, unit: 2, source: 2)
    selection.moveOverWeights(columns: 1, rows: 0, in: shape)
    #expect(selection.layer == 2 && selection.source == 0 && selection.unit == 0)
    selection.moveOverWeights(columns: -1, rows: 0, in: shape)
    #expect(selection.layer == 1 && selection.source == 2)
  }
}
