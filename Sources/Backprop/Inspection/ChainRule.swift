/// ∂L/∂θ of one sample as the chain rule has it: a product of factors for each path from the
/// parameter's unit to an output, and their sum.
public struct ChainRule: Equatable, Sendable {
  /// One path and its product.
  public struct Path: Equatable, Sendable {
    /// The units from the parameter's own to the output, by their places in a pass.
    public let units: [Int]
    /// The factors, from the loss back to the parameter.
    public let factors: [ChainFactor]
    /// Their product: what the path adds to the derivative.
    public var product: Double { factors.reduce(1) { $0 * $1.value } }
  }

  /// The parameter's place in the order of the parameters.
  public let parameter: Int
  /// δ of the unit that the parameter belongs to.
  public let delta: Double
  /// What δ is multiplied by: a of the parameter's source, 1 for a bias.
  public let source: Double
  /// The paths of the largest products, the largest first.
  public let paths: [Path]
  /// How many paths there are; the product of the sizes of the layers behind.
  public let pathCount: Double

  /// ∂L/∂θ = δ·a.
  public var gradient: Double { delta * source }
  /// Whether the paths are all there are.
  public var isComplete: Bool { Double(paths.count) >= pathCount }
  /// What the paths that are left out add up to: the derivative without those that are there.
  public var rest: Double {
    isComplete ? 0 : gradient - paths.reduce(0) { $0 + $1.product }
  }

  /// Takes ∂L/∂θ apart.
  ///
  /// - Parameters:
  ///   - pass: the sample's, after `forward` and `backward`.
  ///   - target: what was wanted.
  ///   - parameter: its place in the order of the parameters.
  ///   - limit: how many paths are kept, at least 1.
  public init(
    _ network: Network<Double>, _ pass: Pass<Double>, target: ArraySlice<Double>, loss: Loss,
    parameter: Int, limit: Int = 6
  ) {
    let shape = network.shape
    let place = shape.place(ofParameter: parameter)
    let layer = shape.layers[place.layer]
    let unit = layer.units.lowerBound + place.unit
    self.parameter = parameter
    delta = pass.deltas[unit]
    let last: ChainFactor
    if let source = place.source {
      let index = layer.sources.lowerBound + source
      last = ChainFactor(meaning: .activation(index), value: pass.activations[index])
    } else {
      last = ChainFactor(meaning: .bias(unit), value: 1)
    }
    source = last.value
    pathCount = shape.layers[(place.layer + 1)...].reduce(1) { $0 * Double($1.outputs) }
    let search = PathSearch(network, pass, limit: max(1, limit))
    paths = search.largest(from: unit, ofLayer: place.layer).map { units in
      Path(
        units: units,
        factors: Self.factors(network, pass, target: target, loss: loss, units) + [last])
    }
  }

  /// The factors of ∂L/∂z of a path's first unit.
  private static func factors(
    _ network: Network<Double>, _ pass: Pass<Double>, target: ArraySlice<Double>, loss: Loss,
    _ units: [Int]
  ) -> [ChainFactor] {
    let shape = network.shape
    guard let output = units.last else { return [] }
    let index = output - shape.output.units.lowerBound
    var factors: [ChainFactor] = []
    if loss.measuresDistance {
      let slope = loss.slope(
        at: pass.activations[output], target: target[target.startIndex + index],
        outputs: shape.outputs)
      factors = [
        ChainFactor(meaning: .lossByActivation(output), value: slope),
        ChainFactor(meaning: .slope(output), value: pass.slopes[output]),
      ]
    } else {
      factors = [ChainFactor(meaning: .lossByWeightedInput(output), value: pass.deltas[output])]
    }
    for (source, unit) in zip(units, units.dropFirst()).reversed() {
      let weight = network.parameters[shape.weight(from: source, to: unit)]
      factors += [
        ChainFactor(meaning: .weight(from: source, to: unit), value: weight),
        ChainFactor(meaning: .slope(source), value: pass.slopes[source]),
      ]
    }
    return factors
  }
}

extension NetworkShape {
  /// Returns where the weight between two units of neighbouring layers stands in the parameters.
  ///
  /// - Parameters:
  ///   - source: an input or unit, by its place in a pass.
  ///   - unit: a unit of the next layer, likewise.
  func weight(from source: Int, to unit: Int) -> Int {
    let place = place(ofValue: unit)
    guard let number = place.layer, layers[number].sources.contains(source) else {
      preconditionFailure("a weight leads from a layer to the next one")
    }
    return layers[number].weight(place.unit, from: source - layers[number].firstSource)
  }
}
