import Testing

@testable import Backprop

@Suite struct GradientCheckTests {
  private static func check(
    _ hidden: Activation = .tanh, depth: Int = 2, _ loss: Loss = .halfSquaredError,
    _ output: LayerActivation = .identity
  ) throws -> GradientCheck {
    let row = SmoothProblem(hidden: hidden, depth: depth, loss: loss, output: output)
    return GradientCheck(try row.network(), row.samples, batch: [0, 1, 2], loss: loss)
  }

  @Test(arguments: SmoothProblem.all(depths: [0, 2]))
  func everyLayerOfEveryNetworkIsGood(_ row: SmoothProblem) throws {
    let check = GradientCheck(try row.network(), row.samples, batch: [0, 1, 2], loss: row.loss)
    #expect(check.layers.count == row.depth + 1)
    #expect(check.verdict == .good, "\(check.layers.map(\.worst))")
    #expect(check.kinkCount == 0 && check.checkedCount == row.shape.parameterCount)
    #expect(check.sampleCount == 3 && check.batchCount == 3)
  }

  @Test func theWorstParameterOfALayerIsNamedWithBothNumbers() throws {
    let row = SmoothProblem(hidden: .tanh, depth: 1, loss: .halfSquaredError, output: .identity)
    let network = try row.network()
    var gradient = row.gradient(network, batch: [0, 1, 2])
    let right = gradient
    let (doubtful, wrong) = (
      network.shape.layers[0].weight(1, from: 0), network.shape.layers[1].bias(1)
    )
    gradient[doubtful] *= 1 + 1e-4
    gradient[wrong] *= 2
    let check = GradientCheck(
      gradient, of: network, row.samples, chosen: [0, 1, 2], batchCount: 3, loss: row.loss,
      parametersPerLayer: 100)
    #expect(check.layers.map(\.verdict) == [.doubtful, .wrong])
    #expect(check.layers[0].worst.parameter == doubtful)
    #expect(check.worst?.parameter == wrong && check.verdict == .wrong)
    #expect(check.layers[1].worst.gradient == 2 * right[wrong])
    #expect(abs(check.layers[1].worst.difference - right[wrong]) < 1e-8)
    #expect(abs(check.layers[1].worst.relativeError - 1.0 / 3) < 1e-6)
  }

  @Test func theBoundsAreThoseOfTheField() {
    func verdict(_ error: Double, crossesKink: Bool = false, _ uncertainty: Double = 0)
      -> GradientVerdict
    {
      // |a − n| / (|a| + |n|) = error for these two.
      ParameterCheck(
        parameter: 0, gradient: 1 + error, difference: 1 - error, crossesKink: crossesKink,
        uncertainty: uncertainty
      ).verdict
    }
    #expect(verdict(0) == .good && verdict(0.99e-7) == .good && verdict(1.01e-7) == .doubtful)
    #expect(verdict(0.99e-2) == .doubtful && verdict(1.01e-2) == .wrong && verdict(1) == .wrong)
    #expect(verdict(0.5, crossesKink: true) == .kink && verdict(0, crossesKink: true) == .good)
    #expect(verdict(1e-5, 1e-4) == .good && verdict(1e-5, 1e-6) == .doubtful)
    #expect(verdict(.nan) == .notFinite && verdict(.nan, crossesKink: true) == .notFinite)
    #expect(
      ParameterCheck(parameter: 0, gradient: .infinity, difference: 1).verdict == .notFinite)
    #expect(ParameterCheck(parameter: 0, gradient: 0, difference: 0).verdict == .good)
  }

  /// XOR's first row meets every hidden unit of a fresh ReLU network exactly at its kink.
  @Test func kinksAreCountedApartAndAreNothingAgainstTheGradient() {
    let network = Network<Double>(
      inputs: 2, [(.relu, [[1, -0.5, 0], [0.75, 1, 0]]), (.identity, [[1, -2, 0.5]])])
    let samples = SampleSet<Double>([([0, 0], [0]), ([0, 1], [1]), ([1, 0], [1])])
    let check = GradientCheck(network, samples, batch: [0, 1, 2], loss: .halfSquaredError)
    #expect(check.verdict == .good)
    #expect(check.layers[0].kinkCount == 2 && check.layers[1].kinkCount == 0)
    #expect(check.kinkCount == 2)
    let atKink = check.layers[0].worstAtKink
    #expect([2, 5].contains(atKink?.parameter), "the biases are those that move the first row")
    #expect((atKink?.relativeError ?? 0) > 1e-2)
    #expect(check.layers[0].worst.verdict == .good)
  }

  @Test func aLayerOfKinksAloneSaysSo() {
    let network = Network<Double>(inputs: 1, [(.relu, [[0, 0]]), (.identity, [[1, 0]])])
    let check = GradientCheck(
      network, SampleSet([([1], [1])]), batch: [0], loss: .halfSquaredError)
    #expect(check.layers[0].verdict == .kink && check.verdict == .kink)
    #expect(check.layers[0].kinkCount == 2)
  }

  /// Deep sigmoid layers leave gradients that are as small as the rounding of the losses.
  @Test func whatTheDifferenceCantTellIsNotHeldAgainstTheGradient() {
    var rng = RandomGenerator(seed: 3)
    let network = Network<Double>(
      shape: NetworkShape(
        inputs: 2, layers: Array(repeating: (3, .sigmoid), count: 8) + [(1, .sigmoid)]),
      initializer: .glorotUniform, using: &rng)
    let samples = SampleSet<Double>([([0.5, -1], [1]), ([-0.75, 0.25], [0])])
    let check = GradientCheck(network, samples, batch: [0, 1], loss: .binaryCrossEntropy)
    #expect(check.verdict == .good, "\(check.layers.map(\.worst))")
    #expect(check.layers[0].worst.relativeError > 1e-7)
    #expect(check.layers[0].worst.isWithinUncertainty)
    #expect(abs(check.layers[0].worst.gradient) < 1e-4)
  }

  @Test func numbersThatAreNotFiniteAreNamed() throws {
    let network = Network<Double>(inputs: 1, [(.identity, [[.infinity, 0]])])
    let check = GradientCheck(
      network, SampleSet([([1], [1])]), batch: [0], loss: .halfSquaredError)
    #expect(check.verdict == .notFinite)
  }

  @Test func aLargeNetworkIsCheckedInPartAlwaysTheSame() {
    var rng = RandomGenerator(seed: 1)
    let shape = NetworkShape(inputs: 100, layers: [(50, .tanh), (10, .identity)])
    let network = Network<Double>(shape: shape, initializer: .glorotUniform, using: &rng)
    let samples = SampleSet<Double>(
      inputsPerSample: 100, targetsPerSample: 10, inputs: (0..<4000).map { _ in rng.normal() },
      targets: (0..<400).map { _ in rng.normal() })
    let check = GradientCheck(
      network, samples, batch: Array(0..<40)[...], loss: .meanSquaredError, budget: 1e6)
    #expect(check.sampleCount == 2 && check.batchCount == 40)
    #expect(check.layers.map(\.parameterCount) == [5050, 510])
    #expect(check.layers.allSatisfy { (16...30).contains($0.checkedCount) })
    #expect(check.verdict == .good)
    let again = GradientCheck(
      network, samples, batch: Array(0..<40)[...], loss: .meanSquaredError, budget: 1e6)
    #expect(check == again)
  }

  @Test(arguments: [(0..<7, 3), (10..<5060, 16), (5..<77, 24), (0..<1, 1), (3..<9, 100)])
  func aPartOfTheParametersIsSpreadOverRowsAndColumns(_ range: Range<Int>, _ limit: Int) {
    let found = range.scattered(limit)
    #expect(found.count == min(limit, range.count) && Set(found).count == found.count)
    #expect(found.allSatisfy(range.contains) && found == found.sorted())
    // No gap is longer than three times the mean one.
    let ends = [range.lowerBound - 1] + found + [range.upperBound]
    #expect(
      zip(ends, ends.dropFirst()).allSatisfy { $1 - $0 <= 3 * (range.count / found.count + 1) })
  }

  @Test func columnsOfAMatrixAreMetEvenly() {
    // 8 units of 8 weights and a bias.
    let columns = (0..<72).scattered(24).map { $0 % 9 }
    #expect(Set(columns).count == 9)
  }

  @Test func relativeErrorIsTheDifferenceOverTheSumOfSizes() {
    #expect(ParameterCheck.relativeError(3, 1) == 0.5)
    #expect(ParameterCheck.relativeError(-1, 1) == 1)
    #expect(ParameterCheck.relativeError(0, 0) == 0)
    #expect(ParameterCheck.relativeError(1e-300, 0) == 1)
    #expect(ParameterCheck.relativeError(.nan, 1).isNaN)
  }
}
