/// Which parameter of another network each parameter of a network goes on from.
///
/// Layers are matched from the first one on, the output layers with each other; units and sources
/// by their place. What has no counterpart is new.
public struct ParameterOrigins: Sendable {
  /// For each parameter the index in the other network; nil where it is new.
  let indices: [Int?]

  /// Matches two shapes.
  ///
  /// - Parameters:
  ///   - shape: the network to be made.
  ///   - old: the one that it goes on from.
  ///   - inputs: for each input the old input that it is; nil for new ones.
  public init(of shape: NetworkShape, in old: NetworkShape, inputs: [Int?]) {
    precondition(inputs.count == shape.inputs, "each input is an old one or new")
    var indices: [Int?] = []
    indices.reserveCapacity(shape.parameterCount)
    for (number, layer) in shape.layers.enumerated() {
      let isOutput = number == shape.layers.count - 1
      // A hidden layer never goes on as the output layer, nor the other way round.
      let counterpart =
        isOutput ? old.output : number < old.layers.count - 1 ? old.layers[number] : nil
      let isFirst = number == 0
      let counterpartIsFirst = isOutput ? old.layers.count == 1 : isFirst
      for unit in 0..<layer.outputs {
        for source in 0...layer.inputs {
          let isBias = source == layer.inputs
          indices.append(
            counterpart.flatMap { before in
              guard unit < before.outputs else { return nil }
              if isBias { return before.bias(unit) }
              // Inputs and units are different things even where they stand in the same place.
              guard isFirst == counterpartIsFirst else { return nil }
              let place = isFirst ? inputs[source] : source
              return place.flatMap { $0 < before.inputs ? before.weight(unit, from: $0) : nil }
            })
        }
      }
    }
    self.indices = indices
  }

  /// Takes over what goes on, and of the rest what another array has.
  func carried<Element>(_ old: [Element], filling: [Element]) -> [Element] {
    carried(filling: filling) { old[$0] }
  }

  /// Takes over what goes on in another precision, and of the rest what another array has.
  @specialized(where From == Float, To == Float)
  @specialized(where From == Double, To == Double)
  func carried<From: Scalar, To: Scalar>(rounding old: [From], filling: [To]) -> [To] {
    carried(filling: filling) { To(Double(old[$0])) }
  }

  @inline(__always)
  private func carried<Element>(filling: [Element], _ old: (Int) -> Element) -> [Element] {
    var result = filling
    // In place: a large network has millions.
    for index in indices.indices {
      if let origin = indices[index] { result[index] = old(origin) }
    }
    return result
  }
}
