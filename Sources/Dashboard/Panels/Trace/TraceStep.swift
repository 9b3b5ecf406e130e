import Backprop

/// An operation of a sample's way through the network, in the order of computation: forward from
/// the first layer to the last, the loss, back from the last layer to the first.
enum TraceStep: Equatable {
  /// z and a of a unit; layers and units count from 0.
  case forward(layer: Int, unit: Int)
  /// The sample's loss.
  case loss
  /// δ of a unit.
  case backward(layer: Int, unit: Int)

  /// How many there are.
  static func count(of shape: NetworkShape) -> Int { 2 * units(of: shape) + 1 }

  /// Returns the operation of a number, from 0 and below `count`.
  init(_ number: Int, of shape: NetworkShape) {
    let units = Self.units(of: shape)
    if number < units {
      let (layer, unit) = Self.place(number, in: shape.layers.indices.map { $0 }, of: shape)
      self = .forward(layer: layer, unit: unit)
    } else if number == units {
      self = .loss
    } else {
      let (layer, unit) = Self.place(
        number - units - 1, in: shape.layers.indices.reversed(), of: shape)
      self = .backward(layer: layer, unit: unit)
    }
  }

  private static func units(of shape: NetworkShape) -> Int { shape.valueCount - shape.inputs }

  /// Finds the unit of a number when layers are counted through in an order.
  private static func place(
    _ number: Int, in layers: [Int], of shape: NetworkShape
  ) -> (layer: Int, unit: Int) {
    var rest = number
    for layer in layers {
      let units = shape.layers[layer].outputs
      if rest < units { return (layer, rest) }
      rest -= units
    }
    preconditionFailure("a network of shape \(shape.description) has no such operation")
  }
}
