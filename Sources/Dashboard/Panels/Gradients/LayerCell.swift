import Backprop
import TerminalUI
import Training

/// One column of one layer in the Gradients view: a line of numbers over a picture.
struct LayerCell: Widget {
  /// The layer, from 0.
  var layer: Int
  /// What is shown of it.
  var content: GradientsLayout.Content
  var snapshot: Snapshot
  var state: DashboardState
  var curves: LayerCurves
  /// The range of norms of all layers on the screen.
  var normRange: ClosedRange<Double>?

  private var theme: Theme { state.theme }
  private var shape: LayerShape { snapshot.shape.layers[layer] }
  private var flow: LayerFlow { snapshot.flows[layer] }

  func draw(in area: Rect, of buffer: inout Buffer) {
    let (head, below) = area.splitTop(1)
    // With room to spare a blank row parts a layer from the next.
    let picture = area.height > 7 ? below.splitBottom(1).rest : below
    switch content {
    case .name: drawName(in: area, &buffer)
    case .norm:
      buffer.put(
        NumberText.significant(flow.gradientNorm, digits: 2), column: head.column, row: head.row,
        flow.gradientNorm.isFinite ? theme.text : theme.warning)
      buffer.draw(curves.norms(ofLayer: layer, over: normRange), in: picture)
    case .ratio:
      drawRatio(in: head, &buffer)
      buffer.draw(curves.ratios(ofLayer: layer, rows: picture.height), in: picture)
    case .weights:
      draw(LayerValues.weights(shape, of: snapshot.moment.parameters), in: head, picture, &buffer)
    case .gradients:
      draw(LayerValues.weights(shape, of: snapshot.moment.gradient), in: head, picture, &buffer)
    case .activations:
      draw(
        LayerValues.activations(snapshot.unitActivity.activations(ofLayer: layer)),
        over: LayerValues.range(shape.activation), in: head, picture, &buffer)
    }
  }

  // MARK: The name and what is wrong

  private func drawName(in area: Rect, _ buffer: inout Buffer) {
    let isSelected = state.selection.isActive && state.selection.layer == layer + 1
    let isLast = layer == snapshot.shape.layers.count - 1
    let lines: [(text: String, style: Style)] =
      [
        (isLast ? "output" : "layer \(layer + 1)", isSelected ? theme.selected : theme.bright),
        ("\(shape.outputs) \(shape.activation.name)", theme.faint),
      ] + health(width: area.width)
    for (row, line) in lines.prefix(area.height).enumerated() {
      let text = line.text.wholeWords(within: area.width)
      buffer.put(text, column: area.column, row: area.row + row, line.style)
    }
  }

  /// What is wrong with the layer's units, in words; a warning where something is.
  private func health(width: Int) -> [(text: String, style: Style)] {
    let activity = snapshot.unitActivity
    var lines: [(text: String, style: Style)] = []
    if shape.activation.canDie {
      let dead = activity.deadUnits(ofLayer: layer)
      let full = "\(dead.count) of \(shape.outputs) dead"
      lines.append(
        (
          full.count <= width ? full : "\(dead.count) dead",
          dead.isEmpty ? theme.faint : theme.warning
        ))
      lines += names(of: dead, width: width).map { ($0, theme.warning) }
    }
    if let share = activity.saturation(ofLayer: layer) {
      let percent = "\(Int((share * 100).rounded()))%"
      let isTooMuch = share >= Saturation.most && layer < snapshot.shape.layers.count - 1
      // Three digits leave no room for the whole word.
      lines.append(
        (
          "\(percent) \(share < 0.995 ? "saturated" : "saturat.")",
          isTooMuch ? theme.warning : theme.faint
        ))
    }
    return lines
  }

  /// The units by their names, as many as a line holds.
  private func names(of units: [Int], width: Int) -> [String] {
    guard !units.isEmpty else { return [] }
    let all = UnitNames(snapshot)
    let names = units.prefix(width).map { all.unit(layer, $0) }.joined(separator: " ")
    return [names.wholeWords(within: width)]
  }

  // MARK: Ratio and histograms

  private func drawRatio(in head: Rect, _ buffer: inout Buffer) {
    guard let ratio = flow.updateRatio else {
      let words = snapshot.step == 0 ? "no step yet" : "nothing moved"
      buffer.put(words, column: head.column, row: head.row, theme.faint)
      return
    }
    guard let text = DecadeText.text(ratio) else {
      buffer.put("not finite", column: head.column, row: head.row, theme.warning)
      return
    }
    let healthy = LayerFlow.healthyRatio
    let word =
      ratio > healthy.upperBound ? " high" : ratio < healthy.lowerBound ? " low" : ""
    buffer.put(
      text + word, column: head.column, row: head.row, word.isEmpty ? theme.text : theme.warning)
  }

  private func draw(
    _ values: [Double], over range: ClosedRange<Double>? = nil, in head: Rect, _ picture: Rect,
    _ buffer: inout Buffer
  ) {
    let deviation = LayerValues.deviation(values)
    let texts = [2, 1].map { NumberText.significant(deviation, digits: $0) }
    // A number that is cut would read as another one.
    let text = (["sd \(texts[0])", "sd \(texts[1])"] + texts).first { $0.utf8.count <= head.width }
    buffer.put(text ?? "", column: head.column, row: head.row, theme.text)
    let histogram = Histogram(
      values, over: range ?? Histogram.roundRange(of: values), bins: picture.width)
    buffer.draw(
      HistogramBars(
        histogram, positive: theme.positive, negative: theme.negative, axisStyle: theme.faint,
        warning: theme.warning, glyphs: theme.appearance.glyphs), in: picture)
  }
}
