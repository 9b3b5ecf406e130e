/// A grid of dots for curves and links, several to a cell: 2×4 braille dots, else 1×2 halves.
///
/// Cells without dots are left as they are. All dots of a cell have the style drawn last.
public struct DotCanvas: Widget, Sendable {
  /// A place in the plane of dots; dot (0, 0) is at the top left.
  public struct Point: Hashable, Sendable {
    /// Dots from the left.
    public var x: Double
    /// Dots from the top.
    public var y: Double

    /// Creates a place.
    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// The extent in cells.
  public let size: Size
  /// The glyphs at hand.
  public let glyphs: GlyphSet
  /// Dots across.
  public var dotColumns: Int { size.columns * dotsAcross }
  /// Dots down.
  public var dotRows: Int { size.rows * dotsDown }

  private let dotsAcross: Int
  private let dotsDown: Int
  /// Per cell one bit for each dot, in the order of the braille block: first the left column's
  /// upper three, the right column's upper three, then the lowest row.
  private var dots: [UInt8]
  private var styles: [Style]

  /// Creates a canvas without dots.
  public init(size: Size, glyphs: GlyphSet = .braille) {
    self.size = size
    self.glyphs = glyphs
    dotsAcross = glyphs == .braille ? 2 : 1
    dotsDown = glyphs == .braille ? 4 : 2
    dots = Array(repeating: 0, count: size.columns * size.rows)
    styles = Array(repeating: .plain, count: size.columns * size.rows)
  }

  /// Sets one dot; outside the canvas nothing happens.
  public mutating func set(x: Int, y: Int, style: Style) {
    guard x >= 0, y >= 0, x < dotColumns, y < dotRows else { return }
    let cell = y / dotsDown * size.columns + x / dotsAcross
    dots[cell] |= Self.bits[y % dotsDown * 2 + x % dotsAcross]
    styles[cell] = style
  }

  /// Returns whether these cells of a row have no dots.
  func isEmpty(_ columns: Range<Int>, row: Int) -> Bool {
    columns.allSatisfy { dots[row * size.columns + $0] == 0 }
  }

  /// The bit of each dot in its cell, row by row.
  private static let bits: [UInt8] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]

  /// Draws the cells that have dots; a style without a background keeps the one beneath.
  public func draw(in area: Rect, of buffer: inout Buffer) {
    for row in 0..<min(size.rows, area.height) {
      for column in 0..<min(size.columns, area.width) {
        let cell = row * size.columns + column
        guard dots[cell] != 0 else { continue }
        let (x, y) = (area.column + column, area.row + row)
        var style = styles[cell]
        if style.background == .standard { style.background = buffer[x, y].style.background }
        buffer[x, y] = Cell(glyph(dots[cell]), style)
      }
    }
  }

  private func glyph(_ dots: UInt8) -> Unicode.Scalar {
    switch glyphs {
    case .braille: Unicode.Scalar(0x2800 + UInt32(dots)) ?? " "
    case .blocks: dots == 3 ? "█" : dots == 1 ? "▀" : "▄"
    case .ascii: dots == 3 ? ":" : dots == 1 ? "'" : "."
    }
  }
}
