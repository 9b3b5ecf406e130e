import Backprop

/// How gradient and change flow through one layer.
public struct LayerFlow: Equatable, Sendable {
  /// ‖∂L/∂w‖₂ over the layer's weights and biases.
  public var gradientNorm: Double
  /// log₁₀ of mean |Δw| / mean |w| over the layer's weights; nil before the first step, and
  /// where nothing moved.
  ///
  /// Source: CS231n, "Neural networks 3", <https://cs231n.github.io/neural-networks-3/>.
  public var updateRatio: Double?

  /// The largest size of a weight.
  public var largestWeight: Double
  /// The largest size of ∂L/∂w of a weight.
  public var largestGradient: Double

  /// Where the ratio should be: about −3; above −2 is unstable, below −4 slow.
  public static let healthyRatio = -4.0 ... -2.0

  /// Computes the flow of each layer.
  public static func ofLayers(_ shape: NetworkShape, _ moment: Moment) -> [LayerFlow] {
    shape.layers.map { layer in
      var square = 0.0
      var moved = 0.0
      var size = 0.0
      var largest = 0.0
      var steepest = 0.0
      for index in layer.parameters {
        square += moment.gradient[index] * moment.gradient[index]
      }
      for unit in 0..<layer.outputs {
        for source in 0..<layer.inputs {
          let index = layer.weight(unit, from: source)
          moved += abs(moment.lastUpdate[index])
          size += abs(moment.parameters[index])
          largest = max(largest, abs(moment.parameters[index]))
          steepest = max(steepest, abs(moment.gradient[index]))
        }
      }
      return LayerFlow(
        gradientNorm: square.squareRoot(),
        updateRatio: moved > 0 && size > 0 ? Double.log(moved / size) / Double.log(10) : nil,
        largestWeight: largest, largestGradient: steepest)
    }
  }
}
