/// A screen as plain text.
public enum TextExport {
  /// Returns the rows without styles and without blanks at their ends, each ended by a newline.
  public static func text(of buffer: Buffer) -> String {
    (0..<buffer.size.rows).map { trimmed(buffer.text(row: $0)) + "\n" }.joined()
  }

  private static func trimmed(_ line: String) -> String {
    var scalars = line.unicodeScalars
    while scalars.last == " " { scalars.removeLast() }
    return String(scalars)
  }
}
