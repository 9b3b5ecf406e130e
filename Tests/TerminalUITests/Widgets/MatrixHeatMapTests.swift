import TerminalUI
import Testing

@Suite struct MatrixHeatMapTests {
  private func map(_ look: Appearance = Appearance(), cursor: MatrixHeatMap.Position? = nil)
    -> MatrixHeatMap
  {
    MatrixHeatMap(
      values: [1.2, -0.4, 0.04, -12, 0, 300], rows: 2, columns: 3, limit: 2,
      rowLabels: ["b-0.06", "b+1.20"], cursor: cursor, appearance: look)
  }

  @Test("Numbers stand in columns of three with labels behind")
  func whole() {
    #expect(
      Drawing(map(), 17, 3).inside == [
        "+1.-.4+.0·b-0.06·", "-12 0 +^^·b+1.20·", "·················",
      ])
  }

  @Test("Where room lacks the labels go first, then characters, then columns")
  func narrow() {
    #expect(Drawing(map(), 15, 1).inside == ["+1.-.4+.0······"])
    #expect(Drawing(map(), 8, 2).inside == ["+1-0+0··", "-^ 0+^··"])
    #expect(Drawing(map(), 5, 1).inside == ["+-+··"])
    #expect(Drawing(map(), 2, 1).inside == ["+-"])
  }

  @Test("It says what is shown, and an offset never leaves room unused")
  func visible() {
    var map = map()
    let area = Rect(column: 0, row: 0, width: 2, height: 1)
    #expect(map.visibleColumns(in: area) == 0..<2 && map.visibleRows(in: area) == 0..<1)
    map.offset = .init(row: 9, column: 1)
    #expect(map.visibleColumns(in: area) == 1..<3 && map.visibleRows(in: area) == 1..<2)
    #expect(Drawing(map, 2, 1).inside == ["0+"])
    map.offset = .init(row: -9, column: -1)
    #expect(map.visibleColumns(in: area) == 0..<2 && map.visibleRows(in: area) == 0..<1)
  }

  @Test("Cells have the ramp's colours and small numbers fainter text")
  func colors() {
    let drawing = Drawing(map(), 17, 2)
    #expect(drawing[0, 1].style.background == Ramp.blueOrange.negative.last)
    #expect(drawing[0, 0].style.background == Ramp.blueOrange.color(of: 0.6))
    #expect(drawing[6, 0].style == Style(.rgb(0x62_626A), on: Ramp.blueOrange.zero))
  }

  @Test("Without colours large numbers are bold and the cursor is reversed")
  func monochrome() {
    let look = Appearance(colors: .monochrome, glyphs: .ascii)
    let drawing = Drawing(map(look, cursor: .init(row: 0, column: 1)), 17, 2)
    #expect(drawing[0, 0].style.attributes == .bold)
    #expect(drawing[3, 0].style.attributes == .reverse)
    #expect(drawing[6, 0].style.attributes == [])
  }

  @Test("The cursor's cell is pointed out")
  func cursor() {
    let drawing = Drawing(map(cursor: .init(row: 1, column: 2)), 17, 2)
    #expect(drawing[6, 1].style.attributes.contains(.underline))
    #expect(!drawing[5, 1].style.attributes.contains(.underline))
  }
}
