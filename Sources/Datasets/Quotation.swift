/// Texts from outside as a sentence quotes them: short, and on one line.
public enum Quotation {
  /// The most scalars that are quoted.
  static let limit = 60

  /// Quotes a text; an empty one is called so, without quotes.
  public static func of(_ text: String) -> String { text.isEmpty ? "empty" : "'\(cut(text))'" }

  /// Quotes bytes, whether they are UTF-8 or not.
  static func of(_ bytes: some Collection<UInt8>) -> String {
    // A scalar has at most four bytes; one more than the limit shows that something is cut.
    of(String(decoding: bytes.prefix(4 * (limit + 1)), as: UTF8.self))
  }

  /// Cuts a text off after the limit, without quotes; what would leave the line is shown as a
  /// replacement character.
  public static func cut(_ text: String) -> String {
    // Scalars are counted: a character may be made of any number of them.
    let scalars = text.unicodeScalars
    var start = String.UnicodeScalarView()
    for scalar in scalars.prefix(limit) { start.append(isPlain(scalar) ? scalar : "\u{FFFD}") }
    return String(start) + (scalars.dropFirst(limit).isEmpty ? "" : "…")
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
