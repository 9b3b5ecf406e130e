import Backprop
import TerminalUI
import Training

/// Weight matrices as heat maps with numbers: rows are units, columns their sources, the bias at
/// the right.
struct WeightsPanel: Widget {
  var snapshot: Snapshot
  var state: DashboardState

  private var theme: Theme { state.theme }
  private var shape: NetworkShape { snapshot.shape }

  /// A matrix and the place it takes.
  struct Block {
    /// The layer, from 1.
    var layer: Int
    /// Its place, with a line for its name above it.
    var area: Rect
  }

  /// Columns of a row's bias, the blank before it included.
  static let biasWidth = 7

  func draw(in area: Rect, of buffer: inout Buffer) {
    if snapshot.difference == nil, WeightImages.isShown(snapshot, state) {
      return drawImages(in: area, &buffer)
    }
    let inside = area.inset(columns: 1, rows: 1)
    let blocks = Self.blocks(shape, in: inside, selected: selectedLayer)
    buffer.draw(frame(blocks), in: area)
    drawLegend(blocks, in: area, &buffer)
    buffer.clipped(to: inside) { buffer in
      for block in blocks { draw(block, isNamed: blocks.count > 1, &buffer) }
    }
  }

  private func drawImages(in area: Rect, _ buffer: inout Buffer) {
    let images = WeightImages(snapshot: snapshot, state: state)
    let (shown, layer) = (images.shownUnits(in: area), shape.layers[0])
    let words = Words(theme.appearance.glyphs)
    let units = "\(shown.lowerBound + 1)\(words.range)\(shown.upperBound)"
    let note =
      shown.count < layer.outputs
      ? "units \(units) of \(layer.outputs)"
      : "\(layer.outputs)\(words.times)\(layer.inputs) \(words.dot) layer 1"
    buffer.draw(Frame("Weights", note: note, pane: .weights, state), in: area)
    drawLegend([Block(layer: 1, area: area)], in: area, &buffer)
    buffer.draw(images, in: area)
  }

  /// Draws what the colours mean into the lower edge: of several matrices each has its own largest
  /// weight, which stands beside its name.
  private func drawLegend(_ blocks: [Block], in area: Rect, _ buffer: inout Buffer) {
    guard let first = blocks.first else { return }
    let legend = RampLegend(limit: blocks.count > 1 ? "max" : limit(of: first.layer), theme: theme)
    guard theme.appearance.colors > .monochrome || WeightImages.isShown(snapshot, state) else {
      return
    }
    let (_, edge) = area.splitBottom(1)
    buffer.draw(legend, in: edge.inset(columns: 2))
  }

  private var compared: ComparedWeights { ComparedWeights(snapshot: snapshot) }

  private func limit(of layer: Int) -> String {
    NumberText.significant(compared.largest(ofLayer: layer), digits: 2)
  }

  /// The layer whose matrix is shown where there is room for one alone.
  var selectedLayer: Int {
    state.selection.isActive ? max(1, state.selection.layer) : Self.mostTelling(shape)
  }

  /// The largest hidden matrix: between hidden layers where there are two, else the first.
  private static func mostTelling(_ shape: NetworkShape) -> Int {
    shape.layers.count > 2 ? 2 : 1
  }

  private func frame(_ blocks: [Block]) -> Frame {
    let layer = shape.layers[(blocks.first?.layer ?? 1) - 1]
    let words = Words(theme.appearance.glyphs)
    let size = "\(layer.outputs)\(words.times)\(layer.inputs)"
    let number = blocks.first?.layer ?? 1
    let name = number == shape.layers.count ? "output" : "layer \(number)"
    return Frame(
      compared.title,
      note: blocks.count == 1 ? "\(size) \(words.dot) \(name)" : "unit by source, bias b",
      pane: .weights, state)
  }

  /// Places the matrices: all of them from left to right and then downward, or where they don't
  /// all fit the selected one alone.
  static func blocks(_ shape: NetworkShape, in area: Rect, selected: Int) -> [Block] {
    var blocks: [Block] = []
    var column = area.column
    var row = area.row
    var shelf = 0
    for (index, layer) in shape.layers.enumerated() {
      let width = 3 * layer.inputs + biasWidth
      let height = layer.outputs + 1
      if column > area.column && column + width > area.endColumn {
        column = area.column
        row += shelf + 1
        shelf = 0
      }
      let place = Rect(column: column, row: row, width: width, height: height)
      guard area.intersection(place) == place else {
        return [Block(layer: selected, area: area)]
      }
      blocks.append(Block(layer: index + 1, area: place))
      column += width + 2
      shelf = max(shelf, height)
    }
    return blocks
  }

  private func draw(_ block: Block, isNamed: Bool, _ buffer: inout Buffer) {
    var area = block.area
    if isNamed {
      let (head, rest) = area.splitTop(1)
      let isLast = block.layer == shape.layers.count
      let name = isLast ? "output" : "layer \(block.layer)"
      let largest = " max \(limit(of: block.layer))"
      let hasRoom = name.count + largest.count <= head.width
      buffer.draw(Text(name + (hasRoom ? largest : ""), theme.faint), in: head)
      area = rest
    }
    let window = window(of: block.layer, in: area)
    buffer.draw(heatMap(of: block.layer, window), in: area)
    if !isNamed { drawWhatIsHidden(of: block.layer, window, in: area, &buffer) }
  }

  /// The part of a matrix that is on the screen.
  struct Window {
    var rows: Range<Int>
    var columns: Range<Int>
    var cursor: MatrixHeatMap.Position?
  }

  /// Finds the part of a matrix to show, scrolled as far as the cursor needs.
  func window(of number: Int, in area: Rect) -> Window {
    let layer = shape.layers[number - 1]
    let selection = state.selection
    let isHere = selection.isActive && selection.layer == number
    let cursor = MatrixHeatMap.Position(
      row: isHere ? selection.unit : 0, column: isHere ? selection.source : 0)
    var geometry = MatrixHeatMap(values: [], rows: layer.outputs, columns: layer.inputs)
    geometry.offset = .init(
      row: cursor.row - geometry.visibleRows(in: area).count + 1,
      column: cursor.column - geometry.visibleColumns(in: area).count + 1)
    return Window(
      rows: geometry.visibleRows(in: area), columns: geometry.visibleColumns(in: area),
      cursor: isHere ? cursor : nil)
  }

  /// Makes the map of a window: a matrix of millions costs no more than what is seen of it.
  private func heatMap(of number: Int, _ window: Window) -> MatrixHeatMap {
    let layer = shape.layers[number - 1]
    let parameters = compared.values
    var values: [Double] = []
    var biases: [String] = []
    for unit in window.rows {
      for source in window.columns {
        values.append(parameters[layer.weight(unit, from: source)])
      }
      let isPointedOut = window.cursor == .init(row: unit, column: layer.inputs)
      biases.append((isPointedOut ? ">" : "b") + NumberText.signed(parameters[layer.bias(unit)]))
    }
    return MatrixHeatMap(
      values: values, rows: window.rows.count, columns: window.columns.count,
      limit: compared.largest(ofLayer: number), ramp: theme.ramp, rowLabels: biases,
      labelStyle: theme.faint,
      cursor: window.cursor.map {
        .init(row: $0.row - window.rows.lowerBound, column: $0.column - window.columns.lowerBound)
      }, appearance: theme.appearance)
  }

  /// Says in the last line which part of a large matrix is not on the screen.
  private func drawWhatIsHidden(
    of number: Int, _ window: Window, in area: Rect, _ buffer: inout Buffer
  ) {
    let layer = shape.layers[number - 1]
    guard window.rows.count < layer.outputs || window.columns.count < layer.inputs else { return }
    let times = Words(theme.appearance.glyphs).times
    let (_, last) = area.splitBottom(1)
    buffer.fill(last, Cell())
    buffer.draw(
      Text(
        "shown: \(window.rows.count)\(times)\(window.columns.count) of "
          + "\(layer.outputs)\(times)\(layer.inputs)", theme.faint), in: last)
  }
}
