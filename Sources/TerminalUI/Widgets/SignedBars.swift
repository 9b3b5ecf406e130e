/// A row of small bars, one per value, on a logarithmic scale; positive ones stand, negative ones
/// hang.
///
/// In two rows and more the upper half is for positive values and the lower half for negative
/// ones. In one row a bar stands on the floor or hangs from the ceiling and never fills the cell.
/// Where no eighths of blocks are at hand, `.`, `:`, `|` and `#` stand for a bar, and in one row
/// negative ones are reversed. Zero is a dot.
public struct SignedBars: Widget, Sendable {
  /// The values.
  public var values: [Double]
  /// The decades that the bars cover.
  public var scale: DecadeScale
  /// How positive values are drawn.
  public var positive: Style
  /// How negative values are drawn.
  public var negative: Style
  /// How zeros are drawn.
  public var zero: Style
  /// How `?` is drawn where a value is not finite.
  public var warning: Style
  /// The glyphs at hand.
  public var glyphs: GlyphSet

  /// Creates bars.
  public init(
    values: [Double], scale: DecadeScale = DecadeScale(), positive: Style, negative: Style,
    zero: Style = Style(.standard, .dim), warning: Style = Style(.ansi(11), .bold),
    glyphs: GlyphSet = .braille
  ) {
    self.values = values
    self.scale = scale
    self.positive = positive
    self.negative = negative
    self.zero = zero
    self.warning = warning
    self.glyphs = glyphs
  }

  /// Returns what a row of `columns` cells shows: each value, or where there are more values than
  /// cells the largest in size of each share; one that is not finite outweighs all.
  public func shownValues(columns: Int) -> [Double] {
    guard columns > 0, values.count > columns else { return columns > 0 ? values : [] }
    return (0..<columns).map { column in
      let share = values[column * values.count / columns..<(column + 1) * values.count / columns]
      return share.max { weight($0) < weight($1) } ?? 0
    }
  }

  private func weight(_ value: Double) -> Double { value.isFinite ? value.magnitude : .infinity }

  /// Draws the bars from the left edge.
  public func draw(in area: Rect, of buffer: inout Buffer) {
    guard area.height > 0 else { return }
    for (index, value) in shownValues(columns: area.width).enumerated() {
      draw(value, column: area.column + index, area, &buffer)
    }
  }

  private func draw(_ value: Double, column: Int, _ area: Rect, _ buffer: inout Buffer) {
    let rows = max(1, area.height / 2)
    let steps = glyphs == .braille ? (area.height > 1 ? 8 : 7) : Self.sizes.count
    guard let level = scale.level(of: value, levels: rows * steps), level > 0 else {
      let row = area.row + (area.height - 1) / 2
      let dot: Unicode.Scalar = glyphs == .ascii ? "." : "·"
      if value.isFinite {
        buffer.put(dot, column: column, row: row, zero)
      } else {
        buffer.put("?", column: column, row: row, warning)
      }
      return
    }
    for step in 0..<rows {
      let filled = min(max(0, level - step * steps), steps)
      let upward = area.row + rows - 1 - step
      let row = value > 0 ? upward : area.row + (area.height > 1 ? rows : 0) + step
      if filled > 0 { drawPiece(filled, value < 0, column, row, area, &buffer) }
    }
  }

  private static let sizes: [Unicode.Scalar] = [".", ":", "|", "#"]
  private static let eighths: [Unicode.Scalar] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// One cell of a bar.
  private func drawPiece(
    _ filled: Int, _ isNegative: Bool, _ column: Int, _ row: Int, _ area: Rect,
    _ buffer: inout Buffer
  ) {
    guard glyphs == .braille else {
      let style = isNegative ? negative : positive
      let isReversed = isNegative && area.height == 1
      buffer.put(
        Self.sizes[filled - 1], column: column, row: row,
        isReversed ? style.adding(.reverse) : style)
      return
    }
    let glyph =
      isNegative ? Self.hanging(filled, mayFill: area.height > 1) : Self.eighths[filled]
    buffer.put(glyph, column: column, row: row, isNegative ? negative : positive)
  }

  /// The glyph of a bar that hangs from the top of its cell by so many eighths.
  ///
  /// Few blocks hang: three steps are all. The complement of a standing block, reversed, would
  /// give eight, but many fonts leave a hairline of it at the bottom of the cell.
  private static func hanging(_ filled: Int, mayFill: Bool) -> Unicode.Scalar {
    switch filled {
    case ...2: "▔"
    case ...5: "▀"
    default: mayFill ? "█" : "▀"
    }
  }
}
