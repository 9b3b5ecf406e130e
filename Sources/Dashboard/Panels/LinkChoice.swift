import Backprop
import TerminalUI
import Training

/// Which links of a diagram are drawn, and how strong each is.
///
/// All links of an 8×8 layer would be a solid block: only the strongest into each unit are
/// drawn. The selected unit shows all of its links, and the others step back.
struct LinkChoice {
  /// A link between two nodes of the diagram.
  struct Link {
    /// Where it leaves its source, in cells.
    var start: (column: Int, row: Double)
    /// Where it enters its unit, in cells.
    var end: (column: Int, row: Double)
    /// −1…1: the weight, or its gradient, as a part of the largest of its layer.
    var strength: Double
    /// Whether it steps back behind the links of the selection.
    var isFaded: Bool
    /// The layer of the unit that it enters, from 1, the unit and its source, from 0.
    var place: (layer: Int, unit: Int, source: Int)
    /// Whether it is the one that is selected.
    var isChosen = false
  }

  /// The links, in the order of drawing: strong ones last.
  private(set) var links: [Link] = []
  /// How many links between layers of the diagram are not drawn.
  private(set) var hiddenCount = 0

  private let glyphs: GlyphSet
  private let directions: LinkDirections

  init(
    _ shape: NetworkShape, _ parameters: [Double], largestWeights: [Double],
    _ layout: NetworkLayout, _ selection: Selection, directions: LinkDirections = .both,
    glyphs: GlyphSet
  ) {
    self.glyphs = glyphs
    self.directions = directions
    for (left, right) in zip(layout.columns, layout.columns.dropFirst()) {
      add(
        from: left, to: right, shape.layers[right.layer - 1], parameters,
        largest: largestWeights[right.layer - 1], selection)
    }
    links.sort {
      if $0.isChosen != $1.isChosen { return $1.isChosen }
      return $0.isFaded != $1.isFaded ? $0.isFaded : abs($0.strength) < abs($1.strength)
    }
  }

  /// The most links drawn into a unit that is not selected.
  ///
  /// - Parameter gap: columns between the two layers.
  private func strongest(gap: Int) -> Int {
    // Without braille a line is as thick as a letter: more than one would be a block again.
    guard glyphs == .braille else { return 1 }
    return gap < 6 ? 2 : 3
  }

  private mutating func add(
    from left: NetworkLayout.Column, to right: NetworkLayout.Column, _ layer: LayerShape,
    _ parameters: [Double], largest: Double, _ selection: Selection
  ) {
    // An image has no nodes to draw links from; the weight images say what they would.
    guard left.image == nil else { return }
    hiddenCount += layer.inputs * layer.outputs
    // Links from images begin at a few heights: as many as elsewhere would be a block again.
    let isFromImages = left.nodes.first?.isImage == true
    let strongest =
      isFromImages && right.nodes.count > 12
      ? 1 : strongest(gap: right.area.column - left.area.endColumn)
    let sourceIsSelected =
      selection.isActive && selection.layer == left.layer && directions.contains(.outgoing)
    for target in right.nodes {
      let isTarget =
        selection.isActive && selection.layer == right.layer && selection.unit == target.unit
        && directions.contains(.incoming)
      let weights = left.nodes.map { parameters[layer.weight(target.unit, from: $0.unit)] }
      let order = weights.indices.sorted { abs(weights[$0]) > abs(weights[$1]) }
      for (rank, index) in order.enumerated() {
        let source = left.nodes[index]
        let isMeant = isTarget || sourceIsSelected && selection.unit == source.unit
        guard isMeant || rank < strongest else { continue }
        hiddenCount -= 1
        links.append(
          Link(
            start: (
              source.isImage ? left.area.endColumn : source.area.endColumn, source.middle
            ),
            end: (target.area.column - 1, target.middle),
            strength: largest > 0 ? weights[index] / largest : 0,
            isFaded: selection.isActive && !isMeant,
            place: (right.layer, target.unit, source.unit),
            isChosen: isTarget && selection.isLink && selection.source == source.unit))
      }
    }
  }
}

extension LinkChoice.Link {
  /// How far the middle of a cell is from it, in columns, a row counting as two; nil beside its
  /// ends.
  func distance(fromColumn column: Int, row: Int) -> Double? {
    let (x, y) = (Double(column) + 0.5, 2 * (Double(row) + 0.5))
    let (x0, y0) = (Double(start.column), 2 * start.row)
    let (x1, y1) = (Double(end.column) + 1, 2 * end.row)
    guard x > x0, x < x1 else { return nil }
    let (dx, dy) = (x1 - x0, y1 - y0)
    return abs(dx * (y - y0) - dy * (x - x0)) / (dx * dx + dy * dy).squareRoot()
  }
}

extension NetworkLayout.Node {
  /// The height at which links meet it, in rows.
  fileprivate var middle: Double { Double(area.row) + Double(area.height) / 2 }
}

extension NetworkPanel {
  /// Draws the links as dots, the strong ones over the weak.
  func drawLinks(_ choice: LinkChoice, in area: Rect, _ buffer: inout Buffer) {
    // Half blocks would make a solid wall of lines; without braille, points and colons do.
    let glyphs = theme.appearance.glyphs == .braille ? GlyphSet.braille : .ascii
    var canvas = DotCanvas(size: area.size, glyphs: glyphs)
    let across = Double(canvas.dotColumns) / Double(max(1, area.width))
    let down = Double(canvas.dotRows) / Double(max(1, area.height))
    func point(_ column: Int, _ row: Double, isEnd: Bool) -> DotCanvas.Point {
      let edge = isEnd ? across - 1 : 0
      return DotCanvas.Point(
        x: Double(column - area.column) * across + edge,
        y: (row - Double(area.row)) * down)
    }
    for link in choice.links {
      canvas.line(
        from: point(link.start.column, link.start.row, isEnd: false),
        to: point(link.end.column, link.end.row, isEnd: true),
        style: link.isChosen
          ? theme.bright : link.isFaded ? theme.fadedLink : theme.link(link.strength))
    }
    buffer.draw(canvas, in: area)
  }
}
