import Backprop
import Datasets

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
    // Before memory is asked for: an experiment may speak of more layers than the file holds.
    try checkShapes(shape)
    var parameters = [S](repeating: 0, count: shape.parameterCount)
    for (index, layer) in shape.layers.enumerated() {
      let weights: [S] = try finite("layers.\(index).weight")
      let biases: [S] = try finite("layers.\(index).bias")
      for unit in 0..<layer.outputs {
        for source in 0..<layer.inputs {
          parameters[layer.weight(unit, from: source)] = weights[unit * layer.inputs + source]
        }
        parameters[layer.bias(unit)] = biases[unit]
      }
    }
    return Network(shape: shape, parameters: parameters)
  }

  /// Refuses layers of another type, or of another number or other sizes than a network's.
  func checkShapes(_ network: NetworkShape) throws(CheckpointFault) {
    let count = network.layers.count
    if safetensors["layers.\(count).weight"] != nil {
      throw fault(
        "it has more layers than \(count); allowed: those of a network \(network.brief)")
    }
    for (index, layer) in network.layers.enumerated() {
      for (name, shape) in [
        ("layers.\(index).weight", [layer.outputs, layer.inputs]),
        ("layers.\(index).bias", [layer.outputs]),
      ] {
        guard let found = safetensors[name] else {
          throw fault(
            "there is no tensor '\(name)'; allowed: the layers of a network \(network.brief)")
        }
        guard found.type == .float32 || found.type == .float64 else {
          throw fault("tensor '\(name)' is \(found.type.rawValue); allowed: F32, F64")
        }
        guard found.shape == shape else {
          throw fault(
            "tensor '\(name)' has the shape \(Quotation.of("\(found.shape)")); "
              + "allowed: \(shape), as in a network \(network.brief)")
        }
      }
    }
  }

  private func finite<S: Scalar>(_ name: String) throws(CheckpointFault) -> [S] {
    let numbers = try safetensors.doubles(of: name).map { S($0) }
    guard numbers.allSatisfy(\.isFinite) else {
      throw fault("tensor '\(name)' has a number that is not finite; allowed: finite numbers")
    }
    return numbers
  }
}

extension NetworkShape {
  /// The sizes as a sentence has them, many of them cut off.
  fileprivate var brief: String { Quotation.cut(description) }
}

extension Scalar {
  /// Makes a tensor in this precision.
  static func tensor(_ name: String, _ numbers: [Self], shape: [Int]? = nil) -> StoredTensor {
    let shape = shape ?? [numbers.count]
    // An empty list would pass for one of any type.
    if Self.self == Float.self, let floats = numbers as? [Float] {
      return StoredTensor(name, shape: shape, floats)
    }
    return StoredTensor(name, shape: shape, numbers.map { Double($0) })
  }
}
