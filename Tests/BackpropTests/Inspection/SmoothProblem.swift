import Testing

@testable import Backprop

/// A network, a loss and samples that a gradient is taken of, away from all kinks.
struct SmoothProblem: Sendable, CustomTestStringConvertible {
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

  /// Every hidden activation × loss × output activation that the loss accepts × depth.
  static func all(depths: [Int]) -> [SmoothProblem] {
    Loss.allCases.flatMap { loss in
      LayerActivation.all.filter(loss.accepts).flatMap { output in
        Activation.allCases.flatMap { hidden in
          depths.compactMap { depth in
            // Without hidden layers their activation means nothing: one case is enough.
            depth == 0 && hidden != Activation.allCases[0]
              ? nil : SmoothProblem(hidden: hidden, depth: depth, loss: loss, output: output)
          }
        }
      }
    }
  }

  /// Targets that the loss is meant for.
  private var targets: [[Double]] {
    switch loss {
    case .halfSquaredError, .meanSquaredError, .meanAbsoluteError, .huber:
      [[0.75, -0.5], [-1, 0.25], [0.5, 1.5]]
    case .binaryCrossEntropy: [[1, 0], [0.25, 1], [0, 0.5]]
    case .crossEntropy: [[1, 0], [0, 1], [0.25, 0.75]]
    }
  }

  var samples: SampleSet<Double> {
    SampleSet(
      Array(zip([[0.5, -1], [-0.75, 0.25], [1.25, 0.875]], targets))
        .map { (input: $0, target: $1) })
  }

  /// Draws networks until no weighted input and no error is so near a kink that a difference could
  /// cross it, every layer with a kink at 0 has a unit on either side of it, and every layer has a
  /// gradient.
  func network() throws -> Network<Double> {
    var rng = RandomGenerator(seed: 2024)
    for _ in 0..<2000 {
      // A bias that is not 0 takes part.
      let network = Network<Double>(shape: shape, initializer: .heNormal, bias: 0.125, using: &rng)
      if isSmooth(network) && isTelling(network) { return network }
    }
    throw NoSmoothNetwork()
  }

  private struct NoSmoothNetwork: Error {}

  private func isSmooth(_ network: Network<Double>) -> Bool {
    var pass = Pass<Double>(network.shape)
    var distances: [Int: [Double]] = [:]
    for sample in 0..<samples.count {
      network.forward(samples.input(sample), into: &pass)
      for (index, layer) in network.shape.layers.enumerated() {
        for kink in layer.activation.kinks {
          distances[index, default: []] += pass.weightedInputs[layer.units].map { $0 - kink }
        }
      }
      for (output, target) in zip(network.shape.output.units, samples.target(sample)) {
        let error = pass.activations[output] - target
        // A weight moved by 1e-5 moves an output by some 1e-4 at most.
        if loss.kinks.contains(where: { abs(error - $0) < 1e-2 }) { return false }
      }
    }
    return distances.allSatisfy { index, layer in
      layer.allSatisfy { abs($0) > 1e-2 }
        && (network.shape.layers[index].activation.kinks != [0]
          || layer.contains { $0 > 0 } && layer.contains { $0 < 0 })
    }
  }

  /// A gradient of 0 would test nothing.
  private func isTelling(_ network: Network<Double>) -> Bool {
    let gradient = gradient(network, batch: Array(0..<samples.count))
    return network.shape.layers.allSatisfy { layer in
      layer.parameters.contains { abs(gradient[$0]) > 1e-3 }
    }
  }

  /// The mean gradient of a batch by backpropagation.
  func gradient(_ network: Network<Double>, batch: [Int]) -> [Double] {
    var pass = Pass<Double>(network.shape)
    var gradient = [Double](repeating: .nan, count: network.shape.parameterCount)
    network.meanGradient(
      of: samples, batch: batch[...], loss: loss, pass: &pass, into: &gradient)
    return gradient
  }

  /// One sample's way through a network, forward and back.
  func pass(_ network: Network<Double>, sample: Int) -> Pass<Double> {
    var pass = Pass<Double>(network.shape)
    network.forward(samples.input(sample), into: &pass)
    network.backward(samples.target(sample), loss: loss, &pass)
    return pass
  }
}
