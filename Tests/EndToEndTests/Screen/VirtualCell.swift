/// A colour as a program asked the terminal for it.
enum VirtualColor: Hashable {
  case standard
  case indexed(Int)
  case rgb(Int, Int, Int)
}

/// How a cell is drawn.
struct VirtualStyle: Hashable {
  var foreground = VirtualColor.standard
  var background = VirtualColor.standard
  var isBold = false
  var isDim = false
  var isItalic = false
  var isUnderlined = false
  var isBlinking = false
  var isReversed = false
  var isInvisible = false
}

/// A character of the virtual screen.
struct VirtualCell: Hashable {
  var scalar: Unicode.Scalar = " "
  var style = VirtualStyle()
}
