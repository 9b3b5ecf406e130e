import Testing

@testable import Backprop

@Suite struct GradientCheckTests {
  /// One network whose gradient is checked.
  struct Case: Sendable, CustomTestStringConvertible {
    var hidden: Activation
    var depth: Int
    var loss: Loss
    var output: LayerActivation

    var testDescription: String {
      "\(depth) × \(hidden.rawValue), \(output.name), \(loss.rawValue)"
    }

    var shape: NetworkShape {
      NetworkShape(
        inputs: 2,
        layers: Array(repeating: (3, .elementwise(hidden)), count: depth) + [(2, output)])
    }
  }

  /// Every hidden activation × loss × output activation that the loss accepts × depth.
  static let cases: [Case] = Loss.allCases.flatMap { loss in
    LayerActivation.all.filter(loss.accepts).flatMap { output in
      Activation.allCases.flatMap { hidden in
        [0, 1, 3].compactMap { depth in
          // Without hidden layers their activation means nothing: one case is enough.
          depth == 0 && hidden != Activation.allCases[0]
            ? nil : Case(hidden: hidden, depth: depth, loss: loss, output: output)
        }
      }
    }
  }

  /// Where a derivative jumps, so that a difference across it means nothing.
  private static func kink(_ activation: LayerActivation) -> Double? {
    switch activation {
    case .elementwise(.relu), .elementwise(.leakyReLU): 0
    case .elementwise(.identity), .elementwise(.sigmoid), .elementwise(.tanh), .softmax: nil
    }
  }

  /// Targets that the loss is meant for.
  private static func targets(_ loss: Loss) -> [[Double]] {
    switch loss {
    case .halfSquaredError, .meanSquaredError: [[0.75, -0.5], [-1, 0.25], [0.5, 1.5]]
    case .binaryCrossEntropy: [[1, 0], [0.25, 1], [0, 0.5]]
    case .crossEntropy: [[1, 0], [0, 1], [0.25, 0.75]]
    }
  }

  private static func samples(_ loss: Loss) -> SampleSet<Double> {
    SampleSet(
      Array(zip([[0.5, -1], [-0.75, 0.25], [1.25, 0.875]], targets(loss)))
        .map { (input: $0, target: $1) })
  }

  /// Draws networks until no weighted input is so near a kink that a difference could cross it,
  /// and every layer with a kink has a unit on either side of it.
  private static func network(_ shape: NetworkShape, _ samples: SampleSet<Double>) throws
    -> Network<Double>
  {
    var rng = RandomGenerator(seed: 2024)
    for _ in 0..<2000 {
      // A bias that is not 0 takes part.
      let network = Network<Double>(
        shape: shape, initializer: .heNormal, bias: 0.125, using: &rng)
      if isSmooth(network, samples) { return network }
    }
    throw NoSmoothNetwork()
  }

  private struct NoSmoothNetwork: Error {}

  private static func isSmooth(_ network: Network<Double>, _ samples: SampleSet<Double>) -> Bool {
    var pass = Pass<Double>(network.shape)
    var distances: [Int: [Double]] = [:]
    for sample in 0..<samples.count {
      network.forward(samples.input(sample), into: &pass)
      for (index, layer) in network.shape.layers.enumerated() {
        guard let kink = kink(layer.activation) else { continue }
        distances[index, default: []] += pass.weightedInputs[layer.units].map { $0 - kink }
      }
    }
    // A weight moved by 1e-5 moves z by some 1e-4 at most.
    return distances.values.allSatisfy { layer in
      layer.allSatisfy { abs($0) > 1e-2 } && layer.contains { $0 > 0 }
        && layer.contains { $0 < 0 }
    }
  }

  @Test(arguments: cases)
  func backpropagationAgreesWithCentralDifferences(_ row: Case) throws {
    let samples = Self.samples(row.loss)
    let network = try Self.network(row.shape, samples)
    let batch = Array(0..<samples.count)
    var pass = Pass<Double>(network.shape)
    var gradient = [Double](repeating: .nan, count: network.shape.parameterCount)
    network.meanGradient(
      of: samples, batch: batch[...], loss: row.loss, pass: &pass, into: &gradient)
    let numeric = GradientCheck.centralDifferences(
      network, samples, batch: batch[...], loss: row.loss)
    for layer in network.shape.layers {
      #expect(
        layer.parameters.contains { abs(gradient[$0]) > 1e-3 }, "a gradient of 0 tests nothing")
      for index in layer.parameters {
        // Central differences with h = 1e-5 leave an error of about L‴ h² ≈ 1e-10 and of
        // L · 2⁻⁵² / h ≈ 1e-10 from rounding, for gradients around 1; CS231n asks for 1e-7.
        #expect(
          abs(gradient[index] - numeric[index]) < 1e-8
            || GradientCheck.relativeError(gradient[index], numeric[index]) < 1e-7,
          "parameter \(index): \(gradient[index]) against \(numeric[index])")
      }
    }
  }

  @Test func theTableReachesEveryActivationLossAndDepth() {
    #expect(Set(Self.cases.map { $0.hidden }) == Set(Activation.allCases))
    #expect(Set(Self.cases.map { $0.loss }) == Set(Loss.allCases))
    #expect(Set(Self.cases.map { $0.output }) == Set(LayerActivation.all))
    #expect(Set(Self.cases.map { $0.depth }) == [0, 1, 3])
  }

  @Test func aWrongGradientIsCaught() throws {
    let row = Case(hidden: .tanh, depth: 1, loss: .meanSquaredError, output: .identity)
    let samples = Self.samples(row.loss)
    let network = try Self.network(row.shape, samples)
    let numeric = GradientCheck.centralDifferences(
      network, samples, batch: [0, 1, 2], loss: row.loss)
    // A factor of 2, the slip between the two squared errors, is an error of 1/3.
    let largest = try #require(numeric.max { abs($0) < abs($1) })
    #expect(GradientCheck.relativeError(2 * largest, largest) > 0.3)
    // The gradient of another batch is no gradient of this one.
    var pass = Pass<Double>(network.shape)
    var other = numeric
    network.meanGradient(of: samples, batch: [0, 1], loss: row.loss, pass: &pass, into: &other)
    #expect(zip(other, numeric).contains { GradientCheck.relativeError($0, $1) > 1e-2 })
  }

  @Test func centralDifferencesOfAParabolaAreExactToRounding() {
    // L = ½ (w x + b − t)² is a parabola in w and b: the differences have no error of order h².
    let network = Network<Double>(inputs: 1, [(.identity, [[2, 1]])])
    let samples = SampleSet<Double>([([3], [4])])
    let found = GradientCheck.centralDifferences(
      network, samples, batch: [0], loss: .halfSquaredError, h: 0.5)
    #expect(found == [9, 3])
  }

  @Test func relativeErrorIsTheDifferenceOverTheSumOfSizes() {
    #expect(GradientCheck.relativeError(3, 1) == 0.5)
    #expect(GradientCheck.relativeError(-1, 1) == 1)
    #expect(GradientCheck.relativeError(0, 0) == 0)
    #expect(GradientCheck.relativeError(1e-300, 0) == 1)
    #expect(GradientCheck.relativeError(.nan, 1).isNaN)
  }
}
