/// Glyphs in place of colours: the denser, the larger; reversed below zero.
enum GlyphRamp {
  private static let glyphs = Array(" .:-=+*#%@".unicodeScalars)

  /// Returns the cell of a value in −1…1, `?` if it is not finite.
  static func cell(of value: Double) -> Cell {
    guard value.isFinite else { return Cell("?") }
    let level = Int((min(value.magnitude, 1) * Double(glyphs.count - 1)).rounded())
    let isReversed = value < 0 && level > 0
    return Cell(glyphs[level], isReversed ? Style.plain.adding(.reverse) : .plain)
  }

  /// Returns the cell of a value in 0…1 of a kind: its letter, the heavier, the larger.
  static func cell(of value: Double, kind: Int) -> Cell {
    guard value.isFinite else { return Cell("?") }
    let attributes: Style.Attributes = value > 0.66 ? .bold : value < 0.33 ? .dim : []
    return Cell(Picture.letter(ofKind: kind), Style.plain.adding(attributes))
  }
}
