import Backprop
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct LinkChoiceTests {
  private let shape = NetworkShape(
    inputs: 2, layers: [(5, .elementwise(.tanh)), (2, .elementwise(.tanh))])

  private func choice(_ parameters: [Double], _ selection: Selection = Selection()) -> LinkChoice {
    let layout = NetworkLayout(
      shape, in: Rect(column: 0, row: 0, width: 60, height: 20),
      selection: (selection.layer, selection.unit), inputWidth: 2)
    let largest = shape.layers.map { layer in
      layer.units.indices.flatMap { unit in
        (0..<layer.inputs).map {
          abs(parameters[layer.weight(unit - layer.units.lowerBound, from: $0)])
        }
      }.max() ?? 0
    }
    return LinkChoice(
      shape, parameters, largestWeights: largest, layout, selection, glyphs: .braille)
  }

  private var parameters: [Double] {
    (0..<shape.parameterCount).map { Double($0 * 7 % 13) - 6 }
  }

  @Test func theThreeStrongestIntoEachUnitAreDrawnAndTheOthersCounted() {
    let choice = choice(parameters)
    // 2 into each of five units, 3 of 5 into each of two.
    #expect(choice.links.count == 2 * 5 + 3 * 2)
    #expect(choice.hiddenCount == 4)
    #expect(choice.links.allSatisfy { abs($0.strength) <= 1 && !$0.isFaded })
  }

  @Test func strongLinksAreDrawnLast() {
    let strengths = choice(parameters).links.map { abs($0.strength) }
    #expect(strengths == strengths.sorted())
  }

  @Test func aSelectedUnitShowsAllOfItsLinksOverTheOthers() {
    let choice = choice(parameters, Selection(layer: 2, unit: 1, isActive: true))
    #expect(choice.links.count { !$0.isFaded } == 5)
    #expect(choice.hiddenCount == 2)
    let firstOwn = choice.links.firstIndex { !$0.isFaded }
    #expect(choice.links[(firstOwn ?? 0)...].allSatisfy { !$0.isFaded })
    let source = self.choice(parameters, Selection(layer: 1, unit: 4, isActive: true))
    #expect(source.links.count { !$0.isFaded } == 2 + 2)
  }

  @Test func weightsOfZeroHaveNoStrength() {
    let choice = choice(Array(repeating: 0, count: shape.parameterCount))
    #expect(choice.links.allSatisfy { $0.strength == 0 })
  }
}
