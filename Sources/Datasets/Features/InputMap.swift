import Backprop

/// How the numbers of a sample become the inputs of a network: features over the plane, what
/// stands in for a missing number, standardization.
public struct InputMap: Equatable, Codable, Sendable {
  /// The features of a point, in place of its coordinates; nil takes the numbers as they are.
  public var features: [PlaneFeature]?
  /// What stands in for a missing number of each input; nil where none is missing.
  public var fills: [Double]?
  /// The scale of each input; nil where inputs are not standardized.
  public var scales: [Scale]?

  /// Creates a map; the one of no arguments changes nothing.
  public init(
    features: [PlaneFeature]? = nil, fills: [Double]? = nil, scales: [Scale]? = nil
  ) {
    self.features = features
    self.fills = fills
    self.scales = scales
  }

  /// Whether a sample's numbers are the network's inputs.
  public var isIdentity: Bool { features == nil && fills == nil && scales == nil }

  /// Returns how many inputs a sample of that many numbers has.
  public func inputCount(ofNumbers count: Int) -> Int { features?.count ?? count }

  /// Computes the inputs of a sample; a number that is missing is not a number.
  ///
  /// - Parameters:
  ///   - numbers: the sample as its source has it; a point of the plane where there are features.
  ///   - inputs: has room for all inputs; what is in it does not matter.
  public func map(_ numbers: ArraySlice<Double>, into inputs: inout [Double]) {
    if let features {
      let (x1, x2) = (numbers[numbers.startIndex], numbers[numbers.startIndex + 1])
      for (index, feature) in features.enumerated() {
        inputs[index] = feature.value(x1: x1, x2: x2)
      }
    } else {
      for (index, number) in numbers.enumerated() { inputs[index] = number }
    }
    if let fills {
      for index in fills.indices where inputs[index].isNaN { inputs[index] = fills[index] }
    }
    if let scales {
      for index in scales.indices { inputs[index] = scales[index].scaled(inputs[index]) }
    }
  }

  /// Returns the map with fills and scales measured over some samples.
  ///
  /// - Parameters:
  ///   - samples: as their source has them.
  ///   - part: the samples to learn from: nothing of the others may reach the network.
  ///   - standardizes: whether inputs are standardized.
  public func measured(
    over samples: SampleSet<Double>, _ part: [Int], standardizes: Bool
  ) -> InputMap {
    let isAnyMissing = samples.inputs.contains(where: \.isNaN)
    guard standardizes || isAnyMissing else { return self }
    let plain = InputMap(features: features)
    var room = [Double](repeating: 0, count: inputCount(ofNumbers: samples.inputsPerSample))
    let measured = room.indices.map { input in
      Scale(
        measuring: part.lazy.map { index in
          guard features != nil else {
            return samples.inputs[index * samples.inputsPerSample + input]
          }
          plain.map(samples.input(index), into: &room)
          return room[input]
        })
    }
    return InputMap(
      features: features, fills: isAnyMissing ? measured.map(\.mean) : nil,
      scales: standardizes ? measured : nil)
  }
}
