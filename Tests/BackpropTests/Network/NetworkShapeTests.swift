import Testing

@testable import Backprop

@Suite struct NetworkShapeTests {
  private let shape = NetworkShape(
    inputs: 2, layers: [(units: 3, activation: .tanh), (units: 2, activation: .softmax)])

  @Test func describesItselfBySizes() {
    #expect(shape.description == "2-3-2")
    #expect(NetworkShape(inputs: 784, layers: [(10, .softmax)]).description == "784-10")
  }

  @Test func countsParametersAndValues() {
    #expect(shape.parameterCount == 3 * (2 + 1) + 2 * (3 + 1))
    #expect(shape.valueCount == 2 + 3 + 2)
    #expect(shape.outputs == 2)
    #expect(shape.output.activation == .softmax)
  }

  @Test func layersFollowEachOtherWithoutGap() {
    let (hidden, output) = (shape.layers[0], shape.layers[1])
    #expect(hidden.parameters == 0..<9 && output.parameters == 9..<17)
    #expect(hidden.sources == 0..<2 && hidden.units == 2..<5)
    #expect(output.sources == 2..<5 && output.units == 5..<7)
  }

  @Test func eachUnitHasItsWeightsInOrderOfSourcesAndThenItsBias() {
    var next = 0
    for layer in shape.layers {
      for unit in 0..<layer.outputs {
        for source in 0..<layer.inputs {
          #expect(layer.weight(unit, from: source) == next)
          next += 1
        }
        #expect(layer.bias(unit) == next)
        next += 1
      }
    }
    #expect(next == shape.parameterCount)
  }

  @Test func weightsOfAUnitAreARowWithoutItsBias() {
    #expect(shape.weightRows == [0..<2, 3..<5, 6..<8, 9..<12, 13..<16])
  }

  @Test func parametersOfSizesAreCountedWithoutAShape() {
    #expect(NetworkShape.parameterCount(sizes: [2, 3, 2]) == shape.parameterCount)
    #expect(NetworkShape.parameterCount(sizes: [Int.max - 1, 1]) == Int.max)
  }

  @Test(arguments: [
    [Int.max, 1], [1 << 32, 1 << 32], [Int.max - 1, 1, 1], [1, 1, Int.max], [Int.max, Int.max],
  ])
  func sizesThatCannotBeCountedAreNone(_ sizes: [Int]) {
    #expect(NetworkShape.parameterCount(sizes: sizes) == nil)
  }

  @Test func shapesThatCannotBeCountedAreRefusedWithTheRule() async throws {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = NetworkShape(
        inputs: 1 << 32, layers: [(1 << 31, .elementwise(.tanh)), (1, .elementwise(.tanh))])
    }
    let sentence = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    #expect(sentence.contains("a network has at most \(Int.max) weights and biases"))
  }

  @Test func impossibleShapesAreRefused() async {
    await #expect(processExitsWith: .failure) {
      _ = NetworkShape(inputs: 0, layers: [(1, .softmax)])
    }
    await #expect(processExitsWith: .failure) { _ = NetworkShape(inputs: 1, layers: []) }
    await #expect(processExitsWith: .failure) {
      _ = NetworkShape(inputs: 1, layers: [(0, .elementwise(.tanh))])
    }
    await #expect(processExitsWith: .failure) {
      _ = NetworkShape(inputs: 1, layers: [(2, .softmax), (1, .elementwise(.tanh))])
    }
  }
}
