import TerminalUI

/// Which number stands where.
extension WeightsPanel {
  /// Returns the weight or bias whose number stands at a place of a pane of that area.
  func target(at column: Int, _ row: Int, in area: Rect) -> ScreenTarget? {
    let inside = area.inset(columns: 1, rows: 1)
    let blocks = Self.blocks(snapshot.shape, in: inside, selected: selectedLayer)
    let isNamed = blocks.count > 1
    for block in blocks {
      let numbers = isNamed ? block.area.splitTop(1).rest : block.area
      guard numbers.contains(column: column, row: row) else { continue }
      return target(in: block.layer, column - numbers.column, row - numbers.row, of: numbers)
    }
    return nil
  }

  private func target(
    in number: Int, _ column: Int, _ row: Int, of area: Rect
  ) -> ScreenTarget? {
    let layer = snapshot.shape.layers[number - 1]
    let window = window(of: number, in: area)
    guard row < window.rows.count else { return nil }
    let isCut = window.rows.count < layer.outputs || window.columns.count < layer.inputs
    // Where not all is shown, the last line says so instead.
    if isCut && row == area.height - 1 { return nil }
    let width = MatrixHeatMap(values: [], rows: window.rows.count, columns: window.columns.count)
      .cellWidth(in: area)
    let place = column / width
    let unit = window.rows.lowerBound + row
    if place < window.columns.count {
      return .weight(layer: number, unit: unit, source: window.columns.lowerBound + place)
    }
    // The biases follow after a blank, where the columns leave them room.
    let biasStart = window.columns.count * width + 1
    guard (biasStart..<biasStart + Self.biasWidth - 1).contains(column),
      biasStart + Self.biasWidth - 1 <= area.width
    else { return nil }
    return .weight(layer: number, unit: unit, source: layer.inputs)
  }
}
