import Testing

@testable import Backprop

@Suite struct ActivationTests {
  /// Values and derivatives in closed form: f(z) and f′(z) at chosen z, to full precision.
  ///
  /// Those of sigmoid and tanh are computed from e^z by Python's `math` module, those of elu, gelu,
  /// silu, softplus and sin by mpmath with 40 digits.
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
      (.elu, -3, -0.950212931632136, 0.049787068367863944),
      (.elu, -1, -0.6321205588285577, 0.36787944117144233),
      (.elu, 0, 0, 1),
      (.elu, 0.5, 0.5, 1),
      (.gelu, -1, -0.15865525393145705, -0.0833154705876863),
      (.gelu, 0, 0, 0.5),
      (.gelu, 0.5, 0.34573123063700656, 0.8674951246561629),
      (.gelu, 2, 1.9544997361036416, 1.085231801078197),
      (.silu, -3, -0.14227761953270035, -0.08810410601516962),
      (.silu, 0, 0, 0.5),
      (.silu, 0.5, 0.3112296656009273, 0.7399611873026518),
      (.silu, 2, 1.7615941559557649, 1.0907842487848955),
      (.softplus, -3, 0.04858735157374206, 0.04742587317756678),
      (.softplus, 0, 0.6931471805599453, 0.5),
      (.softplus, 2, 2.1269280110429727, 0.8807970779778824),
      (.softplus, 20, 20.000000002061153, 0.9999999979388464),
      (.softplus, 20.5, 20.5, 1),
      (.sin, -3, -0.1411200080598672, -0.9899924966004454),
      (.sin, 0, 0, 1),
      (.sin, 0.5, 0.479425538604203, 0.8775825618903728),
      (.sin, 2, 0.9092974268256817, -0.4161468365471424),
    ]

  @Test(arguments: Activation.allCases)
  func valueAndDerivativeAgreeWithClosedForms(_ activation: Activation) {
    let rows = Self.table.filter { $0.activation == activation }
    #expect(rows.count >= 3, "an activation needs rows in the table")
    #expect(rows.contains { $0.z == 0 }, "a derivative at 0 may be a choice, and is PyTorch's")
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

  /// f and f′ at −10⁴ and 10⁴, where everything but the lines is flat; sin has no such end.
  private func ends(_ activation: Activation) -> [(z: Double, value: Double, derivative: Double)] {
    switch activation {
    case .identity: [(-1e4, -1e4, 1), (1e4, 1e4, 1)]
    case .sigmoid: [(-1e4, 0, 0), (1e4, 1, 0)]
    case .tanh: [(-1e4, -1, 0), (1e4, 1, 0)]
    case .leakyReLU: [(-1e4, -100, 0.01), (1e4, 1e4, 1)]
    case .elu: [(-1e4, -1, 0), (1e4, 1e4, 1)]
    case .relu, .gelu, .silu, .softplus: [(-1e4, 0, 0), (1e4, 1e4, 1)]
    case .sin: []
    }
  }

  @Test(arguments: Activation.allCases)
  func hugeInputsReachTheEnds(_ activation: Activation) {
    for end in ends(activation) {
      #expect(activation.valueAndDerivative(at: end.z) == (end.value, end.derivative))
      #expect(
        activation.valueAndDerivative(at: Float(end.z))
          == (Float(end.value), Float(end.derivative)))
    }
  }

  @Test func sigmoidOfALargeNegativeInputKeepsItsDigits() {
    // 1 / (1 + e^40) is not what 1 − 1 / (1 + e^−40) gives.
    let found = Activation.sigmoid.valueAndDerivative(at: -40.0)
    let expected = 1 / (1 + Double.exp(40))
    #expect(isClose(found.value, expected, units: 8))
  }

  @Test func smallInputsOfEluKeepTheirDigits() {
    // e^z − 1 ≈ z + z²/2: e^z itself has no room for them.
    let found = Activation.elu.valueAndDerivative(at: -1e-12)
    #expect(isClose(found.value, -1e-12 + 5e-25, units: 4))
  }

  @Test(arguments: Activation.allCases)
  func bothPrecisionsAgreeToRounding(_ activation: Activation) {
    for z: Float in [-3, -0.5, 0.25, 2] {
      let single = activation.valueAndDerivative(at: z)
      let double = activation.valueAndDerivative(at: Double(z))
      // GELU's 1 + erf cancels: the scale of what is rounded is 1.
      let scale: Float = activation == .gelu ? 1 : 0
      #expect(isClose(single.value, Float(double.value), units: 4, scale: scale))
      #expect(isClose(single.derivative, Float(double.derivative), units: 4, scale: 1))
    }
  }
}
