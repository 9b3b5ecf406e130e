/// Texts in comma-separated values.
public enum CSVText {
  /// Returns a line of fields, without a line feed.
  public static func line(_ fields: [String]) -> String {
    fields.map(quoted).joined(separator: ",")
  }

  /// Quotes a field as RFC 4180 has it, where it needs quotes.
  private static func quoted(_ field: String) -> String {
    // By scalars: for a `Character`, a quote with an accent upon it would not be one.
    guard field.unicodeScalars.contains(where: needsQuotes.contains) else { return field }
    var quoted = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in field.unicodeScalars {
      if scalar == "\"" { quoted.append(scalar) }
      quoted.append(scalar)
    }
    return String(quoted) + "\""
  }

  private static let needsQuotes = Set(",\"\r\n".unicodeScalars)
}
