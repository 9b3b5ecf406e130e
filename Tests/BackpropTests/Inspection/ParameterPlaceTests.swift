import Testing

@testable import Backprop

@Suite struct ParameterPlaceTests {
  private let shape = NetworkShape(inputs: 2, layers: [(3, .tanh), (2, .sigmoid), (1, .identity)])

  @Test func everyParameterIsFoundWhereItsLayerPutsIt() {
    var count = 0
    for (number, layer) in shape.layers.enumerated() {
      for unit in 0..<layer.outputs {
        for source in 0..<layer.inputs {
          let place = shape.place(ofParameter: layer.weight(unit, from: source))
          #expect(place == ParameterPlace(layer: number, unit: unit, source: source))
          count += 1
        }
        let place = shape.place(ofParameter: layer.bias(unit))
        #expect(place == ParameterPlace(layer: number, unit: unit, source: nil))
        count += 1
      }
    }
    #expect(count == shape.parameterCount)
  }

  @Test func everyValueIsFoundInItsLayer() {
    let found = (0..<shape.valueCount).map { shape.place(ofValue: $0) }
    #expect(found.map(\.layer) == [nil, nil, 0, 0, 0, 1, 1, 2])
    #expect(found.map(\.unit) == [0, 1, 0, 1, 2, 0, 1, 0])
  }

  @Test func aWeightBetweenTwoUnitsIsTheOneOfItsLayer() {
    #expect(shape.weight(from: 1, to: 4) == shape.layers[0].weight(2, from: 1))
    #expect(shape.weight(from: 3, to: 5) == shape.layers[1].weight(0, from: 1))
    #expect(shape.weight(from: 6, to: 7) == shape.layers[2].weight(0, from: 1))
  }
}
