/// Names and cells as a sentence quotes them: short, and on one line.
enum Quotation {
  /// The most characters that are quoted.
  static let limit = 60

  /// Quotes a text; what would leave the line is shown as a replacement character.
  static func of(_ text: String) -> String {
    if text.isEmpty { return "empty" }
    // Scalars are counted: a character may be made of any number of them.
    let scalars = text.unicodeScalars
    var quoted = String.UnicodeScalarView()
    for scalar in scalars.prefix(limit) { quoted.append(isPlain(scalar) ? scalar : "\u{FFFD}") }
    return "'\(String(quoted))\(scalars.dropFirst(limit).isEmpty ? "" : "…")'"
  }

  /// Quotes a cell, whether it is UTF-8 or not.
  static func of(_ cell: CellBytes) -> String {
    // A scalar has at most four bytes; one more than the limit shows that something is cut.
    of(String(decoding: cell.prefix(4 * (limit + 1)), as: UTF8.self))
  }

  /// Lists the first names, and says how many there are besides.
  static func list(_ names: [String], most: Int = 10) -> String {
    let shown = names.prefix(most).map { of($0) }.joined(separator: ", ")
    return names.count > most ? "\(shown) and \(names.count - most) more" : shown
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .format: false
    default: true
    }
  }
}
