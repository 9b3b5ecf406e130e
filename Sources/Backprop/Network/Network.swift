/// A fully connected feed-forward network: a shape and its weights and biases.
public struct Network<S: Scalar>: Sendable {
  /// Sizes and activations.
  public let shape: NetworkShape
  /// All weights and biases, in the order that `NetworkShape` describes.
  public var parameters: [S]

  /// Creates a network of given parameters.
  public init(shape: NetworkShape, parameters: [S]) {
    precondition(
      parameters.count == shape.parameterCount,
      "a network of shape \(shape.description) has \(shape.parameterCount) parameters")
    self.shape = shape
    self.parameters = parameters
  }

  /// Creates a network of random weights and equal biases.
  ///
  /// The draws are made in float64, layer by layer, unit by unit, source by source, and then
  /// rounded, so that both precisions start from the same network.
  public init(
    shape: NetworkShape, initializer: Initializer, bias: Double = 0,
    using rng: inout some RandomNumbers
  ) {
    var parameters: [S] = []
    parameters.reserveCapacity(shape.parameterCount)
    for layer in shape.layers {
      for _ in 0..<layer.outputs {
        for _ in 0..<layer.inputs {
          let weight = initializer.draw(
            inputs: layer.inputs, outputs: layer.outputs, using: &rng)
          parameters.append(S(weight))
        }
        parameters.append(S(bias))
      }
    }
    self.init(shape: shape, parameters: parameters)
  }

  /// Creates a network of written weights and biases, rounded to its precision.
  ///
  /// - Parameters:
  ///   - weights: for each layer a row for each unit, of a weight for each of its sources.
  ///   - biases: for each layer a bias for each unit; all 0 where none are given.
  public init(shape: NetworkShape, weights: [[[Double]]], biases: [[Double]]? = nil) {
    precondition(
      weights.map { $0.map(\.count) }
        == shape.layers.map { Array(repeating: $0.inputs, count: $0.outputs) },
      "a network of shape \(shape.description) has a row of weights for each unit")
    let biases = biases ?? shape.layers.map { Array(repeating: 0, count: $0.outputs) }
    precondition(
      biases.map(\.count) == shape.layers.map(\.outputs),
      "a network of shape \(shape.description) has a bias for each unit")
    var parameters: [S] = []
    parameters.reserveCapacity(shape.parameterCount)
    for (rows, biases) in zip(weights, biases) {
      for (row, bias) in zip(rows, biases) {
        for weight in row { parameters.append(S(weight)) }
        parameters.append(S(bias))
      }
    }
    self.init(shape: shape, parameters: parameters)
  }

  /// Computes z, a and f′(z) of every unit for one sample.
  ///
  /// For each layer: z_j = b_j + Σ_i w_ji a_i, a_j = f(z_j).
  ///
  /// - Parameter input: as many numbers as the network has inputs.
  @specialized(where S == Float)
  @specialized(where S == Double)
  public func forward(_ input: ArraySlice<S>, into pass: inout Pass<S>) {
    precondition(input.count == shape.inputs, "the network takes \(shape.inputs) inputs")
    for (index, value) in input.enumerated() { pass.activations[index] = value }
    for layer in shape.layers {
      for unit in 0..<layer.outputs {
        var z = parameters[layer.bias(unit)]
        let row = layer.weight(unit, from: 0)
        for source in 0..<layer.inputs {
          z += parameters[row + source] * pass.activations[layer.firstSource + source]
        }
        pass.weightedInputs[layer.firstUnit + unit] = z
      }
      activate(layer, &pass)
    }
  }

  /// Computes a = f(z) and f′(z) of one layer.
  private func activate(_ layer: LayerShape, _ pass: inout Pass<S>) {
    switch layer.activation {
    case .elementwise(let activation):
      for unit in layer.units {
        (pass.activations[unit], pass.slopes[unit]) =
          activation.valueAndDerivative(at: pass.weightedInputs[unit])
      }
    case .softmax:
      Softmax.apply(to: pass.weightedInputs, over: layer.units, into: &pass.activations)
    }
  }

  /// Computes the loss and the delta of every unit, after `forward`.
  ///
  /// At the output δ_k = ∂L/∂z_k as the loss gives it; before it, from right to left,
  /// δ_i = f′(z_i) Σ_j w_ji δ_j.
  ///
  /// - Parameter target: as many numbers as the network has outputs.
  @specialized(where S == Float)
  @specialized(where S == Double)
  public func backward(_ target: ArraySlice<S>, loss: Loss, _ pass: inout Pass<S>) {
    _ = outputLoss(target, loss: loss, &pass)
    for layer in shape.layers.dropFirst().reversed() {
      for source in 0..<layer.inputs {
        var sum: S = 0
        for unit in 0..<layer.outputs {
          sum +=
            parameters[layer.weight(unit, from: source)]
            * pass.deltas[layer.firstUnit + unit]
        }
        let index = layer.firstSource + source
        pass.deltas[index] = pass.slopes[index] * sum
      }
    }
  }

  /// Computes the loss and the deltas of the output units alone, after `forward`.
  ///
  /// - Parameter target: as many numbers as the network has outputs.
  @specialized(where S == Float)
  @specialized(where S == Double)
  public func outputLoss(_ target: ArraySlice<S>, loss: Loss, _ pass: inout Pass<S>) -> S {
    precondition(target.count == shape.outputs, "the network has \(shape.outputs) outputs")
    pass.loss = loss.evaluate(&pass, outputs: shape.output.units, target: target)
    return pass.loss
  }

  /// Adds the gradient of one sample, after `backward`: ∂L/∂w_ji = δ_j a_i, ∂L/∂b_j = δ_j.
  ///
  /// - Parameter gradient: as long as the parameters and in their order.
  @specialized(where S == Float)
  @specialized(where S == Double)
  public func accumulateGradient(of pass: Pass<S>, into gradient: inout [S]) {
    for layer in shape.layers {
      for unit in 0..<layer.outputs {
        let delta = pass.deltas[layer.firstUnit + unit]
        let row = layer.weight(unit, from: 0)
        for source in 0..<layer.inputs {
          gradient[row + source] += delta * pass.activations[layer.firstSource + source]
        }
        gradient[layer.bias(unit)] += delta
      }
    }
  }
}
