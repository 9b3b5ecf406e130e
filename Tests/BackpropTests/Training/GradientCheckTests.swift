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

  /// Where a derivative, the first or the second, jumps, so that a difference across it means
  /// little.
  private static func kinks(_ activation: LayerActivation) -> [Double] {
    switch activation {
    case .elementwise(.relu), .elementwise(.leakyReLU), .elementwise(.elu): [0]
    case .elementwise(.softplus): [20]
    case .elementwise(.identity), .elementwise(.sigmoid), .elementwise(.tanh),
      .elementwise(.gelu), .elementwise(.silu), .elementwise(.sin), .softmax:
      []
    }
  }

  /// The same for the error of an output.
  private static func kinks(_ loss: Loss) -> [Double] {
    switch loss {
    case .meanAbsoluteError: [0]
    case .huber: [-1, 1]
    case .halfSquaredError, .meanSquaredError, .binaryCrossEntropy, .crossEntropy: []
    }
  }

  /// Targets that the loss is meant for.
  private static func targets(_ loss: Loss) -> [[Double]] {
    switch loss {
    case .halfSquaredError, .meanSquaredError, .meanAbsoluteError, .huber:
      [[0.75, -0.5], [-1, 0.25], [0.5, 1.5]]
    case .binaryCrossEntropy: [[1, 0], [0.25, 1], [0, 0.5]]
    case .crossEntropy: [[1, 0], [0, 1], [0.25, 0.75]]
    }
  }

  private static func samples(_ loss: Loss) -> SampleSet<Double> {
    SampleSet(
      Array(zip([[0.5, -1], [-0.75, 0.25], [1.25, 0.875]], targets(loss)))
        .map { (input: $0, target: $1) })
  }

  /// Draws networks until no weighted input and no error is so near a kink that a difference could
  /// cross it, every layer with a kink at 0 has a unit on either side of it, and every layer has a
  /// gradient.
  private static func network(_ row: Case, _ samples: SampleSet<Double>) throws
    -> Network<Double>
  {
    var rng = RandomGenerator(seed: 2024)
    for _ in 0..<2000 {
      // A bias that is not 0 takes part.
      let network = Network<Double>(
        shape: row.shape, initializer: .heNormal, bias: 0.125, using: &rng)
      if isSmooth(network, row.loss, samples) && isTelling(network, row.loss, samples) {
        return network
      }
    }
    throw NoSmoothNetwork()
  }

  private struct NoSmoothNetwork: Error {}

  private static func isSmooth(
    _ network: Network<Double>, _ loss: Loss, _ samples: SampleSet<Double>
  ) -> Bool {
    var pass = Pass<Double>(network.shape)
    var distances: [Int: [Double]] = [:]
    for sample in 0..<samples.count {
      network.forward(samples.input(sample), into: &pass)
      for (index, layer) in network.shape.layers.enumerated() {
        for kink in kinks(layer.activation) {
          distances[index, default: []] += pass.weightedInputs[layer.units].map { $0 - kink }
        }
      }
      for (output, target) in zip(network.shape.output.units, samples.target(sample)) {
        let error = pass.activations[output] - target
        // A weight moved by 1e-5 moves an output by some 1e-4 at most.
        if kinks(loss).contains(where: { abs(error - $0) < 1e-2 }) { return false }
      }
    }
    return distances.allSatisfy { index, layer in
      layer.allSatisfy { abs($0) > 1e-2 }
        && (kinks(network.shape.layers[index].activation) != [0]
          || layer.contains { $0 > 0 } && layer.contains { $0 < 0 })
    }
  }

  /// A gradient of 0 would test nothing.
  private static func isTelling(
    _ network: Network<Double>, _ loss: Loss, _ samples: SampleSet<Double>
  ) -> Bool {
    let gradient = gradient(network, loss, samples, batch: Array(0..<samples.count))
    return network.shape.layers.allSatisfy { layer in
      layer.parameters.contains { abs(gradient[$0]) > 1e-3 }
    }
  }

  private static func gradient(
    _ network: Network<Double>, _ loss: Loss, _ samples: SampleSet<Double>, batch: [Int]
  ) -> [Double] {
    var pass = Pass<Double>(network.shape)
    var gradient = [Double](repeating: .nan, count: network.shape.parameterCount)
    network.meanGradient(
      of: samples, batch: batch[...], loss: loss, pass: &pass, into: &gradient)
    return gradient
  }

  @Test(arguments: cases)
  func backpropagationAgreesWithCentralDifferences(_ row: Case) throws {
    let samples = Self.samples(row.loss)
    let network = try Self.network(row, samples)
    let batch = Array(0..<samples.count)
    let gradient = Self.gradient(network, row.loss, samples, batch: batch)
    let numeric = GradientCheck.centralDifferences(
      network, samples, batch: batch[...], loss: row.loss)
    for index in gradient.indices {
      // Central differences with h = 1e-5 leave an error of about L‴ h² ≈ 1e-10 and of
      // L · 2⁻⁵² / h ≈ 1e-10 from rounding, for gradients around 1; CS231n asks for 1e-7.
      #expect(
        abs(gradient[index] - numeric[index]) < 1e-8
          || GradientCheck.relativeError(gradient[index], numeric[index]) < 1e-7,
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
    let row = Case(hidden: .tanh, depth: 1, loss: .meanSquaredError, output: .identity)
    let samples = Self.samples(row.loss)
    let network = try Self.network(row, samples)
    let numeric = GradientCheck.centralDifferences(
      network, samples, batch: [0, 1, 2], loss: row.loss)
    // A factor of 2, the slip between the two squared errors, is an error of 1/3.
    let largest = try #require(numeric.max { abs($0) < abs($1) })
    #expect(GradientCheck.relativeError(2 * largest, largest) > 0.3)
    // The gradient of another batch is no gradient of this one.
    let other = Self.gradient(network, row.loss, samples, batch: [0, 1])
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
