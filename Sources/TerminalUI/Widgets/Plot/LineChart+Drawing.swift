extension LineChart {
  /// Draws the chart; labels give way where there is no room for them and a plot.
  public func draw(in area: Rect, of buffer: inout Buffer) {
    let parts = parts(of: area)
    if parts.left.width > 0 { drawAxis(parts.axis, in: parts.left, of: &buffer) }
    let canvas = canvas(parts.plot.size, parts.axis)
    drawCursorLine(in: parts.plot, of: &buffer)
    buffer.draw(canvas, in: parts.plot)
    drawCursorPoints(parts.axis, in: parts.plot, of: &buffer)
    drawMarks(in: parts.plot, of: &buffer)
    drawLegend(in: parts.plot, avoiding: canvas, of: &buffer)
    drawXLabels(in: parts.foot, of: &buffer)
  }

  /// An area taken apart: the axis and its place, the plot, and the place of the texts below.
  struct Parts {
    var axis: Axis
    var left: Rect
    var plot: Rect
    var foot: Rect
  }

  /// Takes an area apart; axis and texts have no room in a small one.
  func parts(of area: Rect) -> Parts {
    let hasFoot = area.height >= 3 && !(xLabels.isEmpty && xTicks.isEmpty)
    let (upper, foot) = area.splitBottom(hasFoot ? 1 : 0)
    let axis = yAxis(rows: upper.height)
    let labelWidth = axis.ticks.map(\.label.utf8.count).max() ?? 0
    let hasAxis = area.width >= labelWidth + 9 && upper.height >= 2
    let (left, plot) = upper.splitLeft(hasAxis ? labelWidth + 1 : 0)
    return Parts(axis: axis, left: left, plot: plot, foot: foot.splitLeft(left.width).rest)
  }

  private func drawAxis(_ axis: Axis, in area: Rect, of buffer: inout Buffer) {
    let isASCII = glyphs == .ascii
    let column = area.endColumn - 1
    for row in area.row..<area.endRow {
      buffer.put(isASCII ? "|" : "│", column: column, row: row, axisStyle)
    }
    for (row, tick) in labelledRows(axis, rows: area.height) {
      let start = column - tick.label.utf8.count
      buffer.put(tick.label, column: start, row: area.row + row, axisStyle)
      buffer.put(isASCII ? "+" : "┤", column: column, row: area.row + row, axisStyle)
    }
  }

  /// The ticks with a row of their own, the ends of the axis before all others.
  func labelledRows(_ axis: Axis, rows: Int) -> [(row: Int, tick: Axis.Tick)] {
    guard let bottom = axis.ticks.first, let top = axis.ticks.last, rows > 0 else { return [] }
    var taken: Set<Int> = []
    var result: [(row: Int, tick: Axis.Tick)] = []
    for tick in [bottom, top] + axis.ticks.dropFirst().dropLast() {
      guard let position = axis.position(of: tick.value) else { continue }
      let row = Int(((1 - position) * Double(rows - 1)).rounded())
      if taken.insert(row).inserted { result.append((row, tick)) }
    }
    return result
  }

  private func canvas(_ size: Size, _ axis: Axis) -> DotCanvas {
    var canvas = DotCanvas(size: size, glyphs: glyphs)
    let range = shownXRange
    for curve in series {
      guard !curve.isScattered else {
        drawPoints(curve, axis, on: &canvas)
        continue
      }
      let trace = PlotTrace(curve.buckets, over: range, columns: canvas.dotColumns)
      draw(trace, axis, curve.style, on: &canvas)
    }
    return canvas
  }

  private func drawPoints(_ points: Series, _ axis: Axis, on canvas: inout DotCanvas) {
    for point in points.buckets where point.isFinite {
      guard let x = PlotTrace.column(of: point.lastX, shownXRange, canvas.dotColumns),
        let height = axis.position(of: point.last)
      else { continue }
      let y = Int(((1 - height) * Double(canvas.dotRows - 1)).rounded())
      canvas.set(x: x, y: y, style: points.style)
    }
  }

  /// Each column's whole interval, joined to the last value of the column before.
  private func draw(
    _ trace: PlotTrace, _ axis: Axis, _ style: Style, on canvas: inout DotCanvas
  ) {
    let height = Double(canvas.dotRows - 1)
    func y(_ value: Double) -> Double { (1 - (axis.position(of: value) ?? 0)) * height }
    var before = DotCanvas.Point(x: 0, y: 0)
    for stretch in trace.stretches {
      let x = Double(stretch.column)
      let (top, bottom, last) = (y(stretch.high), y(stretch.low), y(stretch.last))
      if stretch.joins {
        let entry = DotCanvas.Point(x: x, y: min(max(top, before.y), max(top, bottom)))
        canvas.line(from: before, to: entry, style: style)
      }
      canvas.line(from: .init(x: x, y: top), to: .init(x: x, y: bottom), style: style)
      before = DotCanvas.Point(x: x, y: last)
    }
  }

  private func drawMarks(in plot: Rect, of buffer: inout Buffer) {
    guard plot.height >= 2 else { return }
    for mark in marks {
      guard let column = PlotTrace.column(of: mark.x, shownXRange, plot.width) else { continue }
      let glyph: Unicode.Scalar = glyphs == .ascii ? "^" : "▲"
      buffer.put(glyph, column: plot.column + column, row: plot.endRow - 1, mark.style)
    }
  }

  /// The words in the colours of their curves; without room for all there is no legend.
  ///
  /// It moves down only where it would hide a curve at the top but not at the bottom.
  private func drawLegend(in plot: Rect, avoiding canvas: DotCanvas, of buffer: inout Buffer) {
    let words = series.filter { !$0.label.isEmpty }
    let width = words.reduce(0) { $0 + $1.label.unicodeScalars.count + 2 }
    guard plot.height >= 2, !words.isEmpty, width + 8 <= plot.width else { return }
    var column = plot.endColumn - width
    let place = column - plot.column..<plot.width
    // The last row belongs to the marks.
    let low = plot.height - 2
    let row = !canvas.isEmpty(place, row: 0) && canvas.isEmpty(place, row: low) ? low : 0
    for word in words {
      let text = " " + word.label + " "
      column = buffer.put(text, column: column, row: plot.row + row, word.style.adding(.bold))
    }
  }

  /// The last label matters most, then the first; others appear where they keep two blanks.
  private func drawXLabels(in area: Rect, of buffer: inout Buffer) {
    guard area.height > 0 else { return }
    var taken: [Range<Int>] = []
    let labels = placedLabels(columns: area.width)
    let last = labels.count - 1
    func rank(_ index: Int) -> Int { index == last ? -2 : index == 0 ? -1 : index }
    for index in labels.indices.sorted(by: { rank($0) < rank($1) }) {
      let (middle, text) = labels[index]
      let width = text.unicodeScalars.count
      guard width > 0, width <= area.width else { continue }
      let start = min(max(0, middle - width / 2), area.width - width)
      let place = start..<start + width
      guard
        taken.allSatisfy({ $0.lowerBound >= place.upperBound + 2 || $0.upperBound + 2 <= start })
      else { continue }
      taken.append(place)
      buffer.put(text, column: area.column + start, row: area.row, axisStyle)
    }
  }

  /// The texts below the plot, each with the column of its middle.
  private func placedLabels(columns: Int) -> [(middle: Int, text: String)] {
    guard xTicks.isEmpty else {
      return xTicks.compactMap { tick in
        PlotTrace.column(of: tick.x, shownXRange, columns).map { ($0, tick.label) }
      }
    }
    let last = max(1, xLabels.count - 1)
    return xLabels.enumerated().map { ((columns - 1) * $0.offset / last, $0.element) }
  }
}
