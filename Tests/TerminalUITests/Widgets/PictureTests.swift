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

  @Test("Each kind has its ramp, from the first again after the last, and in ASCII the upper wins")
  func kinds() {
    let ramps = [1, 2].map { Ramp(negative: [], zero: .ansi(0), positive: [.ansi($0)]) }
    func drawing(_ look: Appearance) -> Drawing {
      Drawing(
        Picture(
          values: [1, 1, 1, 0, 1, 1], kinds: [0, 1, 2, 1, 0, 0], columns: 3, ramps: ramps,
          marks: [.init(x: 0.5, y: 0, shape: .plus, color: .ansi(7))], appearance: look), 3, 1)
    }
    let blocks = drawing(Appearance(colors: .ansi8))
    #expect(blocks[0, 0] == Cell("▀", Style(.ansi(1), on: .ansi(0))))
    #expect(blocks[1, 0] == Cell("+", Style(.ansi(7), on: .ansi(2))))
    #expect(blocks[2, 0] == Cell(" ", Style(.standard, on: .ansi(1))))
    let ascii = drawing(Appearance(colors: .ansi8, glyphs: .ascii))
    #expect(ascii[0, 0].style.background == .ansi(1))
    #expect(drawing(Appearance(colors: .monochrome)).inside == ["a+c"])
  }

  @Test("Without colours a kind has its letter, heavier for larger values")
  func letters() {
    let drawing = Drawing(
      Picture(
        values: [0, 0.5, 1, .nan, 1], kinds: [0, 1, 25, 0, 26], columns: 5, ramps: [.ansi8],
        appearance: mono), 5, 1)
    #expect(drawing.inside == ["abz?a"])
    let styles = (0..<5).map { drawing[$0, 0].style.attributes }
    #expect(styles == [.dim, [], .bold, [], .bold])
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
