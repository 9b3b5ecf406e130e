import TerminalUI

/// What a screen shows that is too small for anything else.
struct TooSmallPanel: Widget {
  var size: Size

  func draw(in area: Rect, of buffer: inout Buffer) {
    let needed = ScreenLayout.smallest
    let lines = [
      "perceptop needs \(needed.columns)x\(needed.rows)",
      "this is \(size.columns)x\(size.rows)", "q quits",
    ]
    let top = area.row + max(0, (area.height - lines.count) / 2)
    for (offset, line) in lines.enumerated() {
      let column = area.column + max(0, (area.width - line.count) / 2)
      buffer.put(line, column: column, row: top + offset, .plain)
    }
  }
}
