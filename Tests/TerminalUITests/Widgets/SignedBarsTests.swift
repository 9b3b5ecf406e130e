import TerminalUI
import Testing

@Suite struct SignedBarsTests {
  private func bars(_ values: [Double], glyphs: GlyphSet = .braille) -> SignedBars {
    SignedBars(
      values: values, scale: DecadeScale(smallest: 1e-7, largest: 1), positive: .blue,
      negative: .orange, glyphs: glyphs)
  }

  @Test("In two rows positive bars stand on the middle and negative ones hang from it")
  func twoRows() {
    let drawing = Drawing(bars([1e-7, 1e-4, 1, -1e-7, -1e-4, -1, 0, .nan]), 9, 2)
    #expect(drawing.inside == ["▁▄█····?·", "···▔▀█···"])
    #expect(drawing[0, 0].style == .blue)
    #expect(drawing[3, 1].style == .orange)
  }

  @Test("In one row a bar stands or hangs and never fills the cell, so its sign can be seen")
  func oneRow() {
    let drawing = Drawing(bars([1e-7, 1, -1e-7, -1, 0]), 5, 1)
    #expect(drawing.inside == ["▁▇▔▀·"])
  }

  @Test("In four rows a bar may be two cells long")
  func fourRows() {
    #expect(Drawing(bars([1, -1, 1e-7]), 3, 4).inside == ["█··", "█·▁", "·█·", "·█·"])
  }

  @Test("Without eighths other glyphs grow, and in one row negative ones are reversed")
  func ascii() {
    let values = [1e-7, 1e-5, 1e-2, 1, -1e-7, -1, 0, .infinity]
    #expect(Drawing(bars(values, glyphs: .ascii), 8, 2).inside == [".:|#··.?", "····.#··"])
    let row = Drawing(bars(values, glyphs: .ascii), 8, 1)
    #expect(row.inside == [".:|#.#.?"])
    #expect(row[5, 0].style == Style.orange.adding(.reverse))
    #expect(row[3, 0].style == .blue)
  }

  @Test("Where cells are few, each shows the largest of its share")
  func shares() {
    let values = [0.1, -0.5, 1e-9, 2e-9, .nan, 7]
    #expect(bars(values).shownValues(columns: 2)[0] == -0.5)
    #expect(bars(values).shownValues(columns: 2)[1].isNaN)
    #expect(bars([1, 2]).shownValues(columns: 9) == [1, 2])
    #expect(bars([1, 2]).shownValues(columns: 0).isEmpty)
  }
}
