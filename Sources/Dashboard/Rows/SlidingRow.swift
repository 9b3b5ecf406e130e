import TerminalUI

/// A row of parts that loses its least important ones as it gets narrower; no part is ever cut.
struct SlidingRow: Widget {
  /// A piece of text that stands or goes as a whole.
  struct Part {
    /// Its texts, each in its style.
    var pieces: [(text: String, style: Style)]
    /// What stays longest has the highest number.
    var importance: Int

    /// Creates a part of one style.
    init(_ text: String, _ style: Style, importance: Int) {
      self.init([(text, style)], importance: importance)
    }

    /// Creates a part of several styles.
    init(_ pieces: [(text: String, style: Style)], importance: Int) {
      self.pieces = pieces
      self.importance = importance
    }

    /// Columns that it takes.
    var width: Int { pieces.reduce(0) { $0 + $1.text.unicodeScalars.count } }
  }

  /// The parts from left to right.
  var parts: [Part]
  /// Blank columns between two parts.
  var gap = 2
  /// The style of the row itself.
  var background: Style

  /// The parts that fit, in their order.
  func visibleParts(width: Int) -> [Part] { visibleIndices(width: width).map { parts[$0] } }

  private func visibleIndices(width: Int) -> [Int] {
    var kept = Array(parts.indices)
    while kept.reduce(-gap, { $0 + parts[$1].width + gap }) > width, !kept.isEmpty {
      guard
        let least = kept.indices.min(by: {
          parts[kept[$0]].importance < parts[kept[$1]].importance
        })
      else { break }
      kept.remove(at: least)
    }
    return kept
  }

  /// Returns where the parts stand that fit into an area.
  func places(in area: Rect) -> [(part: Int, columns: Range<Int>)] {
    var column = area.column + 1
    return visibleIndices(width: area.width - 2).map { index in
      let start = column
      column += parts[index].width + gap
      return (index, start..<start + parts[index].width)
    }
  }

  func draw(in area: Rect, of buffer: inout Buffer) {
    guard area.height > 0 else { return }
    buffer.fill(area.splitTop(1).top, Cell(" ", background))
    for (index, columns) in places(in: area) {
      var column = columns.lowerBound
      for piece in parts[index].pieces {
        column = buffer.put(piece.text, column: column, row: area.row, piece.style)
      }
    }
  }
}
