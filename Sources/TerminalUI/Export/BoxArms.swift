/// Which sides of a cell a light box line reaches from its middle.
struct BoxArms {
  var left = false
  var right = false
  var up = false
  var down = false
  /// Whether the line bends in a quarter circle.
  var isRound = false

  /// The arms of a box glyph; nil for other glyphs.
  init?(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "─": (left, right) = (true, true)
    case "│": (up, down) = (true, true)
    case "┌": (right, down) = (true, true)
    case "┐": (left, down) = (true, true)
    case "└": (right, up) = (true, true)
    case "┘": (left, up) = (true, true)
    case "├": (right, up, down) = (true, true, true)
    case "┤": (left, up, down) = (true, true, true)
    case "┬": (left, right, down) = (true, true, true)
    case "┴": (left, right, up) = (true, true, true)
    case "┼": (left, right, up, down) = (true, true, true, true)
    case "╭": (right, down, isRound) = (true, true, true)
    case "╮": (left, down, isRound) = (true, true, true)
    case "╯": (left, up, isRound) = (true, true, true)
    case "╰": (right, up, isRound) = (true, true, true)
    default: return nil
    }
  }
}
