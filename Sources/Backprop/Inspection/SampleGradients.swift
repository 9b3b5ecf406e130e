/// ∂L/∂θ of one parameter for each sample of a batch: the mean of these is the gradient of the
/// batch's mean loss.
public struct SampleGradients: Equatable, Sendable {
  /// The samples.
  public let samples: [Int]
  /// ∂L/∂θ of each.
  public let gradients: [Double]

  /// The gradient of their mean loss.
  public var mean: Double { gradients.reduce(0, +) / Double(max(1, gradients.count)) }

  /// Computes the gradients of a parameter, δ·a of each sample.
  ///
  /// - Parameters:
  ///   - batch: indices into `samples`.
  ///   - parameter: its place in the order of the parameters.
  public init(
    _ network: Network<Double>, _ samples: SampleSet<Double>, batch: some Sequence<Int>,
    loss: Loss, parameter: Int
  ) {
    let place = network.shape.place(ofParameter: parameter)
    let layer = network.shape.layers[place.layer]
    let unit = layer.units.lowerBound + place.unit
    var pass = Pass<Double>(network.shape)
    self.samples = Array(batch)
    gradients = self.samples.map { index in
      network.forward(samples.input(index), into: &pass)
      network.backward(samples.target(index), loss: loss, &pass)
      let source = place.source.map { pass.activations[layer.sources.lowerBound + $0] } ?? 1
      return pass.deltas[unit] * source
    }
  }
}
