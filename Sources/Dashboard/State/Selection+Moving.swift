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
  ///
  /// - Parameter perRow: how many units of the selected layer stand beside each other; columns are
  ///   units as long as there is one in that direction.
  mutating func moveOverUnits(columns: Int, rows: Int, in shape: NetworkShape, perRow: Int = 1) {
    isLink = false
    if moveWithinBlock(columns: columns, rows: rows, in: shape, perRow: perRow) { return }
    let before = Self.units(of: layer, in: shape)
    layer = min(max(0, layer + columns), shape.layers.count)
    let now = Self.units(of: layer, in: shape)
    // The unit at the same height, so that the eye need not search.
    if columns != 0 { unit = (2 * unit + 1) * now / (2 * before) }
    unit += rows
    self = clamped(to: shape)
  }

  /// Moves over the images of a layer's weights.
  mutating func moveOverImages(columns: Int, rows: Int, in shape: NetworkShape, perRow: Int) {
    if perRow == 1 {
      unit += rows
    } else {
      _ = moveWithinBlock(columns: columns, rows: rows, in: shape, perRow: perRow)
    }
    self = clamped(to: shape)
  }

  /// Moves within units that stand in rows; false where the way leads out of the layer.
  private mutating func moveWithinBlock(
    columns: Int, rows: Int, in shape: NetworkShape, perRow: Int
  ) -> Bool {
    guard perRow > 1 else { return false }
    let count = Self.units(of: layer, in: shape)
    let place = unit % perRow + columns
    let target = unit + columns + rows * perRow
    guard (0..<perRow).contains(place), (0..<count).contains(target) else { return columns == 0 }
    unit = target
    return true
  }

  /// Moves over the matrices: rows are units, columns their sources with the bias last; beyond
  /// the first or last column lies the layer before or after.
  mutating func moveOverWeights(columns: Int, rows: Int, in shape: NetworkShape) {
    layer = max(1, layer)
    isLink = false
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
        selection.moveOverUnits(
          columns: columns, rows: rows, in: shape, perRow: unitsPerRow(inLayer: selection.layer))
      }
    case .weights:
      if selection.isActive {
        moveOverWeights(columns: columns, rows: rows, in: shape)
      }
    case .gradients:
      guard rows != 0 else {
        notice = "up and down select a layer here"
        return
      }
      if selection.isActive { selection.layer += rows }
      selection.layer = max(1, selection.layer)
    case .trace:
      selectInTrace(columns: columns, rows: rows)
      return
    case .output:
      return chooseSample(by: rows + columns)
    case .loss:
      moveLossCursor(columns: columns, rows: rows)
      return
    case .lesson: return moveInLesson(by: rows)
    case .deltas:
      notice = "arrows work in Network, Weights, Output and Loss"
      return
    }
    // Beside its chain rule one goes from weight to weight.
    if showsChain && before.isLink { selection.isLink = true }
    selection.isActive = true
    if focus == .weights && selection.layer == 0 { selection.layer = 1 }
    selection = selection.clamped(to: shape)
    if selection == before { notice = "the selection is at the edge" }
  }
}

extension DashboardState {
  /// How many units of a layer stand beside each other in the diagram.
  private func unitsPerRow(inLayer layer: Int) -> Int {
    guard let snapshot, let area = ScreenLayout(self).area(of: .network) else { return 1 }
    let columns = NetworkPanel.layout(in: area, snapshot, self).columns
    return columns.first { $0.layer == layer }?.perRow ?? 1
  }

  /// Moves over matrices, or over the images of the first layer's weights.
  private mutating func moveOverWeights(columns: Int, rows: Int, in shape: NetworkShape) {
    guard let snapshot, WeightImages.isShown(snapshot, self),
      let area = ScreenLayout(self).area(of: .weights),
      let grid = WeightImages.grid(in: area, snapshot)
    else {
      return selection.moveOverWeights(columns: columns, rows: rows, in: shape)
    }
    selection.layer = 1
    selection.moveOverImages(columns: columns, rows: rows, in: shape, perRow: grid.perRow)
  }
}
