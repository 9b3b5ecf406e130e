import Backprop

/// Weights and biases that an experiment writes out instead of drawing them: layer by layer, a row
/// for each unit, its weights in the order of its sources and then its bias.
public struct InitialWeights: Equatable, Sendable {
  /// The rows of each layer.
  public var layers: [[[Double]]]

  /// Creates written weights.
  public init(layers: [[[Double]]]) {
    self.layers = layers
  }

  /// The largest size of a number.
  private static let largest = 1_000_000.0

  /// Reads a list of layers, each a list of rows, each a list of numbers.
  ///
  /// - Returns: nil where the lists are not so; their lengths are not looked at.
  static func setting(
    _ path: String, _ value: SettingValue
  ) throws(SettingRefusal) -> InitialWeights? {
    guard let layers = value.elements, !layers.isEmpty else { return nil }
    var read: [[[Double]]] = []
    for (layer, rows) in layers.enumerated() {
      guard let rows = rows.elements else { return nil }
      var found: [[Double]] = []
      for (unit, row) in rows.enumerated() {
        guard let row = row.elements else { return nil }
        found.append(try numbers(path, row, layer: layer, unit: unit))
      }
      read.append(found)
    }
    return InitialWeights(layers: read)
  }

  /// The numbers as a file writes them.
  var settingValue: SettingValue {
    .list(layers.map { .list($0.map { .list($0.map { .text(of: $0) }) }) })
  }

  /// Reads the numbers of a row, layer and unit counted from 0.
  private static func numbers(
    _ path: String, _ row: [SettingValue], layer: Int, unit: Int
  ) throws(SettingRefusal) -> [Double] {
    var numbers: [Double] = []
    for (index, value) in row.enumerated() {
      guard let number = value.number, abs(number) <= largest else {
        let message =
          "\(path) has \(value.quoted) as number \(index + 1) of unit \(unit + 1) in layer "
          + "\(layer + 1); allowed: a number from -1000000 to 1000000"
        throw SettingRefusal(parts: [
          .init(steps: [.index(layer), .index(unit), .index(index)], message: message)
        ])
      }
      numbers.append(number)
    }
    return numbers
  }

  /// Says where the rows do not fit a network of these sizes, nil where they do.
  ///
  /// - Parameter sizes: the inputs, then the units of each layer.
  func conflict(sizes: [Int]) -> String? {
    let network = "a network of " + sizes.map(String.init).joined(separator: "-")
    guard layers.count == sizes.count - 1 else {
      return "\(Self.count(layers.count, "layer")); \(network) has \(sizes.count - 1)"
    }
    for (layer, rows) in layers.enumerated() {
      let (sources, units) = (sizes[layer], sizes[layer + 1])
      guard rows.count == units else {
        return "\(Self.count(rows.count, "row")) in layer \(layer + 1); \(network) has "
          + "\(Self.count(units, "unit")) there"
      }
      if let unit = rows.firstIndex(where: { $0.count != sources + 1 }) {
        return "\(Self.count(rows[unit].count, "number")) for unit \(unit + 1) in layer "
          + "\(layer + 1); \(network) takes \(Self.count(sources, "weight")) there and a bias"
      }
    }
    return nil
  }

  private static func count(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  /// Builds the network; the rows fit its shape.
  func network<S: Scalar>(_ shape: NetworkShape) -> Network<S> {
    Network(
      shape: shape, weights: layers.map { $0.map { Array($0.dropLast()) } },
      biases: layers.map { $0.map { $0[$0.count - 1] } })
  }
}
