import Testing

@testable import Backprop

/// The fast path's gradient by central differences of the loss, which the readable path evaluates
/// in float64.
@Suite struct FastGradientTests {
  private struct Case {
    var hidden: Activation
    var loss: Loss
    var output: LayerActivation
  }

  private static let cases = Loss.allCases.flatMap { loss in
    LayerActivation.all.filter(loss.accepts).flatMap { output in
      Activation.allCases.map { Case(hidden: $0, loss: loss, output: output) }
    }
  }

  /// Draws networks until no weighted input and no error is so near a kink that a difference could
  /// cross it.
  private static func problem(_ row: Case) -> FastProblem? {
    var problem = FastProblem(
      [2, 3, 2], hidden: row.hidden, output: row.output, loss: row.loss, samples: 5, batchSize: 5,
      steps: 1)
    var rng = RandomGenerator(seed: 11)
    for _ in 0..<1000 {
      if isSmooth(problem) { return problem }
      problem.network = Network(
        shape: problem.network.shape, initializer: .heNormal, bias: 0.25, using: &rng)
    }
    return nil
  }

  private static func isSmooth(_ problem: FastProblem) -> Bool {
    let network = Network<Double>(
      shape: problem.network.shape, parameters: problem.network.parameters.map { Double($0) })
    let samples = problem.exactSamples
    var pass = Pass<Double>(network.shape)
    return (0..<samples.count).allSatisfy { sample in
      network.forward(samples.input(sample), into: &pass)
      let units = pass.weightedInputs.dropFirst(network.shape.inputs)
      let errors = zip(network.shape.output.units, samples.target(sample)).map {
        abs(pass.activations[$0] - $1)
      }
      // Weights are moved by 1e-5, which moves these by some 1e-4 at most.
      return units.allSatisfy { abs($0) > 1e-3 }
        && errors.allSatisfy { $0 > 1e-3 && abs($0 - 1) > 1e-3 }
    }
  }

  @Test func gradientsAgreeWithCentralDifferences() throws {
    for row in Self.cases {
      var problem = try #require(Self.problem(row))
      var differences = CentralDifferences(
        Network(
          shape: problem.network.shape, parameters: problem.network.parameters.map { Double($0) }),
        problem.exactSamples, batch: [0, 1, 2, 3, 4], loss: row.loss)
      let exact = differences.slopes()
      let size = exact.map { abs($0) }.max() ?? 0
      #expect(size > 1e-3, "a gradient of 0 would show nothing: \(row)")
      for level in KernelLevel.available {
        for isBlock in [true, false] {
          problem.isBlock = isBlock
          let found = problem.engine(UpdateRule(optimizer: .sgd()), level)
            .gradient(of: problem.samples, [0, 1, 2, 3, 4]).parameters
          for (a, b) in zip(found, exact) {
            // Slopes and values are exact to 1e-6, products and sums round by less.
            #expect(abs(Double(a) - b) < 3e-6 * max(size, 1), "\(row), \(level)")
          }
        }
      }
    }
  }

  @Test func theTableReachesEveryActivationAndLoss() {
    #expect(Set(Self.cases.map(\.hidden)) == Set(Activation.allCases))
    #expect(Set(Self.cases.map(\.loss)) == Set(Loss.allCases))
    #expect(Set(Self.cases.map(\.output)) == Set(LayerActivation.all))
  }

  /// A gradient of many samples, in pieces, and one that counts a sample twice.
  @Test(arguments: KernelLevel.available)
  func gradientsOfAnySamplesAreMeans(_ level: KernelLevel) {
    for isBlock in [true, false] {
      var problem = FastProblem([3, 4, 2], samples: 90, batchSize: 90, steps: 1)
      problem.isBlock = isBlock
      problem.pieceSamples = 32
      let engine = problem.engine(UpdateRule(optimizer: .adam()), level)
      let indices = (0..<90).map { $0 * $0 % 77 }
      let found = engine.gradient(of: problem.samples, indices[...]).parameters
      var sums = [Double](repeating: 0, count: found.count)
      for index in indices {
        let gradient = engine.gradient(of: problem.samples, [index]).parameters
        for place in sums.indices { sums[place] += Double(gradient[place]) / 90 }
      }
      #expect(FastProblem.gap(found, sums) < 1e-6)
    }
  }

  /// Each unit's mean δ and mean |δ| are the readable path's, over one piece and over several.
  @Test(arguments: KernelLevel.available)
  func deltasOfUnitsAreThoseOfTheReadablePath(_ level: KernelLevel) {
    for isBlock in [true, false] {
      for pieceSamples in [32, 1024] {
        var problem = FastProblem([3, 4, 2], samples: 90, batchSize: 90, steps: 1)
        problem.isBlock = isBlock
        problem.pieceSamples = pieceSamples
        let rule = UpdateRule(optimizer: .sgd())
        let indices = (0..<75).map { $0 * 7 % 90 }
        let found = problem.engine(rule, level).gradient(of: problem.samples, indices[...])
        let start = Network(
          shape: problem.network.shape, parameters: problem.network.parameters.map { Double($0) })
        let exact = ReadableEngine(network: start, loss: problem.loss, rule: rule)
          .gradient(of: problem.exactSamples, indices[...])
        let (means, sizes) = (found.meanDeltas, found.meanAbsoluteDeltas)
        #expect(means.count == 9 && sizes.count == 9)
        #expect(zip(means, exact.meanDeltas).allSatisfy { abs($0 - $1) < 1e-6 })
        #expect(zip(sizes, exact.meanAbsoluteDeltas).allSatisfy { abs($0 - $1) < 1e-6 })
        // Of deltas of one sign both would be the same.
        #expect(zip(means, sizes).contains { abs($0) < 0.5 * $1 })
      }
    }
  }
}
