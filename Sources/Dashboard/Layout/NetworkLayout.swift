import Backprop
import TerminalUI

/// Where the units of a network stand in a pane: arithmetic alone, nothing is drawn.
struct NetworkLayout: Equatable {
  /// How much of a unit is shown, the most first.
  struct Form: Equatable {
    /// Columns of the picture; 0 for none.
    var pictureWidth: Int
    /// Rows of a unit.
    var height: Int
    /// Columns of its numbers; 0 for none.
    var textWidth: Int
    /// Whether inputs have pictures too. They never change, so they are the first to go.
    var showsInputs = true

    /// Picture elements of the picture: the last half row stays free, so that pictures that
    /// stand under each other don't grow together.
    var pictureRows: Int { max(1, 2 * height - 1) }
    /// Columns of the whole unit.
    var width: Int { pictureWidth + textWidth }
    /// The fewest columns between two layers: what links need to be seen. Large units leave them
    /// more, since a smaller form would do as well.
    var gap: Int { height > 2 ? 2 * height : 2 }
  }

  /// A unit or an input.
  struct Node: Equatable {
    /// 0 for the inputs, then the layers.
    var layer: Int
    /// The unit within the layer.
    var unit: Int
    /// All of it.
    var area: Rect
    /// Where its picture stands; empty for none.
    var picture: Rect
    /// Where its numbers stand; empty for none.
    var text: Rect
    /// Whether it is drawn as the image of its weights, over its numbers.
    var isImage = false
  }

  /// A layer.
  struct Column: Equatable {
    /// 0 for the inputs, then the layers.
    var layer: Int
    /// The units shown.
    var units: Range<Int>
    /// The units that there are.
    var unitCount: Int
    /// From the top of the pane to its bottom.
    var area: Rect
    /// The row under the units.
    var foot: Rect
    /// The nodes of `units`.
    var nodes: [Node]
    /// How many of its units stand beside each other.
    var perRow = 1
    /// Where inputs are drawn as the image that they form.
    var image: Rect?
  }

  /// How much of each unit is shown.
  let form: Form
  /// The layers shown, from left to right.
  let columns: [Column]
  /// How many layers there are, the inputs included.
  let layerCount: Int

  private static let forms: [Form] = [
    Form(pictureWidth: 13, height: 6, textWidth: 8),
    Form(pictureWidth: 11, height: 5, textWidth: 8),
    Form(pictureWidth: 9, height: 4, textWidth: 8),
    Form(pictureWidth: 7, height: 3, textWidth: 8),
    Form(pictureWidth: 7, height: 3, textWidth: 8, showsInputs: false),
    Form(pictureWidth: 4, height: 2, textWidth: 7, showsInputs: false),
    Form(pictureWidth: 4, height: 2, textWidth: 0),
    Form(pictureWidth: 2, height: 1, textWidth: 6, showsInputs: false),
    Form(pictureWidth: 2, height: 1, textWidth: 0),
  ]

  /// Lays a network out.
  ///
  /// The most telling form is taken in which all units fit; where none does, the smallest, and
  /// a stretch of units and layers around the selection.
  ///
  /// - Parameters:
  ///   - inputWidth: columns that the name of an input needs.
  ///   - source: the unit of the layer before it whose link is selected.
  init(
    _ shape: NetworkShape, in area: Rect, selection: (layer: Int, unit: Int), inputWidth: Int,
    source: Int? = nil
  ) {
    let counts = [shape.inputs] + shape.layers.map(\.outputs)
    let (body, _) = area.splitBottom(1)
    let tallest = counts.max() ?? 1
    let fitting = Self.forms.filter {
      $0.height * tallest <= body.height
        && Self.width($0, layers: counts.count, inputWidth: inputWidth) <= area.width
    }
    // Where not all units fit, some are better seen with their numbers than all without.
    let readable = Self.forms.first {
      $0.textWidth > 0 && $0.height <= 2
        && Self.width($0, layers: counts.count, inputWidth: inputWidth) <= area.width
    }
    form = fitting.first ?? readable ?? Self.forms[Self.forms.count - 1]
    layerCount = counts.count
    let layers = Self.window(
      of: counts.count, around: selection.layer,
      room: Self.layersThatFit(
        form, of: counts.count, width: area.width, inputWidth: inputWidth))
    columns = Self.columns(
      counts, layers, form, in: area, selection: selection, inputWidth: inputWidth,
      source: source)
  }

  private static func columnWidth(_ form: Form, layer: Int, inputWidth: Int) -> Int {
    guard layer == 0, form.textWidth > 0 else { return form.width }
    // Name or number, and a blank before the links.
    let textWidth = max(inputWidth, 5) + 1
    return form.showsInputs ? form.pictureWidth + 1 + textWidth : textWidth
  }

  private static func width(_ form: Form, layers: Int, inputWidth: Int) -> Int {
    columnWidth(form, layer: 0, inputWidth: inputWidth)
      + (layers - 1) * (form.width + form.gap)
  }

  /// How many of so many layers stand side by side in a form. Where not all do, each is counted
  /// with the width of the widest, so that the number is right for any stretch of them.
  private static func layersThatFit(
    _ form: Form, of count: Int, width: Int, inputWidth: Int
  ) -> Int {
    guard Self.width(form, layers: count, inputWidth: inputWidth) > width else { return count }
    let widest = max(columnWidth(form, layer: 0, inputWidth: inputWidth), form.width)
    return max(1, (width + form.gap) / (widest + form.gap))
  }

  /// Returns a stretch of at most `room` out of `count` that holds `center`.
  static func window(of count: Int, around center: Int, room: Int) -> Range<Int> {
    guard room < count else { return 0..<count }
    let start = min(max(0, center - room / 2), count - max(1, room))
    return start..<(start + max(1, room))
  }

  private static func columns(
    _ counts: [Int], _ layers: Range<Int>, _ form: Form, in area: Rect,
    selection: (layer: Int, unit: Int), inputWidth: Int, source: Int?
  ) -> [Column] {
    let (body, footRow) = area.splitBottom(1)
    let widths = layers.map { columnWidth(form, layer: $0, inputWidth: inputWidth) }
    let free = max(0, area.width - widths.reduce(0, +))
    let gaps = max(1, layers.count - 1)
    var columns: [Column] = []
    var used = 0
    for (index, layer) in layers.enumerated() {
      let start = area.column + used + (layers.count == 1 ? free / 2 : free * index / gaps)
      let place = Rect(column: start, row: body.row, width: widths[index], height: body.height)
      let room = max(1, body.height / form.height)
      let center =
        selection.layer == layer
        ? selection.unit : selection.layer == layer + 1 ? source ?? 0 : 0
      let units = window(
        of: counts[layer], around: min(center, counts[layer] - 1), room: room)
      columns.append(
        Column(
          layer: layer, units: units, unitCount: counts[layer],
          area: place,
          foot: Rect(
            column: start, row: footRow.row, width: widths[index], height: footRow.height),
          nodes: units.map { node(layer, $0, of: units, form, in: place) }))
      used += widths[index]
    }
    return columns
  }

  /// Places a unit: the units of a layer stand at equal distances over the whole height.
  static func node(
    _ layer: Int, _ unit: Int, of units: Range<Int>, _ form: Form, in column: Rect
  ) -> Node {
    // Whole rows from unit to unit, so that the distances are equal to the eye.
    let pitch = max(form.height, column.height / units.count)
    let top = max(0, (column.height - pitch * units.count + pitch - form.height) / 2)
    let row = top + pitch * (unit - units.lowerBound)
    let area = Rect(
      column: column.column, row: column.row + row, width: column.width,
      height: min(form.height, column.height))
    let hasPicture = layer > 0 || form.showsInputs
    let (picture, rest) = area.splitLeft(hasPicture ? form.pictureWidth : 0)
    let text = layer == 0 && hasPicture ? rest.splitLeft(1).rest : rest
    return Node(layer: layer, unit: unit, area: area, picture: picture, text: text)
  }
}
