import Backprop
import Testing

@testable import Dashboard

@Suite struct UnitScaleTests {
  @Test func boundedActivationsKeepTheirScale() {
    for activation in [Activation.tanh, .sin] {
      #expect(UnitScale.scaled([0.5, -0.75], .elementwise(activation)) == [0.5, -0.75])
    }
    #expect(UnitScale.scaled([0, 0.5, 1], .elementwise(.sigmoid)) == [-1, 0, 1])
    #expect(UnitScale.scaled([0, 1], .softmax) == [-1, 1])
  }

  @Test func withoutShadesTheSignAloneIsLeft() {
    let values = UnitScale.discrete([0.01, -0.01, 0, -1, 1, .infinity, .nan])
    #expect(values.dropLast() == [1, -1, 1, -1, 1, 1] && values[6].isNaN)
  }

  @Test func unboundedOnesAreScaledByTheirLargest() {
    let unbounded: [Activation] = [.identity, .relu, .leakyReLU, .elu, .gelu, .silu, .softplus]
    for activation in unbounded.map(LayerActivation.elementwise) + [nil] {
      #expect(UnitScale.scaled([0, 2, -4], activation) == [0, 0.5, -1])
      #expect(UnitScale.scaled([0, 0], activation) == [0, 0])
      #expect(UnitScale.scaled([1, .infinity], activation)[0] == 1)
    }
  }

  @Test func aSingleValueStaysWithinItsRange() {
    #expect(UnitScale.scaled(7, .elementwise(.relu)) == 1)
    #expect(UnitScale.scaled(-7, nil) == -1)
    #expect(UnitScale.scaled(0.25, .elementwise(.sigmoid)) == 0.25)
  }
}
