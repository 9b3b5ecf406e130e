import Backprop
import TerminalUI
import Training

/// The links into a unit, a line for each: the source's value, the weight, their product, the
/// gradient and the last change.
struct LinkTable: Widget {
  var snapshot: Snapshot
  var selection: Selection
  var ranksByGradient: Bool
  var theme: Theme

  private static let nameWidth = 7

  private var layer: LayerShape { snapshot.shape.layers[selection.layer - 1] }
  private var words: Words { Words(theme.appearance.glyphs) }

  func draw(in area: Rect, of buffer: inout Buffer) {
    guard area.height > 1, selection.layer > 0 else { return }
    let order = IncomingLinks(snapshot, selection, byGradient: ranksByGradient).order
    let columns = columns(width: area.width)
    buffer.clipped(to: area) { buffer in
      put("from", columns.map(\.title), columns, column: area.column, row: area.row, &buffer)
      let hasMore = order.count > area.height - 1
      let rows = area.height - (hasMore ? 2 : 1)
      let first = firstShown(order, rows: rows)
      for (offset, source) in order[first...].prefix(max(rows, 0)).enumerated() {
        draw(source, columns, column: area.column, row: area.row + 1 + offset, &buffer)
      }
      guard hasMore else { return }
      let last = min(first + max(rows, 0), order.count)
      buffer.put(
        "\(first + 1)\(words.range)\(last) of \(order.count) links, strongest first",
        column: area.column, row: area.endRow - 1, theme.faint)
    }
  }

  /// Scrolled as far as the selected link needs.
  private func firstShown(_ order: [Int], rows: Int) -> Int {
    guard selection.isLink, let rank = order.firstIndex(of: selection.source) else { return 0 }
    return max(0, rank - max(rows, 1) + 1)
  }

  private struct Column {
    var title: String
    var width: Int
    /// The text of a source's number and its style.
    var text: (_ source: Int) -> (String, Style)
  }

  /// The columns that fit, the least telling left out first.
  private func columns(width: Int) -> [Column] {
    let moment = snapshot.moment
    let first = layer.weight(selection.unit, from: 0)
    func value(_ source: Int) -> Double {
      moment.probe.activations[layer.sources.lowerBound + source]
    }
    func signed(_ number: Double) -> (String, Style) {
      (NumberText.signed(number), theme.sign(of: number))
    }
    func small(_ number: Double) -> (String, Style) {
      (NumberText.delta(number), theme.sign(of: number))
    }
    let all = [
      Column(title: "a", width: 7) { signed(value($0)) },
      Column(title: "w", width: 7) { signed(moment.parameters[first + $0]) },
      Column(title: words.product, width: 7) { signed(moment.parameters[first + $0] * value($0)) },
      Column(title: words.derivative(by: "w"), width: 8) { small(moment.gradient[first + $0]) },
      Column(title: words.shortChange(of: "w"), width: 8) { small(moment.lastUpdate[first + $0]) },
    ]
    let room = width - Self.nameWidth
    if room >= all.reduce(0, { $0 + $1.width }) { return all }
    return Array(all[1...3])
  }

  private func draw(
    _ source: Int, _ columns: [Column], column: Int, row: Int, _ buffer: inout Buffer
  ) {
    let isChosen = selection.isLink && source == selection.source
    let name = UnitNames(snapshot).source(selection.layer - 1, source)
      .inputName(within: Self.nameWidth - 1)
    buffer.put(name, column: column, row: row, isChosen ? theme.selected : theme.text)
    var column = column + Self.nameWidth
    for part in columns {
      let (text, style) = part.text(source)
      buffer.put(text, column: column + 1, row: row, isChosen ? theme.bright : style)
      column += part.width
    }
  }

  private func put(
    _ name: String, _ titles: [String], _ columns: [Column], column: Int, row: Int,
    _ buffer: inout Buffer
  ) {
    buffer.put(name, column: column, row: row, theme.faint)
    var column = column + Self.nameWidth
    for (title, part) in zip(titles, columns) {
      buffer.put(title, column: column + 1, row: row, theme.faint)
      column += part.width
    }
  }
}
