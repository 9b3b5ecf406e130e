import Backprop

extension Network {
  /// Creates the network that TensorFlow Playground begins with: weights from −0.5 to 0.5, layer
  /// by layer, unit by unit, source by source, and biases of 0.1.
  ///
  /// - Parameters:
  ///   - startsAtZero: makes all weights and biases 0; the weights are drawn all the same.
  ///   - stream: the one that the data was drawn from, so that the weights follow it.
  public init(
    playgroundShape shape: NetworkShape, startsAtZero: Bool = false,
    using stream: inout SeedStream
  ) {
    self.init(shape: shape, initializer: .uniform(-0.5, 0.5), bias: 0.1, using: &stream)
    if startsAtZero { parameters = parameters.map { _ in 0 } }
  }
}
