import Testing

@testable import Backprop

@Suite struct CentralDifferencesTests {
  private static let cases = SmoothProblem.all(depths: [0, 1, 3])

  @Test(arguments: cases)
  func backpropagationAgreesWithCentralDifferences(_ row: SmoothProblem) throws {
    let network = try row.network()
    let gradient = row.gradient(network, batch: [0, 1, 2])
    var differences = CentralDifferences(network, row.samples, batch: 0..<3, loss: row.loss)
    let numeric = differences.slopes()
    for index in gradient.indices {
      // Central differences with h = 1e-5 leave an error of about L‴ h² ≈ 1e-10 and of
      // L · 2⁻⁵² / h ≈ 1e-10 from rounding, for gradients around 1; CS231n asks for 1e-7.
      #expect(
        abs(gradient[index] - numeric[index]) < 1e-8
          || ParameterCheck.relativeError(gradient[index], numeric[index]) < 1e-7,
        "parameter \(index): \(gradient[index]) against \(numeric[index])")
    }
  }

  @Test func theTableReachesEveryActivationLossAndDepth() {
    #expect(Set(Self.cases.map { $0.hidden }) == Set(Activation.allCases))
    #expect(Set(Self.cases.map { $0.loss }) == Set(Loss.allCases))
    #expect(Set(Self.cases.map { $0.output }) == Set(LayerActivation.all))
    #expect(Set(Self.cases.map { $0.depth }) == [0, 1, 3])
  }

  @Test func aWrongGradientIsCaught() throws {
    let row = SmoothProblem(hidden: .tanh, depth: 1, loss: .meanSquaredError, output: .identity)
    let network = try row.network()
    var differences = CentralDifferences(network, row.samples, batch: 0..<3, loss: row.loss)
    let numeric = differences.slopes()
    // A factor of 2, the slip between the two squared errors, is an error of 1/3.
    let largest = try #require(numeric.max { abs($0) < abs($1) })
    #expect(ParameterCheck.relativeError(2 * largest, largest) > 0.3)
    // The gradient of another batch is no gradient of this one.
    let other = row.gradient(network, batch: [0, 1])
    #expect(zip(other, numeric).contains { ParameterCheck.relativeError($0, $1) > 1e-2 })
  }

  /// L = ½ (w x + b − t)² is a parabola in w and b: the differences have no error of order h².
  private static let parabola = Network<Double>(inputs: 1, [(.identity, [[2, 1]])])

  @Test func centralDifferencesOfAParabolaAreExactToRounding() {
    var differences = CentralDifferences(
      Self.parabola, SampleSet([([3], [4])]), batch: 0..<1, loss: .halfSquaredError, h: 0.5)
    #expect(differences.slopes() == [9, 3])
    #expect(differences.slopes() == [9, 3], "the network stays as it is")
  }

  @Test func aStepAcrossAKinkIsNoticed() {
    func crosses(_ hidden: LayerActivation, _ bias: Double, _ loss: Loss, _ target: Double) -> Bool
    {
      let network = Network<Double>(inputs: 1, [(hidden, [[0, bias]])])
      var differences = CentralDifferences(
        network, SampleSet([([1], [target])]), batch: 0..<1, loss: loss)
      return differences.slope(along: 1).crossesKink
    }
    for activation in [Activation.relu, .leakyReLU, .elu] {
      #expect(crosses(.elementwise(activation), 0, .halfSquaredError, 1))
      #expect(crosses(.elementwise(activation), 9e-6, .halfSquaredError, 1))
      #expect(crosses(.elementwise(activation), -9e-6, .halfSquaredError, 1))
      #expect(!crosses(.elementwise(activation), 2e-5, .halfSquaredError, 1))
    }
    #expect(crosses(.elementwise(.softplus), 20, .halfSquaredError, 1))
    #expect(!crosses(.elementwise(.softplus), 0, .halfSquaredError, 1))
    #expect(crosses(.identity, 1, .meanAbsoluteError, 1))
    #expect(!crosses(.identity, 1, .meanSquaredError, 1))
    #expect(crosses(.identity, 2, .huber, 1) && crosses(.identity, 0, .huber, 1))
    #expect(!crosses(.identity, 1, .huber, 1))
  }

  @Test func theUncertaintyIsThatOfRoundingAndOfTheThirdDerivative() {
    let sample = SampleSet<Double>([([3], [4])])
    var exact = CentralDifferences(Self.parabola, sample, batch: 0..<1, loss: .halfSquaredError)
    let slope = exact.slope(along: 0)
    // A parabola has no third derivative: what is left is rounding.
    #expect(abs(slope.slope - 9) < exact.uncertainty(of: slope, along: 0))
    #expect(exact.uncertainty(of: slope, along: 0) < 1e-8)
    // ½ sin² w has one: (sin² w)‴/12 h² = −sin 2w · 2/6 h² ≈ 0.0012 at h = 0.06.
    let wave = Network<Double>(inputs: 1, [(.elementwise(.sin), [[1, 0]])])
    var rough = CentralDifferences(
      wave, SampleSet([([1], [0])]), batch: 0..<1, loss: .halfSquaredError, h: 0.06)
    let found = rough.slope(along: 0)
    let error = abs(found.slope - Double.sin(1) * Double.cos(1))
    #expect(error > 1e-4)
    #expect(rough.uncertainty(of: found, along: 0) > error)
    #expect(rough.uncertainty(of: found, along: 0) < 5 * error)
  }
}
