import Backprop
import Datasets
import TerminalUI

/// Networks whose inputs form an image: the inputs are the image, the first layer's units stand
/// beside and under each other as the images of their weights, later layers are columns.
extension NetworkLayout {
  /// Columns of a unit's number and activation under its image.
  private static let captionWidth = 8
  /// The fewest columns of an image that is recognised.
  private static let leastImage = 8

  /// Lays such a network out; where not all fits, a stretch of units and layers around the
  /// selection.
  init(
    _ shape: NetworkShape, image: ImageSize, in area: Rect, selection: (layer: Int, unit: Int)
  ) {
    let counts = [shape.inputs] + shape.layers.map(\.outputs)
    let (body, footRow) = area.splitBottom(1)
    let forms = counts.map { Self.plainForm(units: $0, height: body.height) }
    let layers = Self.layersThatFit(forms, width: area.width, around: selection.layer)
    // Room for links, where images leave it.
    let gap = area.width > 100 ? 8 : area.width > 60 ? 4 : 2
    let plain = layers.dropFirst(layers.lowerBound > 1 ? 0 : 2 - layers.lowerBound)
    let free = max(
      0, area.width - gap * (layers.count - 1) - plain.reduce(0) { $0 + forms[$1].width })
    let extent =
      layers.contains(0)
      ? ImagePicture.extent(
        of: image,
        in: Size(
          columns: layers.contains(1)
            ? max(min(free / 2, area.width / 3), Self.leastImage) : free,
          rows: body.height)) : ImageSize(rows: 0, columns: 0)
    let grid = ImageGrid(
      of: image, count: counts.count > 1 ? counts[1] : 1,
      in: Size(columns: free - extent.columns, rows: body.height),
      captionWidth: Self.captionWidth)
    let widths = layers.map { layer in
      layer == 0 ? extent.columns : layer == 1 ? max(grid.width, 1) : forms[layer].width
    }
    form = forms[counts.count - 1]
    layerCount = counts.count
    columns = zip(layers, Self.starts(of: widths, in: area)).enumerated().map { index, place in
      let (layer, start) = place
      let strip = Rect(
        column: start, row: body.row, width: widths[index], height: body.height)
      let foot = Rect(
        column: start, row: footRow.row, width: widths[index], height: footRow.height)
      let selected = selection.layer == layer ? selection.unit : 0
      switch layer {
      case 0: return Self.imageColumn(image, extent, in: strip, foot: foot)
      case 1:
        return Self.gridColumn(grid, of: counts[1], around: selected, in: strip, foot: foot)
      default:
        return Self.plainColumn(
          layer, of: counts[layer], forms[layer], around: selected, in: strip, foot: foot)
      }
    }
  }

  /// How a unit is shown that has no image: its colour and as many numbers as there is room for.
  private static func plainForm(units: Int, height: Int) -> Form {
    let forms = [(4, 4, 8), (4, 3, 8), (4, 2, 7), (2, 1, 6)].map {
      Form(pictureWidth: $0.0, height: $0.1, textWidth: $0.2, showsInputs: false)
    }
    return forms.first { $0.height * units <= height } ?? forms[forms.count - 1]
  }

  /// Finds the longest stretch of layers around one that fits, the first of several.
  private static func layersThatFit(
    _ forms: [Form], width: Int, around center: Int
  ) -> Range<Int> {
    let least = forms.indices.map { $0 < 2 ? leastImage : forms[$0].width }
    for count in stride(from: forms.count, to: 1, by: -1) {
      for start in max(0, center - count + 1)...min(center, forms.count - count) {
        let layers = start..<(start + count)
        if least[layers].reduce(2 * (count - 1), +) <= width { return layers }
      }
    }
    return center..<(center + 1)
  }

  /// Where layers of those widths begin: at equal distances, a single one in the middle.
  private static func starts(of widths: [Int], in area: Rect) -> [Int] {
    let free = max(0, area.width - widths.reduce(0, +))
    var used = 0
    return widths.enumerated().map { index, width in
      defer { used += width }
      let before = widths.count == 1 ? free / 2 : free * index / (widths.count - 1)
      return area.column + used + before
    }
  }

  private static func imageColumn(
    _ image: ImageSize, _ extent: ImageSize, in strip: Rect, foot: Rect
  ) -> Column {
    let height = min((extent.rows + 1) / 2, strip.height)
    let place = Rect(
      column: strip.column, row: strip.row + (strip.height - height) / 2, width: strip.width,
      height: height)
    let count = image.rows * image.columns
    return Column(
      layer: 0, units: 0..<count, unitCount: count, area: strip, foot: foot, nodes: [],
      perRow: image.columns, image: place)
  }

  private static func gridColumn(
    _ grid: ImageGrid, of count: Int, around selected: Int, in strip: Rect, foot: Rect
  ) -> Column {
    let all = (count + grid.perRow - 1) / grid.perRow
    let rows = window(of: all, around: selected / grid.perRow, room: grid.rows)
    let units = (rows.lowerBound * grid.perRow)..<min(count, rows.upperBound * grid.perRow)
    let height = min(rows.count * grid.rowPitch, strip.height)
    let place = Rect(
      column: strip.column, row: strip.row + (strip.height - height) / 2, width: strip.width,
      height: height)
    let nodes = zip(units, grid.places(in: place)).map { unit, place in
      let area = Rect(
        column: place.picture.column, row: place.picture.row, width: place.caption.width,
        height: place.picture.height + 1
      ).intersection(strip)
      return Node(
        layer: 1, unit: unit, area: area, picture: place.picture.intersection(area),
        text: place.caption.intersection(area), isImage: true)
    }
    return Column(
      layer: 1, units: units, unitCount: count, area: strip, foot: foot, nodes: nodes,
      perRow: grid.perRow)
  }

  private static func plainColumn(
    _ layer: Int, of count: Int, _ form: Form, around selected: Int, in strip: Rect, foot: Rect
  ) -> Column {
    let units = window(
      of: count, around: selected, room: max(1, strip.height / form.height))
    return Column(
      layer: layer, units: units, unitCount: count, area: strip, foot: foot,
      nodes: units.map { node(layer, $0, of: units, form, in: strip) })
  }
}
