extension LineChart {
  /// Returns the x under a column of the screen when the chart is drawn in an area; columns beside
  /// the plot count as its edges, and an area without a plot has none.
  public func x(atColumn column: Int, in area: Rect) -> Double? {
    let plot = parts(of: area).plot
    guard plot.width > 0 else { return nil }
    let range = shownXRange
    let share = Double(min(max(plot.column, column), plot.endColumn - 1) - plot.column)
    let x =
      range.lowerBound
      + (range.upperBound - range.lowerBound) * share / Double(max(1, plot.width - 1))
    return x.isFinite ? x : nil
  }

  /// Draws the line of the cursor; curves are drawn over it later.
  func drawCursorLine(in plot: Rect, of buffer: inout Buffer) {
    guard let cursor, let column = PlotTrace.column(of: cursor.x, shownXRange, plot.width)
    else { return }
    for row in plot.row..<plot.endRow {
      buffer.put(
        glyphs == .ascii ? "|" : "│", column: plot.column + column, row: row, cursor.style)
    }
  }

  /// Draws a point where a curve meets the cursor, the last value of the bucket there.
  func drawCursorPoints(_ axis: Axis, in plot: Rect, of buffer: inout Buffer) {
    guard let cursor, plot.height > 0,
      let column = PlotTrace.column(of: cursor.x, shownXRange, plot.width)
    else { return }
    for curve in series where !curve.label.isEmpty && !curve.isScattered {
      guard let bucket = curve.buckets.last(where: { $0.firstX <= cursor.x }),
        bucket.lastX >= cursor.x, let height = axis.position(of: bucket.last)
      else { continue }
      let row = Int(((1 - height) * Double(plot.height - 1)).rounded())
      buffer.put(
        glyphs == .ascii ? "o" : "●", column: plot.column + column, row: plot.row + row,
        curve.style.adding(.bold))
    }
  }
}
