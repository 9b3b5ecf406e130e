import TerminalUI

/// What the colours of signed values mean: from the largest negative value over zero to the largest
/// positive one.
struct RampLegend: Widget {
  /// The size of value that has the strongest colour, in words.
  var limit: String
  var theme: Theme

  /// Cells of the colours: one for each level of either sign and one for zero.
  private static let levels = (-6...6).map { Double($0) / 6 }

  /// Columns that it takes, a blank at either end included.
  var width: Int { 2 * (limit.unicodeScalars.count + 2) + Self.levels.count + 2 }

  func draw(in area: Rect, of buffer: inout Buffer) {
    guard area.width >= width, area.height > 0 else { return }
    let start = buffer.put(" -\(limit) ", column: area.column, row: area.row, theme.faint)
    let colors = Rect(column: start, row: area.row, width: Self.levels.count, height: 1)
    buffer.draw(
      Picture(
        values: Self.levels + Self.levels, columns: Self.levels.count, ramp: theme.ramp,
        appearance: theme.appearance), in: colors)
    buffer.put(" +\(limit) ", column: colors.endColumn, row: area.row, theme.faint)
  }
}
