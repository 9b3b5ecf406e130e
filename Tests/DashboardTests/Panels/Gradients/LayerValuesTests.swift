import Backprop
import Testing

@testable import Dashboard

@Suite struct LayerValuesTests {
  @Test func biasesAreNoWeights() {
    let shape = NetworkShape(
      inputs: 2, layers: [(2, .elementwise(.tanh)), (1, .elementwise(.tanh))])
    let parameters = [1, 2, -100, 3, 4, -100, 5, 6, -100.0]
    #expect(LayerValues.weights(shape.layers[0], of: parameters) == [1, 2, 3, 4])
    #expect(LayerValues.weights(shape.layers[1], of: parameters) == [5, 6])
  }

  @Test func ofALargeLayerAPartIsLookedAtFromAllOfIt() throws {
    let shape = NetworkShape(inputs: 100, layers: [(200, .elementwise(.tanh))])
    let parameters = (0..<shape.parameterCount).map { Double($0 % 101) }
    let values = LayerValues.weights(shape.layers[0], of: parameters)
    #expect(values.count == LayerValues.most)
    #expect(Set(values).count == 100, "each source is met")
    #expect(values.first == 0)
  }

  @Test func boundedFunctionsHaveTheirOwnRange() {
    #expect(LayerValues.range(.elementwise(.tanh)) == -1...1)
    #expect(LayerValues.range(.softmax) == 0...1)
    #expect(LayerValues.range(.elementwise(.relu)) == nil)
  }

  @Test func theDeviationIsThatOfAllNumbers() {
    #expect(LayerValues.deviation([1, 3, 1, 3]) == 1)
    #expect(LayerValues.deviation([]).isNaN)
  }
}
