import Backprop
import Training

/// How far a step has got at an operation, as the diagram shows it: values flow forward, deltas
/// flow back.
struct TraceProgress {
  private let order: TraceOrder
  private let number: Int
  /// The operation that is lit up.
  let operation: TraceOperation

  /// Takes the operation of a number.
  init(_ order: TraceOrder, _ number: Int) {
    self.order = order
    self.number = number
    operation = order[number]
  }

  /// Returns whether a number of a unit is computed by now; layers and units count from 0.
  func isKnown(_ kind: TraceOperation.Kind, layer: Int, unit: Int) -> Bool {
    order.isDone(TraceOperation(kind: kind, layer: layer, unit: unit), by: number)
  }

  /// The unit that is lit up, with the link of a chosen line.
  func selection(line: Int?, in shape: NetworkShape) -> Selection {
    var selection = Selection()
    guard operation.kind != .loss else { return selection }
    selection.isActive = true
    selection.layer = operation.layer + 1
    let layer = shape.layers[operation.layer]
    let isAboutWeights = [.gradient, .mean, .update].contains(operation.kind)
    if isAboutWeights {
      let row = TraceRow(operation, line, of: layer)
      (selection.unit, selection.source, selection.isLink) = (row.unit, row.source, !row.isBias)
    } else {
      selection.unit = TraceContent.unit(operation, line, of: layer)
    }
    if operation.kind == .weightedInput, operation.unit != nil, let line, line < layer.inputs {
      (selection.source, selection.isLink) = (line, true)
    }
    return selection
  }

  /// Which links are lit up with the unit.
  var links: LinkDirections {
    switch operation.kind {
    case .weightedInput, .gradient, .mean, .update: .incoming
    case .delta: .outgoing
    case .activation, .loss: []
    }
  }

  /// Which line of the unit's numbers is lit up.
  var line: Int? {
    switch operation.kind {
    case .weightedInput, .activation: 0
    case .delta: 1
    case .loss, .gradient, .mean, .update: nil
    }
  }
}

/// On which sides of a selected unit its links are brought forward.
struct LinkDirections: OptionSet {
  let rawValue: Int

  /// Those that bring it its sources' activations.
  static let incoming = LinkDirections(rawValue: 1)
  /// Those that carry its activation on.
  static let outgoing = LinkDirections(rawValue: 2)
  /// All of them.
  static let both: LinkDirections = [.incoming, .outgoing]
}
