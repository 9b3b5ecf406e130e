import TerminalUI
import Training

/// The delta of every unit as a bar on a logarithmic scale, and how the gradient flows through
/// the layers.
struct DeltasPanel: Widget {
  var snapshot: Snapshot
  var state: DashboardState

  private var theme: Theme { state.theme }

  /// Columns of a layer's name.
  private static let nameWidth = 8
  /// Columns of norm and ratio.
  private static let flowWidth = 15

  func draw(in area: Rect, of buffer: inout Buffer) {
    let words = Words(theme.appearance.glyphs)
    let inside = area.inset(columns: 1, rows: 1)
    let shown = shownLayers(room: inside.height)
    buffer.draw(
      Frame(
        "Deltas",
        note: "\(state.deltaKind.title(words.delta))  |\(words.gradient)|  \(words.updateRatio)",
        foot: foot(shown, width: inside.width),
        pane: .deltas, state), in: area)
    guard !shown.isEmpty else { return }
    let rows = max(1, min(8, inside.height / shown.count))
    for (index, layer) in shown.enumerated() {
      let line = Rect(
        column: inside.column + 1, row: inside.row + index * rows, width: inside.width - 2,
        height: rows)
      buffer.clipped(to: inside) { draw(layer, in: line, &$0) }
    }
  }

  /// What the bars leave out: layers that don't fit, and units that share a bar.
  private func foot(_ shown: Range<Int>, width: Int) -> String {
    let layers = snapshot.shape.layers
    let barsWidth = width - 2 - Self.nameWidth - Self.flowWidth
    var parts: [String] = []
    if shown.count < layers.count { parts.append("\(shown.count) of \(layers.count) layers") }
    if layers[shown].contains(where: { $0.outputs > barsWidth }) {
      parts.append("bar: largest of several")
    }
    let whole = parts.joined(separator: ", ")
    // Rather the first of both than a part of the second. The corners take four columns.
    return whole.count <= width - 4 ? whole : parts.first ?? ""
  }

  /// The layers that fit: those around the selected one, else the last, where deltas begin.
  private func shownLayers(room: Int) -> Range<Int> {
    let count = snapshot.shape.layers.count
    let shown = min(count, room)
    let center = state.selection.isActive ? state.selection.layer - 1 : count - 1
    let start = min(max(0, center - shown / 2), count - shown)
    return start..<(start + shown)
  }

  private func draw(_ layer: Int, in line: Rect, _ buffer: inout Buffer) {
    let isLast = layer == snapshot.shape.layers.count - 1
    let (name, rest) = line.splitLeft(Self.nameWidth)
    let (bars, flow) = rest.splitRight(Self.flowWidth)
    let middle = line.row + (line.height - 1) / 2
    buffer.put(
      isLast ? "output" : "layer \(layer + 1)", column: name.column, row: middle, theme.text)
    drawBars(
      Array(state.deltas(of: snapshot.moment)[snapshot.shape.layers[layer].units]), in: bars,
      &buffer)
    drawFlow(snapshot.flows[layer], in: flow, row: middle, &buffer)
  }

  /// Draws a bar for each unit, wider ones with a blank between them where there is room.
  private func drawBars(_ deltas: [Double], in area: Rect, _ buffer: inout Buffer) {
    let pitch = min(5, area.width / max(1, deltas.count))
    guard pitch >= 2 else { return buffer.draw(bars(of: deltas), in: area) }
    for (index, delta) in deltas.enumerated() {
      let place = Rect(
        column: area.column + pitch * index, row: area.row, width: pitch - 1,
        height: area.height)
      buffer.draw(bars(of: Array(repeating: delta, count: pitch - 1)), in: place)
    }
  }

  private func bars(of values: [Double]) -> SignedBars {
    SignedBars(
      values: values, positive: theme.positive, negative: theme.negative, zero: theme.faint,
      warning: theme.warning, glyphs: theme.appearance.glyphs)
  }

  /// The norm in at most six columns, so that the ratio beside it stays clear.
  private func norm(_ value: Double) -> String {
    let text = NumberText.significant(value, digits: 2)
    return text.count <= 6 ? text : NumberText.significant(value, digits: 1)
  }

  private func drawFlow(_ flow: LayerFlow, in area: Rect, row: Int, _ buffer: inout Buffer) {
    buffer.put(norm(flow.gradientNorm), column: area.column + 1, row: row, theme.text)
    guard let ratio = flow.updateRatio, let text = DecadeText.text(ratio) else { return }
    let isHealthy = LayerFlow.healthyRatio.contains(ratio)
    buffer.put(
      text, column: area.endColumn - 7, row: row, isHealthy ? theme.text : theme.warning)
  }
}
