import TerminalUI

/// A widget drawn on a ground of `·` that betrays stray writes.
struct Drawing {
  /// The screen, one cell larger than the area on every side.
  let buffer: Buffer

  init(_ widget: some Widget, _ columns: Int, _ rows: Int) {
    let area = Rect(column: 1, row: 1, width: columns, height: rows)
    var buffer = Buffer(Size(columns: columns + 2, rows: rows + 2), filledWith: Cell("·"))
    buffer.draw(widget, in: area)
    self.buffer = buffer
  }

  /// All rows, the ground around the area included.
  var rows: [String] { (0..<buffer.size.rows).map { buffer.text(row: $0) } }

  /// The rows of the area alone.
  var inside: [String] { rows.dropFirst().dropLast().map { String($0.dropFirst().dropLast()) } }

  /// The cell at a place of the area.
  subscript(column: Int, row: Int) -> Cell { buffer[column + 1, row + 1] }

  /// Whether the ground around the area is untouched.
  var isClean: Bool {
    (0..<buffer.size.rows).allSatisfy { row in
      (0..<buffer.size.columns).allSatisfy { column in
        let isEdge =
          row == 0 || column == 0 || row == buffer.size.rows - 1
          || column == buffer.size.columns - 1
        return !isEdge || buffer[column, row] == Cell("·")
      }
    }
  }
}

extension Style {
  static let blue = Style(.ansi(4))
  static let orange = Style(.ansi(3))
}
