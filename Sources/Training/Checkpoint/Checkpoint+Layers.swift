import Backprop

/// Weights and biases under the names of PyTorch's `Linear`.
extension Checkpoint {
  /// Returns the tensors of a network's layers.
  static func layers<S: Scalar>(of network: Network<S>) -> [StoredTensor] {
    network.shape.layers.enumerated().flatMap { index, layer in
      let weights = (0..<layer.outputs).flatMap { unit in
        (0..<layer.inputs).map { network.parameters[layer.weight(unit, from: $0)] }
      }
      let biases = (0..<layer.outputs).map { network.parameters[layer.bias($0)] }
      return [
        S.tensor("layers.\(index).weight", weights, shape: [layer.outputs, layer.inputs]),
        S.tensor("layers.\(index).bias", biases, shape: [layer.outputs]),
      ]
    }
  }

  /// Reads a network of a shape; F64 into float32 is rounded.
  ///
  /// - Throws: a fault where a layer is missing or of another size, or a number is not finite.
  public func network<S: Scalar>(
    _ shape: NetworkShape, as precision: S.Type
  ) throws(CheckpointFault) -> Network<S> {
    let count = shape.layers.count
    if safetensors["layers.\(count).weight"] != nil {
      throw fault(
        "it has more layers than \(count); allowed: those of a network \(shape.description)")
    }
    var parameters = [S](repeating: 0, count: shape.parameterCount)
    for (index, layer) in shape.layers.enumerated() {
      let weights = try numbers(
        "layers.\(index).weight", shape: [layer.outputs, layer.inputs], of: shape)
      let biases = try numbers("layers.\(index).bias", shape: [layer.outputs], of: shape)
      for unit in 0..<layer.outputs {
        for source in 0..<layer.inputs {
          parameters[layer.weight(unit, from: source)] = S(weights[unit * layer.inputs + source])
        }
        parameters[layer.bias(unit)] = S(biases[unit])
      }
    }
    return Network(shape: shape, parameters: parameters)
  }

  private func numbers(
    _ name: String, shape: [Int], of network: NetworkShape
  ) throws(CheckpointFault) -> [Double] {
    let numbers = try safetensors.doubles(of: name)
    let found = safetensors[name]?.shape ?? []
    guard found == shape else {
      throw fault(
        "tensor '\(name)' has the shape \(found); a network \(network.description) has "
          + "\(shape) there")
    }
    guard numbers.allSatisfy(\.isFinite) else {
      throw fault("tensor '\(name)' has a number that is not finite; allowed: finite numbers")
    }
    return numbers
  }
}

extension Scalar {
  /// Makes a tensor in this precision.
  static func tensor(_ name: String, _ numbers: [Self], shape: [Int]? = nil) -> StoredTensor {
    let shape = shape ?? [numbers.count]
    if let floats = numbers as? [Float] { return StoredTensor(name, shape: shape, floats) }
    return StoredTensor(name, shape: shape, numbers.map { Double($0) })
  }
}
