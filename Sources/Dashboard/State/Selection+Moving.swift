import Backprop
import TerminalUI
import Training

extension Selection {
  /// Units of a layer, the inputs counting as layer 0.
  static func units(of layer: Int, in shape: NetworkShape) -> Int {
    layer == 0 ? shape.inputs : shape.layers[layer - 1].outputs
  }

  /// Returns the selection moved into the bounds of a network.
  func clamped(to shape: NetworkShape) -> Selection {
    var moved = self
    moved.layer = min(max(0, layer), shape.layers.count)
    moved.unit = min(max(0, unit), Self.units(of: moved.layer, in: shape) - 1)
    let sources = moved.layer == 0 ? 0 : shape.layers[moved.layer - 1].inputs
    moved.source = min(max(0, source), sources)
    return moved
  }

  /// Where the selected unit stands in the arrays of a pass.
  func unitIndex(in shape: NetworkShape) -> Int {
    layer == 0 ? unit : shape.layers[layer - 1].units.lowerBound + unit
  }

  /// Where the selected weight or bias stands in the parameters; nil for an input.
  func parameterIndex(in shape: NetworkShape) -> Int? {
    guard layer > 0 else { return nil }
    return shape.layers[layer - 1].weight(unit, from: source)
  }

  /// Moves over the diagram: columns are layers, rows are units.
  mutating func moveOverUnits(columns: Int, rows: Int, in shape: NetworkShape) {
    let before = Self.units(of: layer, in: shape)
    layer = min(max(0, layer + columns), shape.layers.count)
    let now = Self.units(of: layer, in: shape)
    // The unit at the same height, so that the eye need not search.
    if columns != 0 { unit = (2 * unit + 1) * now / (2 * before) }
    unit += rows
    self = clamped(to: shape)
  }

  /// Moves over the matrices: rows are units, columns their sources with the bias last; beyond
  /// the first or last column lies the layer before or after.
  mutating func moveOverWeights(columns: Int, rows: Int, in shape: NetworkShape) {
    layer = max(1, layer)
    self = clamped(to: shape)
    let last = shape.layers[layer - 1].inputs
    if source + columns > last && layer < shape.layers.count {
      layer += 1
      source = 0
    } else if source + columns < 0 && layer > 1 {
      layer -= 1
      source = shape.layers[layer - 1].inputs
    } else {
      source += columns
    }
    unit += rows
    self = clamped(to: shape)
  }
}

extension DashboardState {
  /// Moves the selection in the way of the focused pane.
  mutating func select(columns: Int, rows: Int) {
    guard let shape = snapshot?.shape else { return }
    let before = selection
    switch focus {
    case .network:
      // The first press only shows what is selected.
      if selection.isActive {
        selection.moveOverUnits(columns: columns, rows: rows, in: shape)
      }
    case .weights:
      if selection.isActive {
        selection.moveOverWeights(columns: columns, rows: rows, in: shape)
      }
    case .loss:
      moveLossCursor(columns: columns, rows: rows)
      return
    case .output, .deltas:
      notice = "arrows work in Network, Weights and Loss; Tab goes there"
      return
    }
    selection.isActive = true
    if focus == .weights && selection.layer == 0 { selection.layer = 1 }
    selection = selection.clamped(to: shape)
    if selection == before { notice = "the selection is at the edge" }
  }
}
