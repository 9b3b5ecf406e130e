import Backprop
import Datasets
import TerminalUI
import Training

/// The first layer's weights as images, one for each unit, where the inputs form an image.
struct WeightImages: Widget {
  var snapshot: Snapshot
  var state: DashboardState

  private var theme: Theme { state.theme }
  private var layer: LayerShape { snapshot.shape.layers[0] }

  /// Columns of the words under an image.
  private static let captionWidth = 8

  /// Whether a state shows the first layer so.
  static func isShown(_ snapshot: Snapshot, _ state: DashboardState) -> Bool {
    state.showsWeightImages && NetworkPanel.image(snapshot) != nil
      && (!state.selection.isActive || state.selection.layer <= 1)
  }

  /// The grid of a pane of that area, its border included; nil where there are no images.
  static func grid(in pane: Rect, _ snapshot: Snapshot) -> ImageGrid? {
    NetworkPanel.image(snapshot).map {
      ImageGrid(
        of: $0, count: snapshot.shape.layers[0].outputs, in: Self.inside(pane).size,
        captionWidth: captionWidth)
    }
  }

  private static func inside(_ pane: Rect) -> Rect { pane.inset(columns: 2, rows: 1) }

  /// The units on the screen: whole rows, scrolled as far as the selected unit needs.
  func shownUnits(in pane: Rect) -> Range<Int> {
    guard let grid = Self.grid(in: pane, snapshot) else { return 0..<0 }
    let selected = state.selection.isActive ? state.selection.unit / grid.perRow : 0
    let all = (layer.outputs + grid.perRow - 1) / grid.perRow
    let first = min(max(0, selected - grid.rows + 1), max(0, all - grid.rows)) * grid.perRow
    return first..<min(layer.outputs, first + grid.capacity)
  }

  /// Draws the images into a pane of that area, within its border.
  func draw(in area: Rect, of buffer: inout Buffer) {
    guard let grid = Self.grid(in: area, snapshot) else { return }
    let inside = Self.inside(area)
    buffer.clipped(to: inside) { buffer in
      for (unit, place) in zip(shownUnits(in: area), grid.places(in: inside)) {
        draw(unit, at: place, &buffer)
      }
    }
  }

  private func draw(_ unit: Int, at place: ImageGrid.Place, _ buffer: inout Buffer) {
    guard let image = NetworkPanel.image(snapshot) else { return }
    let first = layer.weight(unit, from: 0)
    let selection = state.selection
    let isSelected = selection.isActive && selection.unit == unit
    let hasCursor = isSelected && selection.isLink && selection.source < layer.inputs
    buffer.draw(
      ImagePicture(
        values: Array(snapshot.moment.parameters[first..<(first + layer.inputs)]), size: image,
        theme: theme, limit: snapshot.flows[0].largestWeight,
        cursor: hasCursor ? selection.source : nil), in: place.picture)
    buffer.draw(
      Text("unit \(unit + 1)", isSelected ? theme.selected : theme.faint), in: place.caption)
  }
}
