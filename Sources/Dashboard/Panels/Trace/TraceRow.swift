import Backprop

/// A weight or bias of the row that an operation is about, or of the layer where that is folded.
struct TraceRow {
  /// The layer's units that the operation is about.
  private let units: Range<Int>
  private let inputs: Int
  /// The chosen line: weights unit by unit, each unit's bias after them.
  let place: Int

  /// Chooses a line; nil chooses the first.
  init(_ operation: TraceOperation, _ line: Int?, of layer: LayerShape) {
    units = operation.unit.map { $0..<($0 + 1) } ?? 0..<layer.outputs
    inputs = layer.inputs
    place = min(max(0, line ?? 0), units.count * (inputs + 1) - 1)
  }

  private init(_ row: TraceRow, place: Int) {
    (units, inputs, self.place) = (row.units, row.inputs, place)
  }

  /// How many weights and biases the operation is about.
  var count: Int { units.count * (inputs + 1) }
  /// The unit, from 0 in its layer.
  var unit: Int { units.lowerBound + place / (inputs + 1) }
  /// The source, from 0; one more than the last is the bias.
  var source: Int { place % (inputs + 1) }
  /// Whether it is the unit's bias.
  var isBias: Bool { source == inputs }

  /// All lines, of a folded layer not more than a table can hold.
  var all: [TraceRow] {
    (0..<min(units.count * (inputs + 1), 10_000)).map { TraceRow(self, place: $0) }
  }

  /// Where it stands in the parameters.
  func parameter(in layer: LayerShape) -> Int { layer.weight(unit, from: source) }

  /// δ·a of a pass.
  func gradient(of pass: Pass<Double>, in layer: LayerShape) -> Double {
    let delta = pass.deltas[layer.units.lowerBound + unit]
    return isBias ? delta : delta * pass.activations[layer.sources.lowerBound + source]
  }

  /// The weight in words.
  func name(_ layer: Int, _ names: TraceNames) -> String {
    let to = names.unit(layer, unit)
    if let name = names.names.parameter(layer, unit, isBias ? nil : source) { return name }
    return isBias
      ? "the bias of unit \(to)" : "the weight from \(names.source(layer, source)) into unit \(to)"
  }

  /// The weight in a table's first column.
  func shortName(_ layer: Int, _ names: TraceNames) -> String {
    if let name = names.names.parameter(layer, unit, isBias ? nil : source) { return name }
    let from = isBias ? "b" : names.source(layer, source)
    return units.count == 1 ? from : "\(names.unit(layer, unit)) \(from)"
  }
}
