import Testing

@testable import Backprop

@Suite struct ActivationTests {
  /// Values and derivatives in closed form: f(z) and f′(z) at chosen z, to full precision.
  ///
  /// Those of sigmoid and tanh are computed from e^z by Python's `math` module.
  private static let table:
    [(activation: Activation, z: Double, value: Double, derivative: Double)] = [
      (.identity, -3.5, -3.5, 1),
      (.identity, 0, 0, 1),
      (.identity, 1e4, 1e4, 1),
      (.sigmoid, 0, 0.5, 0.25),
      (.sigmoid, 1, 0.7310585786300049, 0.19661193324148185),
      (.sigmoid, -1, 0.2689414213699951, 0.19661193324148185),
      (.sigmoid, 5, 0.9933071490757153, 0.006648056670790033),
      (.tanh, 0, 0, 1),
      (.tanh, 0.5, 0.46211715726000973, 0.7864477329659274),
      (.tanh, -2, -0.9640275800758169, 0.07065082485316443),
      (.relu, -2, 0, 0),
      (.relu, 0, 0, 0),
      (.relu, 3, 3, 1),
      (.leakyReLU, -2, -0.02, 0.01),
      (.leakyReLU, 0, 0, 0.01),
      (.leakyReLU, 3, 3, 1),
    ]

  @Test(arguments: Activation.allCases)
  func valueAndDerivativeAgreeWithClosedForms(_ activation: Activation) {
    let rows = Self.table.filter { $0.activation == activation }
    #expect(rows.count >= 3, "an activation needs rows in the table")
    for row in rows {
      let found = activation.valueAndDerivative(at: row.z)
      // 1 − a² cancels near saturation: the scale of what is rounded is 1.
      #expect(isClose(found.value, row.value, units: 4), "\(activation) at \(row.z)")
      #expect(
        isClose(found.derivative, row.derivative, units: 4, scale: 1), "\(activation) at \(row.z)")
    }
  }

  @Test(arguments: Activation.allCases)
  func derivativeAgreesWithCentralDifferences(_ activation: Activation) {
    let h = 1e-6
    // None of the points is nearer than h to the kink at 0.
    for z in [-6, -2.3, -0.7, -0.01, 0.02, 0.4, 1.9, 5.5] {
      let above = activation.valueAndDerivative(at: z + h).value
      let below = activation.valueAndDerivative(at: z - h).value
      let derivative = activation.valueAndDerivative(at: z).derivative
      // Rounding: 6 · 2⁻⁵² / 2h < 1e-9; third derivative: h² / 6 < 1e-12.
      #expect(abs((above - below) / (2 * h) - derivative) < 2e-9, "\(activation) at \(z)")
    }
  }

  @Test(arguments: Activation.allCases)
  func notANumberPassesThrough(_ activation: Activation) {
    #expect(activation.valueAndDerivative(at: Double.nan).value.isNaN)
    #expect(activation.valueAndDerivative(at: Float.nan).value.isNaN)
  }

  @Test(arguments: Activation.allCases)
  func hugeInputsGiveNoNaN(_ activation: Activation) {
    for z in [-1e4, 1e4, -1e300, 1e300] {
      let found = activation.valueAndDerivative(at: z)
      #expect(found.value.isFinite && found.derivative.isFinite, "\(activation) at \(z)")
    }
    for z: Float in [-1e4, 1e4, -1e38, 1e38] {
      let found = activation.valueAndDerivative(at: z)
      #expect(found.value.isFinite && found.derivative.isFinite, "\(activation) at \(z)")
    }
  }

  @Test func sigmoidSaturatesToExactlyZeroAndOne() {
    #expect(Activation.sigmoid.valueAndDerivative(at: -1e4) == (0, 0))
    #expect(Activation.sigmoid.valueAndDerivative(at: 1e4) == (1, 0))
  }

  @Test func sigmoidOfALargeNegativeInputKeepsItsDigits() {
    // 1 / (1 + e^40) is not what 1 − 1 / (1 + e^−40) gives.
    let found = Activation.sigmoid.valueAndDerivative(at: -40.0)
    let expected = 1 / (1 + Double.exp(40))
    #expect(isClose(found.value, expected, units: 8))
  }

  @Test(arguments: Activation.allCases)
  func bothPrecisionsAgreeToRounding(_ activation: Activation) {
    for z: Float in [-3, -0.5, 0.25, 2] {
      let single = activation.valueAndDerivative(at: z)
      let double = activation.valueAndDerivative(at: Double(z))
      #expect(isClose(single.value, Float(double.value), units: 4))
      #expect(isClose(single.derivative, Float(double.derivative), units: 4, scale: 1))
    }
  }
}

@Suite struct LayerActivationTests {
  @Test(arguments: LayerActivation.all)
  func isFoundByItsOwnName(_ activation: LayerActivation) {
    #expect(LayerActivation(name: activation.name) == activation)
  }

  @Test func allHoldsEachActivationOnceAndSoftmax() {
    #expect(LayerActivation.all.count == Activation.allCases.count + 1)
    #expect(Set(LayerActivation.all.map { $0.name }).count == LayerActivation.all.count)
    #expect(LayerActivation.all.contains(.softmax))
  }

  @Test func linearIsAnotherWordForIdentity() {
    #expect(LayerActivation(name: "linear") == .identity)
  }

  @Test(arguments: ["", "Tanh", "leakyReLU", "soft max", "gelu "])
  func otherNamesAreNone(_ name: String) {
    #expect(LayerActivation(name: name) == nil)
  }
}
