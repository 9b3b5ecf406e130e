/// Where a weight or bias belongs. Layers, units and sources count from 0, layers from the first
/// hidden one on.
public struct ParameterPlace: Hashable, Sendable {
  /// The layer of the unit that it leads into.
  public let layer: Int
  /// The unit that it leads into, within its layer.
  public let unit: Int
  /// The unit of the layer before, or the input, that it comes from; nil for a bias.
  public let source: Int?
}

extension NetworkShape {
  /// Returns where a parameter belongs.
  ///
  /// - Parameter index: its place in the order of the parameters.
  public func place(ofParameter index: Int) -> ParameterPlace {
    precondition(
      (0..<parameterCount).contains(index), "there are the parameters 0 to \(parameterCount - 1)")
    let number = layers.firstIndex { index < $0.parameters.upperBound } ?? 0
    let row = layers[number].inputs + 1
    let (unit, source) = (index - layers[number].firstParameter).quotientAndRemainder(
      dividingBy: row)
    return ParameterPlace(
      layer: number, unit: unit, source: source == layers[number].inputs ? nil : source)
  }

  /// Returns the layer of an element of a pass, nil for an input, and its place within it.
  ///
  /// - Parameter index: its place in the arrays of a pass.
  public func place(ofValue index: Int) -> (layer: Int?, unit: Int) {
    precondition((0..<valueCount).contains(index), "there are the values 0 to \(valueCount - 1)")
    guard index >= inputs else { return (nil, index) }
    let number = layers.firstIndex { index < $0.units.upperBound } ?? 0
    return (number, index - layers[number].units.lowerBound)
  }
}
