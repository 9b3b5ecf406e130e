/// One line of text from the left edge of its area, cut off at the right.
public struct Text: Widget {
  /// The words.
  public var text: String
  /// How they are drawn.
  public var style: Style

  /// Creates a line.
  public init(_ text: String, _ style: Style = .plain) {
    self.text = text
    self.style = style
  }

  /// Draws the line into the first row of the area.
  public func draw(in area: Rect, of buffer: inout Buffer) {
    guard area.height > 0 else { return }
    buffer.put(text, column: area.column, row: area.row, style)
  }
}
