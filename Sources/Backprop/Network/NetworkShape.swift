/// One dense layer: its size, its activation, and where its numbers stand in flat arrays.
public struct LayerShape: Hashable, Sendable {
  /// Activations of the layer before, or inputs of the network.
  public let inputs: Int
  /// Units of the layer.
  public let outputs: Int
  /// The activation of its units.
  public let activation: LayerActivation
  /// Where its weights begin in the parameters.
  let firstParameter: Int
  /// Where the activations begin that it takes in.
  let firstSource: Int
  /// Where its units begin in the arrays of a pass.
  let firstUnit: Int

  /// Its units in the arrays of a pass.
  public var units: Range<Int> { firstUnit..<(firstUnit + outputs) }
  /// The activations that it takes in, in the arrays of a pass.
  public var sources: Range<Int> { firstSource..<(firstSource + inputs) }
  /// Its weights and biases in the parameters.
  public var parameters: Range<Int> {
    firstParameter..<(firstParameter + outputs * (inputs + 1))
  }

  /// Returns where the weight from source `input` into `unit` stands in the parameters.
  public func weight(_ unit: Int, from input: Int) -> Int {
    firstParameter + unit * (inputs + 1) + input
  }

  /// Returns where the bias of `unit` stands in the parameters.
  public func bias(_ unit: Int) -> Int {
    firstParameter + unit * (inputs + 1) + inputs
  }
}

/// The sizes and activations of a fully connected feed-forward network.
///
/// Parameters are one flat array, layer by layer, unit by unit: the unit's weights in the order
/// of its sources, then its bias. The arrays of a pass hold the inputs first, then the units
/// layer by layer. Code counts layers from 0 (the first hidden one), the screen from 1.
public struct NetworkShape: Hashable, Sendable {
  /// Inputs of the network.
  public let inputs: Int
  /// The layers from the first hidden one to the output.
  public let layers: [LayerShape]

  /// Creates the shape of a network.
  ///
  /// - Parameters:
  ///   - inputs: at least 1.
  ///   - layers: units (at least 1) and activation of each layer, the output last; at least one
  ///     layer. Softmax is for the output alone.
  public init(inputs: Int, layers: [(units: Int, activation: LayerActivation)]) {
    precondition(inputs > 0, "a network has at least one input")
    precondition(!layers.isEmpty, "a network has at least its output layer")
    precondition(layers.allSatisfy { $0.units > 0 }, "each layer has at least one unit")
    precondition(
      layers.dropLast().allSatisfy { $0.activation != .softmax },
      "softmax is an activation of the output layer alone")
    precondition(
      Self.parameterCount(sizes: [inputs] + layers.map { $0.units }) != nil,
      "a network has at most \(Int.max) weights and biases")
    self.inputs = inputs
    var shapes: [LayerShape] = []
    for (units, activation) in layers {
      let before = shapes.last
      shapes.append(
        LayerShape(
          inputs: before?.outputs ?? inputs, outputs: units, activation: activation,
          firstParameter: before?.parameters.upperBound ?? 0,
          firstSource: before?.firstUnit ?? 0, firstUnit: before?.units.upperBound ?? inputs))
    }
    self.layers = shapes
  }

  /// Returns how many weights and biases a network of these sizes has; nil where they are more
  /// than can be counted, so that no network has the sizes.
  ///
  /// - Parameter sizes: the inputs, then the units of each layer, each at least 1.
  public static func parameterCount(sizes: [Int]) -> Int? {
    var sum = 0
    for (sources, units) in zip(sizes, sizes.dropFirst()) {
      let (perUnit, isTooLarge) = sources.addingReportingOverflow(1)
      let (layer, isTooLargeLayer) = perUnit.multipliedReportingOverflow(by: units)
      let (next, isTooLargeSum) = sum.addingReportingOverflow(layer)
      if isTooLarge || isTooLargeLayer || isTooLargeSum { return nil }
      sum = next
    }
    return sum
  }

  /// The output layer.
  public var output: LayerShape { layers[layers.count - 1] }
  /// Outputs of the network.
  public var outputs: Int { output.outputs }
  /// Weights and biases in all.
  public var parameterCount: Int { output.parameters.upperBound }
  /// Inputs and units in all: the length of the arrays of a pass.
  public var valueCount: Int { output.units.upperBound }

  /// Where the weights of each unit stand in the parameters, unit by unit, without the biases.
  var weightRows: [Range<Int>] {
    layers.flatMap { layer in
      (0..<layer.outputs).map { layer.weight($0, from: 0)..<layer.bias($0) }
    }
  }

  /// The sizes as people write them: `2-8-8-1`.
  public var description: String {
    ([inputs] + layers.map(\.outputs)).map(String.init).joined(separator: "-")
  }
}
