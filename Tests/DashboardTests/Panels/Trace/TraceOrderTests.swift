import Backprop
import Testing

@testable import Dashboard

@Suite struct TraceOrderTests {
  private static func order(_ sizes: [Int], last: LayerActivation = .elementwise(.tanh))
    -> TraceOrder
  {
    let layers = sizes.dropFirst().dropLast().map { ($0, LayerActivation.elementwise(.tanh)) }
    return TraceOrder(
      NetworkShape(inputs: sizes[0], layers: layers + [(sizes[sizes.count - 1], last)]))
  }

  private static func text(_ operation: TraceOperation) -> String {
    let unit = operation.unit.map { ".\($0 + 1)" } ?? ""
    return "\(operation.kind) \(operation.layer + 1)\(unit)"
  }

  private static func texts(_ order: TraceOrder) -> [String] {
    (0..<order.count).map { text(order[$0]) }
  }

  @Test func operationsStandInTheOrderOfComputation() {
    #expect(
      Self.texts(Self.order([2, 2, 1])) == [
        "weightedInput 1.1", "activation 1.1", "weightedInput 1.2", "activation 1.2",
        "weightedInput 2.1", "activation 2.1", "loss 2", "delta 2.1", "gradient 2.1", "delta 1.1",
        "delta 1.2", "gradient 1.1", "gradient 1.2", "mean 2.1", "mean 1.1", "mean 1.2",
        "update 2.1", "update 1.1", "update 1.2",
      ])
  }

  @Test func underSoftmaxAllWeightedInputsComeFirst() {
    let texts = Self.texts(Self.order([2, 2], last: .softmax))
    #expect(
      texts.prefix(4) == [
        "weightedInput 1.1", "weightedInput 1.2", "activation 1.1", "activation 1.2",
      ])
  }

  @Test func aLayerOfManyUnitsIsOneOperationOfEachKind() {
    let texts = Self.texts(Self.order([2, 25, 1]))
    #expect(
      texts.prefix(4) == ["weightedInput 1", "activation 1", "weightedInput 2.1", "activation 2.1"])
    #expect(texts.suffix(2) == ["update 2.1", "update 1"])
    #expect(Self.texts(Self.order([2, 24, 1])).contains("update 1.24"))
  }

  @Test func beyondTheEndsIsTheFirstOrTheLast() {
    let order = Self.order([2, 2, 1])
    #expect(order[-5] == order[0] && order[1000] == order[order.count - 1])
  }

  @Test func whatIsDoneStaysDone() {
    for sizes in [[2, 2, 1], [3, 30, 2]] {
      let order = Self.order(sizes)
      for number in 0..<order.count {
        for other in 0..<order.count {
          #expect(order.isDone(order[other], by: number) == (other <= number))
        }
      }
    }
  }
}
