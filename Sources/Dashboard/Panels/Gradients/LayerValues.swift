import Backprop
import Training

/// The numbers of a layer that its histograms show.
///
/// Of a large layer they are a part, evenly spread over it: a histogram of some columns says no
/// more from millions.
enum LayerValues {
  /// The most numbers that are looked at: a prime, so that an even spread does not meet the same
  /// source in each row of a matrix.
  static let most = 4093

  /// Returns weights, or what else is as long as the parameters, without what belongs to biases.
  static func weights(_ layer: LayerShape, of parameters: [Double]) -> [Double] {
    let count = layer.outputs * layer.inputs
    return spread(over: count).map { index in
      parameters[layer.weight(index / layer.inputs, from: index % layer.inputs)]
    }
  }

  /// Returns activations.
  static func activations(_ values: ArraySlice<Float>) -> [Double] {
    spread(over: values.count).map { Double(values[values.startIndex + $0]) }
  }

  /// Returns the range that activations of a function can be in; nil where it has no bounds.
  static func range(_ activation: LayerActivation) -> ClosedRange<Double>? {
    switch activation {
    case .elementwise(.tanh), .elementwise(.sin): -1...1
    case .elementwise(.sigmoid), .softmax: 0...1
    default: nil
    }
  }

  /// Returns the standard deviation; not a number where there is none.
  static func deviation(_ values: [Double]) -> Double {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
  }

  /// Indices 0..<count, or as many as are looked at, evenly spread.
  private static func spread(over count: Int) -> [Int] {
    let shown = min(count, most)
    // Divided first, so that no product is too large.
    return (0..<shown).map { $0 * (count / shown) + $0 * (count % shown) / shown }
  }
}
