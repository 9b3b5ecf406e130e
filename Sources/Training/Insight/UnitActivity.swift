import Backprop

/// What the units answered to some samples at one moment, and which of them are dead or saturated.
public struct UnitActivity: Equatable, Sendable {
  /// What one unit answered.
  public struct Unit: Equatable, Sendable {
    /// To how many samples exactly 0.
    public var zeros = 0
    /// To how many samples a number at the flat ends of its activation.
    public var saturated = 0
  }

  /// The step after which the samples were looked at.
  public let step: Int
  /// How many samples were looked at.
  public let sampleCount: Int
  /// Each unit, in the order of `NetworkShape`, without the inputs.
  public let units: [Unit]
  private let shape: NetworkShape
  /// The activations, unit by unit, sample by sample.
  private let values: [Float]

  /// Counts what units answered.
  ///
  /// - Parameter values: the activations of all units, unit by unit, each with as many samples.
  init(step: Int, shape: NetworkShape, sampleCount: Int, values: [Float]) {
    let count = shape.valueCount - shape.inputs
    precondition(values.count == count * sampleCount, "each unit answers each sample")
    var units = [Unit](repeating: Unit(), count: count)
    for layer in shape.layers {
      let saturates = layer.activation.saturation
      for unit in layer.units {
        let place = unit - shape.inputs
        for value in values[(place * sampleCount)..<((place + 1) * sampleCount)] {
          if value == 0 { units[place].zeros += 1 }
          if let saturates, saturates(value) { units[place].saturated += 1 }
        }
      }
    }
    (self.step, self.sampleCount, self.units) = (step, sampleCount, units)
    (self.shape, self.values) = (shape, values)
  }

  /// Returns the activations of a layer's units, unit by unit; layers count from 0.
  public func activations(ofLayer layer: Int) -> ArraySlice<Float> {
    let units = places(ofLayer: layer)
    return values[(units.lowerBound * sampleCount)..<(units.upperBound * sampleCount)]
  }

  /// Returns whether a unit, from 0 in its layer, gave 0 to every sample, where its activation has
  /// no slope there: no gradient can wake it.
  public func isDead(_ unit: Int, ofLayer layer: Int) -> Bool {
    guard shape.layers[layer].activation.canDie, sampleCount > 0 else { return false }
    return units[places(ofLayer: layer).lowerBound + unit].zeros == sampleCount
  }

  /// Returns the dead units of a layer, from 0.
  public func deadUnits(ofLayer layer: Int) -> [Int] {
    (0..<shape.layers[layer].outputs).filter { isDead($0, ofLayer: layer) }
  }

  /// How many units are dead in all.
  var deadCount: Int { shape.layers.indices.reduce(0) { $0 + deadUnits(ofLayer: $1).count } }

  /// Returns the part, 0 … 1, of a layer's activations that are saturated; nil where its
  /// activation has no flat ends.
  public func saturation(ofLayer layer: Int) -> Double? {
    guard shape.layers[layer].activation.saturation != nil, sampleCount > 0 else { return nil }
    let units = units[places(ofLayer: layer)]
    return Double(units.reduce(0) { $0 + $1.saturated }) / Double(units.count * sampleCount)
  }

  private func places(ofLayer layer: Int) -> Range<Int> {
    let units = shape.layers[layer].units
    return (units.lowerBound - shape.inputs)..<(units.upperBound - shape.inputs)
  }
}

extension LayerActivation {
  /// Whether units can answer 0 to everything and have no slope there, so that they never learn
  /// again.
  ///
  /// Source: CS231n, "Neural networks 1", <https://cs231n.github.io/neural-networks-1/>.
  public var canDie: Bool { self == .elementwise(.relu) }

  /// Tells whether an activation lies where the function is nearly flat; nil where it has no
  /// such ends.
  ///
  /// |tanh z| above 0.97 leaves less than 6 % of the slope. Source of the mark: A. Karpathy,
  /// "Building makemore 3", <https://github.com/karpathy/nn-zero-to-hero>. The sigmoid is the same
  /// curve between 0 and 1, where that is within 0.015 of an end.
  var saturation: (@Sendable (Float) -> Bool)? {
    switch self {
    case .elementwise(.tanh): { abs($0) > 0.97 }
    case .elementwise(.sigmoid): { $0 < 0.015 || $0 > 0.985 }
    default: nil
    }
  }
}
