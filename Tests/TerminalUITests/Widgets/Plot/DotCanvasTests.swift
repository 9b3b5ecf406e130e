import TerminalUI
import Testing

@Suite struct DotCanvasTests {
  private func canvas(_ glyphs: GlyphSet, _ columns: Int = 3, _ rows: Int = 2) -> DotCanvas {
    DotCanvas(size: Size(columns: columns, rows: rows), glyphs: glyphs)
  }

  @Test("Each braille dot has its own bit")
  func brailleBits() {
    var drawn: [String] = []
    for y in 0..<4 {
      for x in 0..<2 {
        var canvas = canvas(.braille, 1, 1)
        canvas.set(x: x, y: y, style: .blue)
        drawn += Drawing(canvas, 1, 1).inside
      }
    }
    #expect(drawn == ["⠁", "⠈", "⠂", "⠐", "⠄", "⠠", "⡀", "⢀"])
  }

  @Test("A diagonal looks like one in every glyph set")
  func diagonals() {
    func diagonal(_ glyphs: GlyphSet) -> [String] {
      var canvas = canvas(glyphs)
      let corner = DotCanvas.Point(
        x: Double(canvas.dotColumns - 1), y: Double(canvas.dotRows - 1))
      canvas.line(from: .init(x: 0, y: 0), to: corner, style: .blue)
      return Drawing(canvas, 3, 2).inside
    }
    #expect(diagonal(.braille) == ["⠱⡀·", "·⠈⢆"])
    #expect(diagonal(.blocks) == ["▀▄·", "·▀▄"])
    #expect(diagonal(.ascii) == ["'.·", "·'."])
  }

  @Test("What is drawn last colours the cell, and the background beneath remains")
  func colors() {
    var canvas = canvas(.braille, 1, 1)
    canvas.set(x: 0, y: 0, style: .blue)
    canvas.set(x: 1, y: 3, style: .orange)
    var buffer = Buffer(
      Size(columns: 2, rows: 1), filledWith: Cell("x", Style(.ansi(7), on: .ansi(1))))
    buffer.draw(canvas, in: buffer.area)
    #expect(buffer[0, 0] == Cell("⢁", Style(.ansi(3), on: .ansi(1))))
    #expect(buffer[1, 0] == Cell("x", Style(.ansi(7), on: .ansi(1))))
  }

  @Test("Lines from far away keep their direction, others vanish")
  func clipping() {
    var canvas = canvas(.blocks, 4, 2)
    canvas.line(from: .init(x: -1e300, y: 1), to: .init(x: 1e300, y: 1), style: .blue)
    #expect(Drawing(canvas, 4, 2).inside == ["▄▄▄▄", "····"])
    var slanted = self.canvas(.blocks, 4, 2)
    slanted.line(from: .init(x: -1e9, y: -1e9), to: .init(x: 1e9, y: 1e9), style: .blue)
    #expect(Drawing(slanted, 4, 2).inside == ["▀▄··", "··▀▄"])
    var empty = self.canvas(.blocks, 4, 2)
    empty.line(from: .init(x: 0, y: .nan), to: .init(x: 3, y: 1), style: .blue)
    empty.line(from: .init(x: -9, y: -5), to: .init(x: 9, y: -5), style: .blue)
    empty.line(from: .init(x: 0, y: 0), to: .init(x: .infinity, y: 1), style: .blue)
    empty.set(x: 4, y: 0, style: .blue)
    empty.set(x: 0, y: -1, style: .blue)
    #expect(Drawing(empty, 4, 2).inside == ["····", "····"])
  }

  @Test("A slanted line is cut where it leaves the canvas")
  func slantedClipping() {
    var canvas = canvas(.blocks, 4, 2)
    canvas.line(from: .init(x: -4, y: -4), to: .init(x: 40, y: 40), style: .blue)
    #expect(Drawing(canvas, 4, 2).inside == ["▀▄··", "··▀▄"])
  }
}
