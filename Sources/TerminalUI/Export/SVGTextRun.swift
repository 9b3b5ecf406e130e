/// Neighbouring characters of one style, written as one text element.
struct SVGTextRun {
  private let column: Int
  private let row: Int
  private let style: Style
  private let ink: UInt32
  private var scalars = String.UnicodeScalarView()

  /// Starts a run with its first character.
  init(_ cell: Cell, column: Int, row: Int) {
    self.column = column
    self.row = row
    style = cell.style
    ink = SVGPalette(cell.style).ink
    scalars.append(cell.scalar)
  }

  /// Appends a character of the same style; false if it starts another run.
  mutating func append(_ cell: Cell) -> Bool {
    guard cell.style == style else { return false }
    scalars.append(cell.scalar)
    return true
  }

  /// The element; blanks at the end are left out, and its length is set so that columns agree in
  /// any font.
  var element: String {
    var shown = scalars
    if !style.attributes.contains(.underline) { while shown.last == " " { shown.removeLast() } }
    let x = column * SVGShape.cellWidth
    let y = row * SVGShape.cellHeight + 18
    var attributes = "x=\"\(x)\" y=\"\(y)\" fill=\"\(SVGPalette.text(ink))\""
    attributes += " textLength=\"\(shown.count * SVGShape.cellWidth)\""
    if style.attributes.contains(.bold) { attributes += " font-weight=\"bold\"" }
    if style.attributes.contains(.underline) { attributes += " text-decoration=\"underline\"" }
    return "<text \(attributes)>\(Self.escaped(shown))</text>\n"
  }

  /// Blanks become no-break ones: readers of XML may merge plain blanks.
  private static func escaped(_ scalars: String.UnicodeScalarView) -> String {
    var text = ""
    for scalar in scalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case " ": text += "\u{A0}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
