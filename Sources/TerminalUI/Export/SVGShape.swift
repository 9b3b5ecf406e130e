/// A glyph that is drawn as a shape, exact to the pixel, rather than as text.
enum SVGShape {
  /// The width of a cell in pixels.
  static let cellWidth = 12
  /// The height of a cell in pixels: twice the width, so that halves are squares, and divisible
  /// by eight for the eighths of blocks.
  static let cellHeight = 24

  /// Rectangles to be filled.
  case block(String)
  /// Round dots to be filled.
  case dots(String)
  /// Lines to be stroked.
  case line(String)

  /// The shape of `count` equal glyphs from a cell on; nil if they are text.
  init?(_ scalar: Unicode.Scalar, column: Int, row: Int, count: Int) {
    let (x, y) = (column * Self.cellWidth, row * Self.cellHeight)
    if let path = Self.block(scalar, x, y, width: count * Self.cellWidth) {
      self = .block(path)
    } else if let path = Self.braille(scalar, x, y) {
      self = .dots(path)
    } else if scalar == "─" {
      self = .line("M\(x) \(y + Self.cellHeight / 2)h\(count * Self.cellWidth)")
    } else if let arms = BoxArms(scalar) {
      self = .line(Self.lines(arms, x, y))
    } else {
      return nil
    }
  }

  /// Returns whether neighbours of this glyph make one longer shape.
  static func spansCells(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "─" || scalar == "▀" || ("▁"..."█").contains(scalar)
  }

  /// Returns the path of a rectangle.
  static func rectangle(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> String {
    "M\(x) \(y)h\(width)v\(height)h-\(width)z"
  }

  private static func block(
    _ scalar: Unicode.Scalar, _ x: Int, _ y: Int, width: Int
  ) -> String? {
    switch scalar {
    case "▀": return rectangle(x, y, width, cellHeight / 2)
    case "▌": return rectangle(x, y, width / 2, cellHeight)
    case "▐": return rectangle(x + width / 2, y, width / 2, cellHeight)
    case "▁"..."█":
      let height = (Int(scalar.value) - 0x2580) * cellHeight / 8
      return rectangle(x, y + cellHeight - height, width, height)
    default: return nil
    }
  }

  /// Dots in the middles of a 2×4 grid of squares.
  private static func braille(_ scalar: Unicode.Scalar, _ x: Int, _ y: Int) -> String? {
    guard (0x2801...0x28FF).contains(scalar.value) else { return nil }
    let dots = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)]
    let parts = dots.enumerated().filter { scalar.value >> UInt32($0.offset) & 1 == 1 }
    return parts.map { dot(x + 1 + 6 * $0.element.0, y + 3 + 6 * $0.element.1) }.joined()
  }

  private static func dot(_ left: Int, _ middle: Int) -> String {
    "M\(left) \(middle)a2 2 0 1 0 4 0a2 2 0 1 0-4 0"
  }

  private static func lines(_ arms: BoxArms, _ x: Int, _ y: Int) -> String {
    let (midX, midY) = (x + cellWidth / 2, y + cellHeight / 2)
    let (endX, endY) = (x + cellWidth, y + cellHeight)
    if arms.isRound {
      let start = arms.up ? y : endY
      let side = arms.left ? x : endX
      let bend = arms.up ? midY - cellWidth / 2 : midY + cellWidth / 2
      return "M\(midX) \(start)V\(bend)Q\(midX) \(midY) \(side) \(midY)"
    }
    var path = ""
    if arms.left || arms.right {
      path += "M\(arms.left ? x : midX) \(midY)H\(arms.right ? endX : midX)"
    }
    if arms.up || arms.down {
      path += "M\(midX) \(arms.up ? y : midY)V\(arms.down ? endY : midY)"
    }
    return path
  }
}
