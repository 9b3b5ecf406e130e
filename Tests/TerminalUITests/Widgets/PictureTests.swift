import TerminalUI
import Testing

@Suite struct PictureTests {
  private let ramp = Ramp.ansi8
  private let mono = Appearance(colors: .monochrome, glyphs: .ascii)

  @Test("Two pixels share a cell: the upper in front, the lower behind")
  func halfBlocks() {
    let drawing = Drawing(Picture(values: [1, 1, -1, 1], columns: 2, ramp: ramp), 3, 2)
    #expect(drawing.inside == ["▀ ·", "···"])
    #expect(drawing[0, 0].style == Style(.ansi(4), on: .ansi(3)))
    #expect(drawing[1, 0].style == Style(.standard, on: .ansi(4)))
  }

  @Test("Below an odd last row the background remains")
  func oddRows() {
    let drawing = Drawing(Picture(values: [1, 0, -1], columns: 1, ramp: ramp), 1, 2)
    #expect(drawing[0, 1] == Cell("▀", Style(.ansi(3), on: .standard)))
  }

  @Test("Without half blocks a cell is the mean of two rows")
  func means() {
    let look = Appearance(colors: .ansi8, glyphs: .ascii)
    let drawing = Drawing(Picture(values: [1, 1, 1, -1], columns: 2, appearance: look), 2, 1)
    #expect(drawing[0, 0] == Cell(" ", Style(.standard, on: .ansi(4))))
    #expect(drawing[1, 0] == Cell(" ", Style(.standard, on: .ansi(0))))
  }

  @Test("Without colours glyphs show the size and reversing the sign")
  func monochrome() {
    let values = [0, 0.25, 0.5, 1, -1, -0.5, .nan]
    let drawing = Drawing(Picture(values: values, columns: 7, appearance: mono), 7, 1)
    #expect(drawing.inside == [" :+@@+?"])
    let reversed = (0..<7).map { drawing[$0, 0].style.attributes.contains(.reverse) }
    #expect(reversed == [false, false, false, false, true, true, false])
  }

  @Test("A stretched picture fills its area, each pixel with the nearest value")
  func stretched() {
    let picture = Picture(values: [1, 0, 0, -1], columns: 2, fit: .stretched, appearance: mono)
    #expect(Drawing(picture, 4, 2).inside == ["@@  ", "  @@"])
    let column = Picture(values: [1, 0.5], columns: 1, fit: .stretched, appearance: mono)
    #expect(Drawing(column, 1, 3).inside == ["@", "#", "+"])
  }

  @Test("A point keeps the picture's colour behind it, that of its own half of the cell")
  func marks() {
    let marks = [
      Picture.Mark(x: 0, y: 0, color: .ansi(15)),
      Picture.Mark(x: 1, y: 1, shape: .cross, color: .ansi(1)),
      Picture.Mark(x: 1.01, y: 0.5), Picture.Mark(x: .nan, y: 0.5),
    ]
    let drawing = Drawing(
      Picture(values: [1, 1, 1, -1], columns: 2, ramp: ramp, marks: marks), 2, 1)
    #expect(drawing.inside == ["•✕"])
    #expect(drawing[0, 0].style == Style(.ansi(15), on: .ansi(4)))
    #expect(drawing[1, 0].style == Style(.ansi(1), on: .ansi(3)))
  }

  @Test("What is no finite number has the warning colour")
  func warning() {
    let drawing = Drawing(Picture(values: [.nan, .infinity], columns: 1, ramp: ramp), 1, 1)
    #expect(drawing[0, 0].style.background == ramp.warning)
  }
}
