/// One character cell: a scalar of one column and its style.
public struct Cell: Hashable, Sendable {
  /// What is drawn; always one column wide.
  public var scalar: Unicode.Scalar
  /// How it is drawn.
  public var style: Style

  /// Creates a cell, by default a blank one.
  public init(_ scalar: Unicode.Scalar = " ", _ style: Style = .plain) {
    self.scalar = scalar
    self.style = style
  }
}

/// The cells of a screen. Every write is clipped, so widgets may draw into any area.
public struct Buffer: Equatable, Sendable {
  /// The extent of the screen.
  public let size: Size
  /// All cells, row by row.
  public private(set) var cells: [Cell]
  /// The area that writes are limited to at present.
  private var clip: Rect

  /// Creates a screen of equal cells.
  public init(_ size: Size, filledWith cell: Cell = Cell()) {
    self.size = size
    cells = Array(repeating: cell, count: size.columns * size.rows)
    clip = Rect(size)
  }

  /// The whole screen as an area.
  public var area: Rect { Rect(size) }

  /// The cell at a place; reads outside give a blank cell, writes outside the clip are ignored.
  public subscript(column: Int, row: Int) -> Cell {
    get { area.contains(column: column, row: row) ? cells[row * size.columns + column] : Cell() }
    set {
      guard clip.contains(column: column, row: row) else { return }
      cells[row * size.columns + column] = newValue
    }
  }

  /// The text of a row, as wide as the screen.
  public func text(row: Int) -> String {
    var text = String.UnicodeScalarView()
    for column in 0..<size.columns { text.append(self[column, row].scalar) }
    return String(text)
  }

  /// Puts one scalar; one that a cell can't hold becomes `?`.
  public mutating func put(_ scalar: Unicode.Scalar, column: Int, row: Int, _ style: Style) {
    let shown: Unicode.Scalar
    if case .shown = CellScalar(scalar) { shown = scalar } else { shown = "?" }
    self[column, row] = Cell(shown, style)
  }

  /// Puts text from a place to the right and returns the column after it.
  ///
  /// Text from files is safe here: control, bidirectional and double-width characters become
  /// `?`, combining marks are dropped.
  @discardableResult
  public mutating func put(_ text: String, column: Int, row: Int, _ style: Style) -> Int {
    var column = column
    for scalar in text.unicodeScalars {
      switch CellScalar(scalar) {
      case .shown: self[column, row] = Cell(scalar, style)
      case .replaced: self[column, row] = Cell("?", style)
      case .dropped: continue
      }
      column += 1
    }
    return column
  }

  /// Fills an area with equal cells.
  public mutating func fill(_ area: Rect, _ cell: Cell) {
    let target = area.intersection(clip)
    guard !target.isEmpty else { return }
    for row in target.row..<target.endRow {
      for column in target.column..<target.endColumn {
        cells[row * size.columns + column] = cell
      }
    }
  }

  /// Gives the whole screen colours where it has the terminal's own.
  public mutating func paint(_ ink: Color, on paper: Color) {
    for index in cells.indices {
      if cells[index].style.foreground == .standard { cells[index].style.foreground = ink }
      if cells[index].style.background == .standard { cells[index].style.background = paper }
    }
  }

  /// Runs `body` with all writes limited to `area`.
  public mutating func clipped(to area: Rect, _ body: (inout Buffer) -> Void) {
    let outer = clip
    clip = outer.intersection(area)
    body(&self)
    clip = outer
  }

  /// Draws a widget, limited to its area.
  public mutating func draw(_ widget: some Widget, in area: Rect) {
    clipped(to: area) { widget.draw(in: area, of: &$0) }
  }

  /// Compares what is shown; the clip is no part of it.
  public static func == (left: Buffer, right: Buffer) -> Bool {
    left.size == right.size && left.cells == right.cells
  }
}

/// Something that can be drawn: a pure function of its values into an area, empty areas included.
public protocol Widget {
  /// Draws all of the widget; writes outside `area` are cut off by the buffer.
  func draw(in area: Rect, of buffer: inout Buffer)
}
