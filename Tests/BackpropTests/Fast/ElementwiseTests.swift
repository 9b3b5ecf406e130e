import Testing

@testable import Backprop

/// The elementwise functions of the kernels against float64, whose own errors are 2⁻²⁹ of a unit.
@Suite struct ElementwiseTests {
  /// How exact values and slopes are, as the comments in functions.h say: measured over all
  /// numbers of float32 where a function has its largest error, on every level, and rounded up.
  /// The first bound whose range an argument is in holds for it.
  static func bounds(_ activation: Activation) -> (value: [ErrorBound], slope: [ErrorBound]) {
    switch activation {
    case .identity, .relu: ([ErrorBound()], [ErrorBound()])
    case .leakyReLU: ([ErrorBound(units: 1)], [ErrorBound(units: 1)])
    case .elu: ([ErrorBound(units: 1)], [ErrorBound(from: -87.3, units: 2), small(1.3e-38)])
    case .sigmoid: ([ErrorBound(from: -87, units: 4), small(1.7e-38)], [small(1e-7)])
    case .tanh: ([ErrorBound(units: 8)], [small(9e-7)])
    case .gelu: ([ErrorBound(from: -1, units: 6), small(1.4e-6)], [small(3e-7)])
    case .silu: ([ErrorBound(from: -87, units: 4), small(1.6e-36)], [small(2e-6)])
    case .softplus: ([ErrorBound(from: -86.9, units: 2), small(1.9e-38)], [small(1e-7)])
    case .sin: ([small(1e-7)], [small(1e-7)])
    }
  }

  private static func small(_ absolute: Double) -> ErrorBound { ErrorBound(absolute: absolute) }

  /// By how many times the worst result exceeds its bound, and where.
  private static func worst(
    _ arguments: [Float], _ found: [Float], _ exact: [Double], _ bounds: [ErrorBound]
  ) -> (excess: Double, argument: Float) {
    var worst = (excess: 0.0, argument: Float(0))
    for index in arguments.indices {
      let x = arguments[index]
      let excess = bounds.first { $0.from <= x }?.excess(found[index], exact[index]) ?? .infinity
      if excess > worst.excess { worst = (excess, x) }
    }
    return worst
  }

  @Test(arguments: Activation.allCases)
  func valuesAndSlopesAreAsExactAsIsSaid(_ activation: Activation) {
    let bounds = Self.bounds(activation)
    let exact = Arguments.all.map { activation.valueAndDerivative(at: Double($0)) }
    let (exactValues, exactSlopes) = (exact.map(\.value), exact.map(\.derivative))
    for level in KernelLevel.available {
      let (values, slopes) = level.activate(activation, at: Arguments.all)
      let value = Self.worst(Arguments.all, values, exactValues, bounds.value)
      #expect(value.excess <= 1, "\(level) value at \(value.argument)")
      let slope = Self.worst(Arguments.all, slopes, exactSlopes, bounds.slope)
      #expect(slope.excess <= 1, "\(level) slope at \(slope.argument)")
    }
  }

  @Test(arguments: KernelLevel.available)
  func exponentialsAreExactToTwoUnits(_ level: KernelLevel) {
    let exact = Arguments.all.map { Double.exp(Double($0)) }
    let found = Self.worst(
      Arguments.all, level.exponential(Arguments.all), exact,
      [ErrorBound(from: -86.9, units: 2), Self.small(1.9e-38)])
    #expect(found.excess <= 1, "at \(found.argument)")
  }

  @Test(arguments: KernelLevel.available)
  func logarithmsAreExactToTwoUnits(_ level: KernelLevel) {
    let arguments = Arguments.all.filter { $0 >= 0 }
    let exact = arguments.map { Double.log(onePlus: Double($0)) }
    let found = Self.worst(
      arguments, level.logOnePlus(arguments), exact, [ErrorBound(units: 2)])
    #expect(found.excess <= 1, "at \(found.argument)")
  }

  /// Where e^x leaves the numbers of float32, upwards: (2 − 2⁻²³) 2¹²⁷ is e^88.7228390…; downwards
  /// it ends at −86.9, a little before normal numbers do, on every level at the same place.
  @Test(arguments: KernelLevel.available)
  func exponentialsEndInInfinityAndZero(_ level: KernelLevel) {
    let last: Float = 88.722_83
    let found = level.exponential([
      last, last.nextUp, 89, 1e30, .infinity, -104, -1e30, -.infinity, .nan,
    ])
    #expect(found[0].isFinite)
    #expect(found[1...4].allSatisfy { $0 == .infinity })
    #expect(found[5...7].allSatisfy { $0 == 0 })
    #expect(found[8].isNaN)
    let first: Float = -86.9
    let ends = level.exponential([first, first.nextDown, -86.95, -87, -87.3, -88])
    #expect(ends[0] > 0)
    #expect(ends[1...].allSatisfy { $0 == 0 })
    let logarithms = level.logOnePlus([.infinity, .nan, 0])
    #expect(logarithms[0] == .infinity && logarithms[1].isNaN && logarithms[2] == 0)
  }

  /// What the readable path makes of them: 0 · ∞ in GELU and SiLU is no number there either.
  @Test(arguments: KernelLevel.available)
  func infinitiesAndWhatIsNoNumberAreAsInTheReadablePath(_ level: KernelLevel) {
    for activation in Activation.allCases {
      for z: Float in [.infinity, -.infinity, .nan, -.nan, .signalingNaN] {
        let exact = activation.valueAndDerivative(at: z)
        // In every lane, beside numbers.
        for lane in 0..<16 {
          var arguments = [Float](repeating: 0.5, count: 16)
          arguments[lane] = z
          let found = level.activate(activation, at: arguments)
          #expect(
            Self.agrees(found.values[lane], exact.value)
              && Self.agrees(found.slopes[lane], exact.derivative),
            "\(activation) of \(z): \(found.values[lane]), \(found.slopes[lane])")
          let others = found.values.indices.filter { $0 != lane }
          let half = level.activate(activation, at: [0.5])
          #expect(
            others.allSatisfy {
              found.values[$0] == half.values[0] && found.slopes[$0] == half.slopes[0]
            }, "\(activation), lane \(lane)")
        }
      }
      #expect(activation.valueAndDerivative(at: Float.nan).value.isNaN)
    }
  }

  /// ELU's slope ends at the smallest normal number, not at 0.
  private static func agrees(_ found: Float, _ exact: Float) -> Bool {
    found.isNaN && exact.isNaN || found == exact || abs(found - exact) < 1.2e-38
  }

  @Test(arguments: KernelLevel.available)
  func zerosOfBothSignsAreZeros(_ level: KernelLevel) {
    for activation in Activation.allCases {
      let found = level.activate(activation, at: [0, -0.0])
      let exact = activation.valueAndDerivative(at: Float(0))
      for index in 0..<2 {
        // −0 and 0 are equal; log 2 and ½ may be off by a unit.
        #expect(abs(found.values[index] - exact.value) <= exact.value.ulp * 1)
        #expect(found.slopes[index] == exact.derivative, "\(activation)")
      }
      if exact.value == 0 { #expect(found.values == [0, 0], "\(activation)") }
    }
  }

  @Test(arguments: KernelLevel.available)
  func valuesMayTakeThePlaceOfArguments(_ level: KernelLevel) {
    let arguments = Array(Arguments.dense.prefix(1000))
    for activation in Activation.allCases {
      let found = level.activateInPlace(activation, at: arguments)
      #expect(found == level.activate(activation, at: arguments).values, "\(activation)")
    }
  }

  /// 1 − a² and a (1 − a) of an a beyond these would fall below 0.
  @Test(arguments: KernelLevel.available)
  func boundedFunctionsKeepTheirBounds(_ level: KernelLevel) {
    let tanh = level.activate(.tanh, at: Arguments.all)
    #expect(tanh.values.allSatisfy { abs($0) <= 1 })
    #expect(tanh.slopes.allSatisfy { $0 >= 0 && $0 <= 1 })
    let sigmoid = level.activate(.sigmoid, at: Arguments.all)
    #expect(sigmoid.values.allSatisfy { $0 >= 0 && $0 <= 1 })
    #expect(sigmoid.slopes.allSatisfy { $0 >= 0 && $0 <= 0.25 })
    #expect(level.activate(.softplus, at: Arguments.all).values.allSatisfy { $0 >= 0 })
  }

  @Test(arguments: KernelLevel.available)
  func saturatedFunctionsAreExactlyAtTheirEnds(_ level: KernelLevel) {
    let far = Arguments.ofEveryExponent.filter { $0 >= 10 }
    let away = far.map { -$0 }
    let (up, down) = (level.activate(.tanh, at: far), level.activate(.tanh, at: away))
    #expect(up.values.allSatisfy { $0 == 1 } && down.values.allSatisfy { $0 == -1 })
    #expect((up.slopes + down.slopes).allSatisfy { $0 == 0 })
    #expect(level.activate(.gelu, at: far).values == far)
    #expect(level.activate(.gelu, at: away).values.allSatisfy { $0 == 0 })
  }

  // MARK: - Sine

  /// Up to 10⁴ in vectors; beyond, the C library's, lane by lane.
  @Test(arguments: KernelLevel.available)
  func sinesBeyondTenThousandAreTheLibrarys(_ level: KernelLevel) {
    let limit: Float = 10_000
    let far: [Float] = [
      limit.nextUp, -limit.nextUp, 12_345.678, -1e6, 1e20, -.greatestFiniteMagnitude,
    ]
    let near: [Float] = [limit, -limit, limit.nextDown, 505.796_42, 8953.539, -3, 1e-30]
    let alone = near.map { level.activate(.sin, at: [$0]) }
    // The C library's would differ: only then does this tell the two apart.
    #expect(zip(near, alone).contains { $1.values[0] != Float.sin($0) })
    for (position, z) in far.enumerated() {
      for lane in 0..<16 {
        var arguments = (0..<16).map { near[$0 % near.count] }
        arguments[lane] = z
        let found = level.activate(.sin, at: arguments)
        #expect(found.values[lane] == Float.sin(z), "\(z) in lane \(lane)")
        #expect(found.slopes[lane] == Float.cos(z), "\(z) in lane \(lane)")
        let other = (lane + 1 + position) % 16
        guard other != lane else { continue }
        #expect(found.values[other] == alone[other % near.count].values[0])
        #expect(found.slopes[other] == alone[other % near.count].slopes[0])
      }
    }
  }

  /// All quadrants, near where sin or cos is 0: there their relative error would be large.
  @Test(arguments: KernelLevel.available)
  func sinesOfMultiplesOfARightAngleAreExactAbsolutely(_ level: KernelLevel) {
    let arguments = (-6366...6366).flatMap { (n: Int) -> [Float] in
      let z = Float(Double(n) * .pi / 2)
      return [z.nextDown, z, z.nextUp]
    }.filter { abs($0) <= 10_000 }
    let found = level.activate(.sin, at: arguments)
    for (index, z) in arguments.enumerated() {
      let (sine, cosine) = (Double.sin(Double(z)), Double.cos(Double(z)))
      #expect(abs(Double(found.values[index]) - sine) < 1e-7, "\(z)")
      #expect(abs(Double(found.slopes[index]) - cosine) < 1e-7, "\(z)")
    }
  }

  @Test func everyBinadeIsTried() {
    let exponents = Set(Arguments.ofEveryExponent.map { $0.bitPattern >> 23 })
    #expect(exponents.count == 2 * 255)
    #expect(Arguments.all.contains { $0 > 88.8 && $0 < 110 })
    #expect(ErrorBound.lastPlace(1) == 0x1p-23 && ErrorBound.lastPlace(1.999) == 0x1p-23)
    #expect(ErrorBound.lastPlace(0) == 0x1p-149 && ErrorBound.lastPlace(1e-42) == 0x1p-149)
  }
}
