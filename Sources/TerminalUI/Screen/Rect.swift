/// The size of a screen or a pane in character cells, never negative.
public struct Size: Hashable, Sendable {
  /// Cells in a row.
  public var columns: Int
  /// Rows.
  public var rows: Int

  /// Creates a size; negative extents count as none.
  public init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }
}

/// A rectangle of cells; column and row count from 0 at the top left. It may be empty.
public struct Rect: Hashable, Sendable {
  /// The leftmost column.
  public var column: Int
  /// The topmost row.
  public var row: Int
  /// Cells across, at least 0.
  public var width: Int
  /// Rows down, at least 0.
  public var height: Int

  /// Creates a rectangle; negative extents count as none.
  public init(column: Int, row: Int, width: Int, height: Int) {
    self.column = column
    self.row = row
    self.width = max(0, width)
    self.height = max(0, height)
  }

  /// Creates the rectangle of a whole screen.
  public init(_ size: Size) {
    self.init(column: 0, row: 0, width: size.columns, height: size.rows)
  }

  /// The first column to the right of the rectangle.
  public var endColumn: Int { column + width }
  /// The first row below the rectangle.
  public var endRow: Int { row + height }
  /// Whether it holds no cell.
  public var isEmpty: Bool { width == 0 || height == 0 }
  /// Its extent.
  public var size: Size { Size(columns: width, rows: height) }

  /// Returns whether the cell lies inside.
  public func contains(column: Int, row: Int) -> Bool {
    column >= self.column && column < endColumn && row >= self.row && row < endRow
  }

  /// Returns the cells that both rectangles share.
  public func intersection(_ other: Rect) -> Rect {
    let left = max(column, other.column)
    let top = max(row, other.row)
    return Rect(
      column: left, row: top, width: min(endColumn, other.endColumn) - left,
      height: min(endRow, other.endRow) - top)
  }

  /// Returns the rectangle made smaller by a margin on each side.
  public func inset(columns: Int = 0, rows: Int = 0) -> Rect {
    Rect(
      column: column + min(columns, width / 2), row: row + min(rows, height / 2),
      width: width - 2 * columns, height: height - 2 * rows)
  }

  /// Cuts off the first `rows` rows; `rows` is limited to the height.
  public func splitTop(_ rows: Int) -> (top: Rect, rest: Rect) {
    let cut = min(max(0, rows), height)
    return (
      Rect(column: column, row: row, width: width, height: cut),
      Rect(column: column, row: row + cut, width: width, height: height - cut)
    )
  }

  /// Cuts off the last `rows` rows; `rows` is limited to the height.
  public func splitBottom(_ rows: Int) -> (rest: Rect, bottom: Rect) {
    let (top, rest) = splitTop(height - min(max(0, rows), height))
    return (top, rest)
  }

  /// Cuts off the first `columns` columns; `columns` is limited to the width.
  public func splitLeft(_ columns: Int) -> (left: Rect, rest: Rect) {
    let cut = min(max(0, columns), width)
    return (
      Rect(column: column, row: row, width: cut, height: height),
      Rect(column: column + cut, row: row, width: width - cut, height: height)
    )
  }

  /// Cuts off the last `columns` columns; `columns` is limited to the width.
  public func splitRight(_ columns: Int) -> (rest: Rect, right: Rect) {
    let (left, rest) = splitLeft(width - min(max(0, columns), width))
    return (left, rest)
  }
}
