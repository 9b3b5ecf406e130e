import Backprop
import Testing

@testable import Training

@Suite struct UnitActivityTests {
  /// 1 input, 2 units of a hidden layer, 1 output; 4 samples.
  private func activity(
    _ hidden: LayerActivation, _ values: [Float],
    output: LayerActivation = .elementwise(.sigmoid)
  ) -> UnitActivity {
    UnitActivity(
      step: 7, shape: NetworkShape(inputs: 1, layers: [(2, hidden), (1, output)]), sampleCount: 4,
      values: values)
  }

  @Test func zerosAndFlatEndsAreCountedUnitByUnit() {
    let seen = activity(
      .elementwise(.tanh), [0, 0.97, 0.971, -0.98, 0, 0, 0, 1, 0.5, 0.014, 0.986, 0.015])
    #expect(seen.step == 7 && seen.sampleCount == 4)
    #expect(seen.units.map(\.zeros) == [1, 3, 0])
    #expect(seen.units.map(\.saturated) == [2, 1, 2])
    #expect(seen.saturation(ofLayer: 0) == 3.0 / 8)
    #expect(seen.saturation(ofLayer: 1) == 0.5)
    #expect(Array(seen.activations(ofLayer: 1)) == [0.5, 0.014, 0.986, 0.015])
  }

  @Test func aReluUnitIsDeadWhereAllItsAnswersAre0() {
    let seen = activity(.elementwise(.relu), [0, 0, 0, 0, 0, 0, 0.1, 0, 0, 0, 0, 0])
    #expect(seen.deadUnits(ofLayer: 0) == [0])
    #expect(seen.isDead(0, ofLayer: 0) && !seen.isDead(1, ofLayer: 0))
    #expect(seen.deadUnits(ofLayer: 1).isEmpty, "a sigmoid never dies")
    #expect(seen.saturation(ofLayer: 0) == nil)
  }

  @Test func softmaxHasNoFlatEndsOfItsOwn() {
    let seen = activity(.elementwise(.sin), Array(repeating: 1, count: 12), output: .softmax)
    #expect(seen.saturation(ofLayer: 0) == nil && seen.saturation(ofLayer: 1) == nil)
  }

  @Test func whatIsNotANumberIsNeitherDeadNorSaturated() {
    for hidden in [Activation.relu, .tanh] {
      let seen = activity(.elementwise(hidden), Array(repeating: .nan, count: 12))
      #expect(seen.units.allSatisfy { $0.zeros == 0 && $0.saturated == 0 })
      #expect(seen.deadUnits(ofLayer: 0).isEmpty)
    }
  }
}
