import Backprop

/// How the activations of a unit become colours: values in −1…1, 0 where the unit says nothing.
enum UnitScale {
  /// Returns a picture's values scaled by what the activation can reach.
  ///
  /// - Parameter activation: nil for an input, which is scaled by its own largest size.
  static func scaled(_ values: [Float], _ activation: LayerActivation?) -> [Double] {
    switch activation {
    case .elementwise(.tanh), .elementwise(.sin): values.map { Double($0) }
    case .elementwise(.sigmoid), .softmax: values.map { 2 * Double($0) - 1 }
    case .elementwise(.identity), .elementwise(.relu), .elementwise(.leakyReLU),
      .elementwise(.elu), .elementwise(.gelu), .elementwise(.silu), .elementwise(.softplus), nil:
      scaledByLargest(values)
    }
  }

  /// Returns scaled values without shades: 1 from 0 on, else −1; what is no number stays none.
  static func discrete(_ values: [Double]) -> [Double] {
    values.map { $0.isNaN ? $0 : $0 >= 0 ? 1 : -1 }
  }

  private static func scaledByLargest(_ values: [Float]) -> [Double] {
    let largest = values.lazy.map(abs).filter(\.isFinite).max() ?? 0
    guard largest > 0 else { return values.map { Double($0) } }
    return values.map { Double($0 / largest) }
  }

  /// Returns the color value of a single activation where there is no picture.
  static func scaled(_ value: Double, _ activation: LayerActivation?) -> Double {
    switch activation {
    // From dark to bright: an output of 0 says nothing.
    case .elementwise(.sigmoid), .softmax: value
    default: max(-1, min(1, value))
    }
  }
}
