/// A grid of values in −1…1 as coloured pixels, two to a cell, one above the other.
///
/// Without half blocks a cell is one pixel, the mean of two rows; without colours it is a glyph,
/// denser for larger sizes, and negative ones are reversed.
public struct Picture: Widget, Sendable {
  /// A point laid over the picture.
  public struct Mark: Hashable, Sendable {
    /// What a point looks like.
    public enum Shape: Hashable, Sendable {
      /// `•`, in ASCII `o`.
      case dot
      /// `·`, in ASCII `.`.
      case speck
      /// `◦`, on the Linux console `o`, in ASCII `0`.
      case ring
      /// `✕`, in ASCII `x`.
      case cross
    }

    /// From the left edge, 0, to the right edge, 1.
    public var x: Double
    /// From the top edge, 0, to the bottom edge, 1.
    public var y: Double
    /// What it looks like.
    public var shape: Shape
    /// Its colour.
    public var color: Color

    /// Creates a point.
    public init(x: Double, y: Double, shape: Shape = .dot, color: Color = .standard) {
      self.x = x
      self.y = y
      self.shape = shape
      self.color = color
    }
  }

  /// How the grid is brought to the area.
  public enum Fit: Hashable, Sendable {
    /// A value is a pixel; the grid starts at the top left and may be smaller than the area.
    case pixels
    /// The grid fills the area, each pixel taking the nearest value.
    case stretched
  }

  /// The values, row by row from the top; missing ones count as zero.
  public var values: [Double]
  /// Values in a row.
  public var columns: Int
  /// The colours of the values.
  public var ramp: Ramp
  /// How the grid is brought to the area.
  public var fit: Fit
  /// Points laid over it, later ones over earlier ones.
  public var marks: [Mark]
  /// The colours and glyphs at hand.
  public var appearance: Appearance

  /// Creates a picture; without a ramp it takes the one that suits the colours.
  public init(
    values: [Double], columns: Int, ramp: Ramp? = nil, fit: Fit = .pixels, marks: [Mark] = [],
    appearance: Appearance = Appearance()
  ) {
    self.values = values
    self.columns = max(0, columns)
    self.ramp = ramp ?? .suited(to: appearance.colors)
    self.fit = fit
    self.marks = marks
    self.appearance = appearance
  }

  /// Rows of the grid.
  public var rows: Int { columns == 0 ? 0 : (values.count + columns - 1) / columns }

  /// Draws the picture and then its marks.
  public func draw(in area: Rect, of buffer: inout Buffer) {
    let pixels = PixelGrid(self, area: area)
    for row in 0..<(pixels.rows + 1) / 2 {
      for column in 0..<pixels.columns {
        let upper = pixels[column, 2 * row]
        let lower = 2 * row + 1 < pixels.rows ? pixels[column, 2 * row + 1] : nil
        let place = (column: area.column + column, row: area.row + row)
        let beneath = buffer[place.column, place.row].style.background
        buffer[place.column, place.row] = cell(upper, lower, beneath: beneath)
      }
    }
    for mark in marks { draw(mark, over: pixels, in: area, of: &buffer) }
  }

  /// The cell of two pixels; below the last row of an odd grid the background remains.
  private func cell(_ upper: Double, _ lower: Double?, beneath: Color) -> Cell {
    if appearance.colors == .monochrome { return GlyphRamp.cell(of: mean(upper, lower)) }
    guard appearance.glyphs >= .blocks else {
      return Cell(" ", Style(.standard, on: ramp.color(of: mean(upper, lower))))
    }
    let top = ramp.color(of: upper)
    let bottom = lower.map(ramp.color(of:)) ?? beneath
    return top == bottom ? Cell(" ", Style(.standard, on: top)) : Cell("▀", Style(top, on: bottom))
  }

  private func mean(_ upper: Double, _ lower: Double?) -> Double {
    guard let lower else { return upper }
    return upper / 2 + lower / 2
  }

  private func draw(_ mark: Mark, over pixels: PixelGrid, in area: Rect, of buffer: inout Buffer) {
    guard let pixel = pixels.pixel(x: mark.x, y: mark.y) else { return }
    let place = (column: area.column + pixel.column, row: area.row + pixel.row / 2)
    var style = buffer[place.column, place.row].style
    if appearance.colors > .monochrome {
      let value = pixels[pixel.column, pixel.row]
      let isWhole = appearance.glyphs == .ascii
      style = Style(mark.color, on: isWhole ? style.background : ramp.color(of: value))
    }
    buffer.put(glyph(mark.shape), column: place.column, row: place.row, style)
  }

  private func glyph(_ shape: Mark.Shape) -> Unicode.Scalar {
    let isASCII = appearance.glyphs == .ascii
    switch shape {
    case .dot: return isASCII ? "o" : "•"
    case .speck: return isASCII ? "." : "·"
    case .ring: return isASCII ? "0" : appearance.glyphs == .blocks ? "o" : "◦"
    case .cross: return isASCII ? "x" : appearance.glyphs == .blocks ? "×" : "✕"
    }
  }
}
