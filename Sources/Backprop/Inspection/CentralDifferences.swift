/// The slope of a batch's mean loss along single parameters, (L(θ + h) − L(θ − h)) / 2h: a gradient
/// that knows nothing of backpropagation.
///
/// The error is of the order h² plus rounding/h; 1e-5 balances the two in float64.
/// Source: CS231n, "Neural networks 3: gradient checks",
/// <https://cs231n.github.io/neural-networks-3/>.
public struct CentralDifferences: Sendable {
  /// The step h that balances the two errors in float64.
  public static let standardStep = 1e-5

  private var network: Network<Double>
  private let samples: SampleSet<Double>
  private let batch: [Int]
  private let loss: Loss
  private let h: Double
  /// The units that have kinks, layer by layer, and where these are.
  private let kinks: [(units: Range<Int>, places: [Double])]
  private var above: Pass<Double>
  private var below: Pass<Double>

  /// Gets ready to move the parameters of a network.
  ///
  /// - Parameters:
  ///   - batch: indices into `samples`, at least one.
  ///   - h: how far a parameter is moved to either side.
  public init(
    _ network: Network<Double>, _ samples: SampleSet<Double>, batch: some Sequence<Int>,
    loss: Loss, h: Double = standardStep
  ) {
    self.network = network
    self.samples = samples
    self.batch = Array(batch)
    self.loss = loss
    self.h = h
    kinks = network.shape.layers.compactMap { layer in
      let places = layer.activation.kinks
      return places.isEmpty ? nil : (layer.units, places)
    }
    above = Pass(network.shape)
    below = above
    precondition(!self.batch.isEmpty, "a batch has at least one sample")
  }

  /// Estimates ∂L/∂θ for a parameter; the network stays as it is.
  public mutating func slope(along parameter: Int) -> DifferenceQuotient {
    difference(along: parameter, h: h)
  }

  /// Estimates ∂L/∂θ for every parameter.
  public mutating func slopes() -> [Double] {
    network.parameters.indices.map { slope(along: $0).slope }
  }

  /// Returns how far an estimate may be from the derivative, by the rounding of the losses and by
  /// the third derivative, which a step of 2h makes four times as large.
  ///
  /// Rounding: 16 roundings of the largest number that enters a loss, over the step.
  public mutating func uncertainty(of quotient: DifferenceQuotient, along parameter: Int) -> Double
  {
    let wider = difference(along: parameter, h: 2 * h)
    return abs(wider.slope - quotient.slope) + 16 * .ulpOfOne * quotient.scale / h
  }

  private mutating func difference(along parameter: Int, h: Double) -> DifferenceQuotient {
    let value = network.parameters[parameter]
    defer { network.parameters[parameter] = value }
    // What the parameter really is when moved, since the sums round.
    let (higher, lower) = (value + h, value - h)
    var total = 0.0
    var scale = 1.0
    var crossesKink = false
    for index in batch {
      let target = samples.target(index)
      network.parameters[parameter] = higher
      network.forward(samples.input(index), into: &above)
      network.parameters[parameter] = lower
      network.forward(samples.input(index), into: &below)
      let loss = network.outputLoss(target, loss: loss, &above)
      total += loss - network.outputLoss(target, loss: self.loss, &below)
      scale = max(scale, abs(loss))
      for unit in network.shape.output.units {
        scale = max(scale, abs(above.weightedInputs[unit]))
      }
      crossesKink = crossesKink || passesCrossKink(target)
    }
    return DifferenceQuotient(
      slope: total / (higher - lower) / Double(batch.count), crossesKink: crossesKink,
      scale: scale)
  }

  /// Whether the two passes lie on different sides of a kink.
  private func passesCrossKink(_ target: ArraySlice<Double>) -> Bool {
    for (units, places) in kinks {
      for unit in units {
        let (high, low) = (above.weightedInputs[unit], below.weightedInputs[unit])
        if places.contains(where: { (high > $0) != (low > $0) }) { return true }
      }
    }
    guard !loss.kinks.isEmpty else { return false }
    return zip(network.shape.output.units, target).contains { unit, wanted in
      let (high, low) = (above.activations[unit] - wanted, below.activations[unit] - wanted)
      return loss.kinks.contains { (high > $0) != (low > $0) }
    }
  }
}

/// An estimate of a derivative by two evaluations of a function.
public struct DifferenceQuotient: Equatable, Sendable {
  /// The estimate.
  public let slope: Double
  /// Whether a unit's weighted input or an output's error passes a kink between the two
  /// evaluations: then the estimate is no derivative.
  public let crossesKink: Bool
  /// The largest number that enters a loss, at least 1: what rounding is relative to.
  let scale: Double
}
