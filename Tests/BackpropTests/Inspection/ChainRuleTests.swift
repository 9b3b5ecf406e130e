import Testing

@testable import Backprop

@Suite struct ChainRuleTests {
  /// Random networks of 1 to 4 hidden layers, every activation, every loss with every output that
  /// it accepts.
  private static let problems = SmoothProblem.all(depths: [1, 2, 3, 4])

  /// The product of factors, the sum over all paths, backpropagation's gradient and the central
  /// difference are one number, for every weight and bias.
  @Test(arguments: problems)
  func fourWaysToADerivativeAgree(_ row: SmoothProblem) throws {
    let network = try row.network()
    let sample = 1
    let pass = row.pass(network, sample: sample)
    let gradient = row.gradient(network, batch: [sample])
    var differences = CentralDifferences(
      network, row.samples, batch: [sample], loss: row.loss)
    for parameter in gradient.indices {
      let chain = ChainRule(
        network, pass, target: row.samples.target(sample), loss: row.loss, parameter: parameter,
        limit: 200)
      #expect(chain.isComplete && chain.rest == 0)
      let sum = chain.paths.reduce(0) { $0 + $1.product }
      let sizes = chain.paths.reduce(0) { $0 + abs($1.product) }
      // Paths that cancel each other leave the rounding of what was there before.
      #expect(abs(sum - gradient[parameter]) <= 1e-6 * abs(gradient[parameter]) + 1e-14 * sizes)
      #expect(isClose(chain.gradient, gradient[parameter], units: 4))
      let found = differences.slope(along: parameter)
      #expect(!found.crossesKink)
      let error = ParameterCheck.relativeError(chain.gradient, found.slope)
      #expect(
        error <= 1e-6
          || abs(chain.gradient - found.slope)
            <= differences.uncertainty(of: found, along: parameter),
        "parameter \(parameter): \(chain.gradient) against \(found.slope)")
    }
  }

  /// The float32 engine's gradient of the same network and sample.
  @Test(arguments: problems)
  func theFastEnginesGradientAgreesToItsRounding(_ row: SmoothProblem) throws {
    // Weights that float32 has exactly, so that only the arithmetic differs.
    let rounded = try row.network().parameters.map { Float($0) }
    let network = Network<Double>(shape: row.shape, parameters: rounded.map { Double($0) })
    let samples = row.samples
    let narrow = SampleSet<Float>(
      inputsPerSample: 2, targetsPerSample: 2, inputs: samples.inputs.map { Float($0) },
      targets: samples.targets.map { Float($0) })
    let engine = Trainer<Float>(
      network: Network(shape: row.shape, parameters: rounded), loss: row.loss, optimizer: .sgd())
    for sample in 0..<3 {
      let pass = row.pass(network, sample: sample)
      let found = engine.gradient(of: narrow, [sample]).parameters
      let exact = found.indices.map {
        ChainRule(
          network, pass, target: samples.target(sample), loss: row.loss, parameter: $0
        ).gradient
      }
      let size = exact.map { abs($0) }.max() ?? 0
      for (a, b) in zip(found, exact) {
        // Slopes and values are exact to 1e-6, products and sums round by less.
        #expect(abs(Double(a) - b) <= 3e-6 * max(size, 1))
      }
    }
  }

  @Test func theLargestPathsComeFirstAndTheRestIsOneNumber() throws {
    var rng = RandomGenerator(seed: 7)
    let shape = NetworkShape(
      inputs: 2, layers: [(4, .tanh), (5, .tanh), (6, .tanh), (3, .identity)])
    let network = Network<Double>(shape: shape, initializer: .heNormal, using: &rng)
    var pass = Pass<Double>(shape)
    let target = [0.5, -1, 2]
    network.forward([0.75, -0.5], into: &pass)
    network.backward(target[...], loss: .meanSquaredError, &pass)
    for parameter in [0, 2, 5, 14, 40] {
      func chain(_ limit: Int) -> ChainRule {
        ChainRule(
          network, pass, target: target[...], loss: .meanSquaredError, parameter: parameter,
          limit: limit)
      }
      let all = chain(1000)
      #expect(Double(all.paths.count) == all.pathCount)
      #expect(Set(all.paths.map(\.units)).count == all.paths.count, "no path comes twice")
      for limit in 1...12 {
        let some = chain(limit)
        #expect(some.paths == Array(all.paths.prefix(limit)), "\(parameter), \(limit)")
        let left = all.paths.dropFirst(limit).reduce(0) { $0 + $1.product }
        #expect(abs(some.rest - left) < 1e-15)
      }
      let sizes = all.paths.map { abs($0.product) }
      #expect(zip(sizes, sizes.dropFirst()).allSatisfy { $0 >= $1 * (1 - 1e-12) })
    }
    #expect(chainCount(network, pass, target, 0) == 5 * 6 * 3)
  }

  private func chainCount(
    _ network: Network<Double>, _ pass: Pass<Double>, _ target: [Double], _ parameter: Int
  ) -> Double {
    ChainRule(
      network, pass, target: target[...], loss: .meanSquaredError, parameter: parameter
    ).pathCount
  }

  /// 10^20 paths: nobody can go through them.
  @Test func pathsBeyondCountingAreNotWalked() {
    var rng = RandomGenerator(seed: 1)
    let shape = NetworkShape(
      inputs: 1, layers: Array(repeating: (10, .tanh), count: 21) + [(1, .identity)])
    let network = Network<Double>(shape: shape, initializer: .heNormal, using: &rng)
    var pass = Pass<Double>(shape)
    network.forward([1], into: &pass)
    network.backward([0], loss: .halfSquaredError, &pass)
    let chain = ChainRule(
      network, pass, target: [0], loss: .halfSquaredError, parameter: 0, limit: 4)
    #expect(chain.pathCount == 1e20 && chain.paths.count == 4 && !chain.isComplete)
    #expect(chain.paths[0].factors.count == 2 + 21 * 2 + 1)
    #expect(isClose(chain.paths.reduce(chain.rest) { $0 + $1.product }, chain.gradient, units: 64))
  }

  @Test func factorsStandInTheOrderOfTheTextbook() {
    let network = Network<Double>(
      inputs: 1, [(.tanh, [[0.5, 0.25]]), (.sigmoid, [[2, -1], [1, 0.5]])])
    var pass = Pass<Double>(network.shape)
    network.forward([3], into: &pass)
    network.backward([1, 0], loss: .halfSquaredError, &pass)
    let chain = ChainRule(
      network, pass, target: [1, 0], loss: .halfSquaredError, parameter: 0)
    #expect(Set(chain.paths.map(\.units)) == [[1, 2], [1, 3]])
    let first = chain.paths.first { $0.units == [1, 2] }
    #expect(
      first?.factors.map(\.meaning)
        == [.lossByActivation(2), .slope(2), .weight(from: 1, to: 2), .slope(1), .activation(0)])
    #expect(
      first?.factors.map(\.value)
        == [pass.activations[2] - 1, pass.slopes[2], 2, pass.slopes[1], 3])
    let bias = ChainRule(
      network, pass, target: [1, 0], loss: .halfSquaredError, parameter: 1)
    #expect(bias.paths.first?.factors.last == ChainFactor(meaning: .bias(1), value: 1))
    #expect(bias.gradient == pass.deltas[1] && bias.source == 1)
  }

  @Test(arguments: [
    (Loss.crossEntropy, LayerActivation.softmax), (.binaryCrossEntropy, .sigmoid),
  ])
  func crossEntropiesBeginAtTheWeightedInput(_ loss: Loss, _ output: LayerActivation) {
    let network = Network<Double>(inputs: 1, [(output, [[0.5, 0.25], [1, -1]])])
    var pass = Pass<Double>(network.shape)
    network.forward([2], into: &pass)
    network.backward([0, 1], loss: loss, &pass)
    let chain = ChainRule(network, pass, target: [0, 1], loss: loss, parameter: 2)
    #expect(
      chain.paths.map { $0.factors.map(\.meaning) } == [[.lossByWeightedInput(2), .activation(0)]])
    #expect(isClose(chain.paths[0].product, chain.gradient, units: 2))
  }

  @Test func numbersThatAreNotFiniteAreCarriedThrough() {
    let network = Network<Double>(
      inputs: 1, [(.tanh, [[.nan, 0], [.infinity, 1]]), (.identity, [[1, .nan, 0]])])
    var pass = Pass<Double>(network.shape)
    network.forward([1], into: &pass)
    network.backward([1], loss: .halfSquaredError, &pass)
    for parameter in network.parameters.indices {
      let chain = ChainRule(
        network, pass, target: [1], loss: .halfSquaredError, parameter: parameter)
      #expect(!chain.paths.isEmpty)
    }
  }
}
