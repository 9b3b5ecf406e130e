/// A grid of values in −1…1 as coloured pixels, two to a cell, one above the other.
///
/// Without half blocks a cell is one pixel, the mean of two rows; without colours it is a glyph,
/// denser for larger sizes, and negative ones are reversed. Values may be of several kinds, each
/// with its own colours; without colours each kind has a letter.
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
      /// `+`.
      case plus
      /// `▪`, on the Linux console `■`, in ASCII `#`.
      case square
    }

    /// From the left edge, 0, to the right edge, 1.
    public var x: Double
    /// From the top edge, 0, to the bottom edge, 1.
    public var y: Double
    /// What it looks like.
    public var shape: Shape
    /// Its colours.
    public var colors: PointColors

    /// Creates a point.
    public init(x: Double, y: Double, shape: Shape = .dot, colors: PointColors) {
      self.x = x
      self.y = y
      self.shape = shape
      self.colors = colors
    }

    /// Creates a point of one colour.
    public init(x: Double, y: Double, shape: Shape = .dot, color: Color = .standard) {
      self.init(x: x, y: y, shape: shape, colors: PointColors(onDark: color))
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
  /// Which kind each value is of, from 0; the first where none is said.
  public var kinds: [Int]
  /// The colours of the values, a ramp for each kind, and again from the first where there are more
  /// kinds; at least one.
  public var ramps: [Ramp]
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
    self.init(
      values: values, kinds: [], columns: columns,
      ramps: [ramp ?? .suited(to: appearance.colors)], fit: fit, marks: marks,
      appearance: appearance)
  }

  /// Creates a picture of values of several kinds.
  public init(
    values: [Double], kinds: [Int], columns: Int, ramps: [Ramp], fit: Fit = .pixels,
    marks: [Mark] = [], appearance: Appearance = Appearance()
  ) {
    precondition(!ramps.isEmpty, "a picture has colours")
    self.values = values
    self.kinds = kinds
    self.columns = max(0, columns)
    self.ramps = ramps
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
  private func cell(
    _ upper: PixelGrid.Pixel, _ lower: PixelGrid.Pixel?, beneath: Color
  ) -> Cell {
    if appearance.colors == .monochrome {
      let mean = mean(upper, lower)
      return kinds.isEmpty
        ? GlyphRamp.cell(of: mean.value) : GlyphRamp.cell(of: mean.value, kind: mean.kind)
    }
    guard appearance.glyphs >= .blocks else {
      return Cell(" ", Style(.standard, on: color(mean(upper, lower))))
    }
    let top = color(upper)
    let bottom = lower.map(color) ?? beneath
    return top == bottom ? Cell(" ", Style(.standard, on: top)) : Cell("▀", Style(top, on: bottom))
  }

  private func color(_ pixel: PixelGrid.Pixel) -> Color {
    ramps[max(pixel.kind, 0) % ramps.count].color(of: pixel.value)
  }

  /// The mean of two pixels; of two kinds the upper one.
  private func mean(
    _ upper: PixelGrid.Pixel, _ lower: PixelGrid.Pixel?
  ) -> PixelGrid.Pixel {
    guard let lower, lower.kind == upper.kind else { return upper }
    return PixelGrid.Pixel(value: upper.value / 2 + lower.value / 2, kind: upper.kind)
  }

  private func draw(_ mark: Mark, over pixels: PixelGrid, in area: Rect, of buffer: inout Buffer) {
    guard let pixel = pixels.pixel(x: mark.x, y: mark.y) else { return }
    let place = (column: area.column + pixel.column, row: area.row + pixel.row / 2)
    var style = buffer[place.column, place.row].style
    if appearance.colors > .monochrome {
      let isWhole = appearance.glyphs == .ascii
      let beneath = isWhole ? style.background : color(pixels[pixel.column, pixel.row])
      style = Style(mark.colors.over(beneath), on: beneath)
    }
    buffer.put(
      mark.shape.glyph(appearance.glyphs), column: place.column, row: place.row, style)
  }

  /// The letter that stands for a kind of values where there are no colours; after `z` they begin
  /// again.
  public static func letter(ofKind kind: Int) -> Unicode.Scalar {
    Unicode.Scalar(UInt8(ascii: "a") + UInt8(max(kind, 0) % 26))
  }
}

extension Picture.Mark.Shape {
  /// Returns what it looks like with the glyphs at hand.
  public func glyph(_ glyphs: GlyphSet) -> Unicode.Scalar {
    func sign(
      _ full: Unicode.Scalar, console: Unicode.Scalar? = nil, ascii: Unicode.Scalar
    ) -> Unicode.Scalar {
      switch glyphs {
      case .braille: full
      case .blocks: console ?? full
      case .ascii: ascii
      }
    }
    return switch self {
    case .dot: sign("•", ascii: "o")
    case .speck: sign("·", ascii: ".")
    case .ring: sign("◦", console: "o", ascii: "0")
    case .cross: sign("✕", console: "×", ascii: "x")
    case .plus: "+"
    case .square: sign("▪", console: "■", ascii: "#")
    }
  }
}
