/// A matrix as coloured cells with short numbers.
///
/// Where three characters to a number do not fit it takes two, then one; then part of the matrix
/// stays hidden and can be scrolled to.
public struct MatrixHeatMap: Widget, Sendable {
  /// A place in the matrix.
  public struct Position: Hashable, Sendable {
    /// The row, 0 at the top.
    public var row: Int
    /// The column, 0 at the left.
    public var column: Int

    /// Creates a place, by default the first.
    public init(row: Int = 0, column: Int = 0) {
      self.row = row
      self.column = column
    }
  }

  /// The values, row by row.
  public var values: [Double]
  /// Rows of the matrix.
  public var rows: Int
  /// Columns of the matrix.
  public var columns: Int
  /// The size of value that has the strongest colour; nil takes the largest in the matrix.
  public var limit: Double?
  /// The colours.
  public var ramp: Ramp
  /// Texts at the right of the rows; left out where the columns need the room.
  public var rowLabels: [String]
  /// How the texts are drawn.
  public var labelStyle: Style
  /// The cell to point out.
  public var cursor: Position?
  /// The first row and column shown.
  public var offset: Position
  /// The colours and glyphs at hand.
  public var appearance: Appearance

  /// Creates a map; missing values count as zero.
  public init(
    values: [Double], rows: Int, columns: Int, limit: Double? = nil, ramp: Ramp? = nil,
    rowLabels: [String] = [], labelStyle: Style = Style(.standard, .dim), cursor: Position? = nil,
    offset: Position = Position(), appearance: Appearance = Appearance()
  ) {
    self.values = values
    self.rows = max(0, rows)
    self.columns = max(0, columns)
    self.limit = limit
    self.ramp = ramp ?? .suited(to: appearance.colors)
    self.rowLabels = rowLabels
    self.labelStyle = labelStyle
    self.cursor = cursor
    self.offset = offset
    self.appearance = appearance
  }

  /// Returns the columns of the matrix that are shown in an area.
  public func visibleColumns(in area: Rect) -> Range<Int> {
    visible(from: offset.column, of: columns, room: area.width / cellWidth(in: area))
  }

  /// Returns the rows of the matrix that are shown in an area.
  public func visibleRows(in area: Rect) -> Range<Int> {
    visible(from: offset.row, of: rows, room: area.height)
  }

  /// Returns how many characters a number has in an area.
  public func cellWidth(in area: Rect) -> Int {
    [3, 2].first { columns <= area.width / $0 } ?? 1
  }

  /// The offset gives way rather than leave room unused at the end.
  private func visible(from offset: Int, of count: Int, room: Int) -> Range<Int> {
    let shown = min(count, max(0, room))
    let first = min(max(0, offset), count - shown)
    return first..<first + shown
  }

  /// Draws numbers and labels.
  public func draw(in area: Rect, of buffer: inout Buffer) {
    let width = cellWidth(in: area)
    let shown = visibleColumns(in: area)
    let rows = visibleRows(in: area)
    let colors = MatrixColors(self)
    let labelColumn = area.column + shown.count * width + 1
    let longest = rows.map { label($0).unicodeScalars.count }.max() ?? 0
    for (line, row) in rows.enumerated() {
      var column = area.column
      for index in shown {
        let value = value(row, index)
        var style = colors.style(of: value)
        if cursor == Position(row: row, column: index) { colors.pointOut(&style) }
        let text = NumberText.cell(value, width: width)
        column = buffer.put(text, column: column, row: area.row + line, style)
      }
      guard labelColumn + longest <= area.endColumn else { continue }
      buffer.put(label(row), column: labelColumn, row: area.row + line, labelStyle)
    }
  }

  private func label(_ row: Int) -> String {
    rowLabels.indices.contains(row) ? rowLabels[row] : ""
  }

  private func value(_ row: Int, _ column: Int) -> Double {
    let index = row * columns + column
    return values.indices.contains(index) ? values[index] : 0
  }
}
