import TerminalUI

/// The names of classes in their colours, each after the sign of its points; without colours after
/// its letter too. What does not fit is counted.
struct ClassLegend: Widget {
  var names: [String]
  var theme: Theme

  /// The scalars of a name that are wanted, and those that it is cut to before one is left out.
  private static let nameWidths = (4...12).reversed()

  func draw(in area: Rect, of buffer: inout Buffer) {
    let fitting = Self.nameWidths.lazy.map { words(nameWidth: $0) }.first { words in
      words.reduce(1) { $0 + $1.unicodeScalars.count } <= area.width
    }
    var column = area.column
    for (index, word) in (fitting ?? words(nameWidth: 4)).enumerated() {
      let left = " +\(names.count - index) "
      let isLast = index == names.count - 1
      let needed = word.unicodeScalars.count + (isLast ? 1 : left.count)
      guard column + needed <= area.endColumn else {
        if column + left.count <= area.endColumn {
          buffer.put(left, column: column, row: area.row, theme.faint)
        }
        return
      }
      let colors = theme.classes.names
      let style = Style(colors[index % colors.count])
      column = buffer.put(word, column: column, row: area.row, style)
    }
    if column < area.endColumn { buffer.put(" ", column: column, row: area.row, theme.text) }
  }

  private func words(nameWidth: Int) -> [String] {
    names.enumerated().map { index, name in
      let shown = String(String.UnicodeScalarView(name.unicodeScalars.prefix(nameWidth)))
      let shape = ClassColors.shapes[index % ClassColors.shapes.count]
      let sign = String(Character(shape.glyph(theme.appearance.glyphs)))
      guard theme.appearance.colors == .monochrome else { return " \(sign) \(shown)" }
      return " \(sign) \(Picture.letter(ofKind: index)) \(shown)"
    }
  }
}
