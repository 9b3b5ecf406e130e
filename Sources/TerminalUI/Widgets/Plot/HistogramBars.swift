/// A histogram as standing bars, one to a column, over a row with the ends of its range.
///
/// Where no eighths of blocks are at hand halves do, and in ASCII `.`, `:`, `|` and `#`. An empty
/// part is a dot on the ground, in ASCII `_`.
public struct HistogramBars: Widget, Sendable {
  /// The numbers, as many parts as there are columns.
  public var histogram: Histogram
  /// How bars of positive numbers are drawn, and those of a range that starts at 0.
  public var positive: Style
  /// How bars of negative numbers are drawn.
  public var negative: Style
  /// How the ground and the labels are drawn.
  public var axisStyle: Style
  /// How the count of what is not finite is drawn.
  public var warning: Style
  /// The glyphs at hand.
  public var glyphs: GlyphSet

  /// Creates bars.
  public init(
    _ histogram: Histogram, positive: Style, negative: Style,
    axisStyle: Style = Style(.standard, .dim), warning: Style = Style(.ansi(11), .bold),
    glyphs: GlyphSet = .braille
  ) {
    self.histogram = histogram
    self.positive = positive
    self.negative = negative
    self.axisStyle = axisStyle
    self.warning = warning
    self.glyphs = glyphs
  }

  /// Draws bars and labels from the left edge; a single row has bars alone.
  public func draw(in area: Rect, of buffer: inout Buffer) {
    let (bars, foot) = area.splitBottom(area.height > 1 ? 1 : 0)
    let largest = histogram.counts.max() ?? 0
    for (index, count) in histogram.counts.prefix(area.width).enumerated() {
      drawBar(count, of: largest, index, in: bars, &buffer)
    }
    drawLabels(in: foot, &buffer)
    let note = "\(histogram.notFinite) nan"
    if histogram.notFinite > 0, note.count <= area.width {
      buffer.put(note, column: area.column, row: area.row, warning)
    }
  }

  private static let eighths: [Unicode.Scalar] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  private static let halves: [Unicode.Scalar] = ["▄", "█"]
  private static let signs: [Unicode.Scalar] = [".", ":", "|", "#"]

  /// The pieces that a cell of a bar can be, the last one full.
  private var pieces: [Unicode.Scalar] {
    switch glyphs {
    case .braille: Self.eighths
    case .blocks: Self.halves
    case .ascii: Self.signs
    }
  }

  private func drawBar(
    _ count: Int, of largest: Int, _ index: Int, in area: Rect, _ buffer: inout Buffer
  ) {
    guard area.height > 0 else { return }
    let column = area.column + index
    guard count > 0 else {
      return buffer.put(
        glyphs == .ascii ? "_" : "·", column: column, row: area.endRow - 1, axisStyle)
    }
    let pieces = pieces
    let levels = Double(area.height * pieces.count)
    // One number among thousands is seen as well.
    var left = max(1, Int((Double(count) / Double(largest) * levels).rounded()))
    var row = area.endRow - 1
    while left > 0, row >= area.row {
      buffer.put(
        pieces[min(left, pieces.count) - 1], column: column, row: row, style(ofPart: index))
      left -= pieces.count
      row -= 1
    }
  }

  /// A part whose middle lies below 0 is negative.
  private func style(ofPart index: Int) -> Style {
    let range = histogram.range
    let share = (Double(index) + 0.5) / Double(max(1, histogram.counts.count))
    let middle = range.lowerBound + share * (range.upperBound - range.lowerBound)
    return middle < 0 ? negative : positive
  }

  /// Both ends, and 0 between them; where they don't fit, the size of both in one.
  private func drawLabels(in area: Rect, _ buffer: inout Buffer) {
    guard area.height > 0 else { return }
    let range = histogram.range
    let width = min(area.width, histogram.counts.count)
    let low = NumberText.shortest(range.lowerBound)
    let high = NumberText.shortest(range.upperBound)
    guard low.utf8.count + 1 + high.utf8.count <= width else {
      let both = (glyphs == .ascii ? "+-" : "±") + high
      guard range.lowerBound < 0, both.unicodeScalars.count <= width else { return }
      let start = area.column + (width - both.unicodeScalars.count) / 2
      _ = buffer.put(both, column: start, row: area.row, axisStyle)
      return
    }
    buffer.put(low, column: area.column, row: area.row, axisStyle)
    buffer.put(
      high, column: area.column + width - high.utf8.count, row: area.row, axisStyle)
    let middle = width / 2
    if range.lowerBound < 0, low.utf8.count < middle, middle + 1 < width - high.utf8.count {
      buffer.put("0", column: area.column + middle, row: area.row, axisStyle)
    }
  }
}
