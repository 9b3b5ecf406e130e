/// The border of a pane: a title at the left of its top edge, a note at the right of it, a foot
/// label in the bottom edge.
///
/// What does not fit goes as a whole: first the note, then the title's last words.
public struct Frame: Widget {
  /// What the pane shows.
  public var title: String
  /// What is worth saying about it at present; may be empty.
  public var note: String
  /// A label in the bottom edge; may be empty.
  public var foot: String
  /// Whether keys go to this pane; its border is bold, in ASCII its edges are double.
  public var isFocused: Bool
  /// The glyphs at hand.
  public var glyphs: GlyphSet
  /// How the lines are drawn.
  public var border: Style
  /// How the title is drawn.
  public var titleStyle: Style
  /// How the note and the foot label are drawn.
  public var noteStyle: Style

  /// Creates a border.
  public init(
    title: String = "", note: String = "", foot: String = "", isFocused: Bool = false,
    glyphs: GlyphSet = .braille, border: Style = Style(.standard, .dim),
    titleStyle: Style = Style(.standard, .bold), noteStyle: Style = Style(.standard, .dim)
  ) {
    self.title = title
    self.note = note
    self.foot = foot
    self.isFocused = isFocused
    self.glyphs = glyphs
    self.border = border
    self.titleStyle = titleStyle
    self.noteStyle = noteStyle
  }

  /// Returns the area within the border.
  public func content(of area: Rect) -> Rect { area.inset(columns: 1, rows: 1) }

  /// Draws the border; the content is left as it is. Two rows and columns are the least.
  public func draw(in area: Rect, of buffer: inout Buffer) {
    guard area.width >= 2, area.height >= 2 else { return }
    drawLines(in: area, of: &buffer)
    drawTopWords(in: area, of: &buffer)
    let label = foot.wholeWords(within: area.width - 6)
    put(label, column: area.column + 2, row: area.endRow - 1, noteStyle, &buffer)
  }

  private func drawLines(in area: Rect, of buffer: inout Buffer) {
    let lines = FrameLines(glyphs, isDouble: isFocused)
    var style = border
    if isFocused {
      style.attributes.remove(.dim)
      style.attributes.insert(.bold)
    }
    let (right, bottom) = (area.endColumn - 1, area.endRow - 1)
    for column in area.column...right {
      buffer.put(lines.horizontal, column: column, row: area.row, style)
      buffer.put(lines.horizontal, column: column, row: bottom, style)
    }
    for row in area.row...bottom {
      buffer.put(lines.vertical, column: area.column, row: row, style)
      buffer.put(lines.vertical, column: right, row: row, style)
    }
    buffer.put(lines.topLeft, column: area.column, row: area.row, style)
    buffer.put(lines.topRight, column: right, row: area.row, style)
    buffer.put(lines.bottomLeft, column: area.column, row: bottom, style)
    buffer.put(lines.bottomRight, column: right, row: bottom, style)
  }

  /// A word takes a blank on either side and one piece of line beyond that.
  private func drawTopWords(in area: Rect, of buffer: inout Buffer) {
    let shown = title.wholeWords(within: area.width - 6)
    put(shown, column: area.column + 2, row: area.row, titleStyle, &buffer)
    let taken = shown.isEmpty ? 2 : shown.unicodeScalars.count + 5
    let width = note.unicodeScalars.count
    guard shown == title, taken + width + 4 <= area.width else { return }
    put(note, column: area.endColumn - 4 - width, row: area.row, noteStyle, &buffer)
  }

  private func put(
    _ words: String, column: Int, row: Int, _ style: Style, _ buffer: inout Buffer
  ) {
    guard !words.isEmpty else { return }
    buffer.put(" " + words + " ", column: column, row: row, style)
  }
}

/// The glyphs of a border.
private struct FrameLines {
  var horizontal: Unicode.Scalar = "─"
  var vertical: Unicode.Scalar = "│"
  var topLeft: Unicode.Scalar = "╭"
  var topRight: Unicode.Scalar = "╮"
  var bottomLeft: Unicode.Scalar = "╰"
  var bottomRight: Unicode.Scalar = "╯"

  /// The Linux console has no round corners.
  init(_ glyphs: GlyphSet, isDouble: Bool) {
    switch glyphs {
    case .braille: break
    case .blocks: (topLeft, topRight, bottomLeft, bottomRight) = ("┌", "┐", "└", "┘")
    case .ascii:
      (horizontal, vertical) = (isDouble ? "=" : "-", "|")
      (topLeft, topRight, bottomLeft, bottomRight) = ("+", "+", "+", "+")
    }
  }
}
