import TerminalUI
import Testing

private let hardValues: [Double] = [
  0, -0.0, 1, -1, 0.5, .nan, .infinity, -.infinity, 1e300, -1e308, .leastNonzeroMagnitude, -1e-9,
]

private func widgets(_ look: Appearance) -> [any Widget] {
  let glyphs = look.glyphs
  var canvas = DotCanvas(size: Size(columns: 4, rows: 4), glyphs: glyphs)
  for x in hardValues {
    for y in hardValues {
      canvas.line(from: .init(x: x, y: y), to: .init(x: y, y: -x), style: .blue)
    }
  }
  let buckets = hardValues.map { LineChart.Bucket(x: $0, y: $0) }
  let series = [LineChart.Series("train", style: .blue, buckets: buckets)]
  let marks = hardValues.map { LineChart.Mark(x: $0, style: .plain) }
  let dots = hardValues.map { Picture.Mark(x: $0, y: $0, shape: .cross) }
  return [
    Frame(title: "Title", note: "a note", foot: "foot", isFocused: true, glyphs: glyphs),
    canvas,
    LineChart(series: series, xLabels: ["0", "end"], marks: marks, glyphs: glyphs),
    LineChart(
      series: series, scale: .logarithmic, xRange: 0...3, xLabels: ["1"], marks: marks,
      glyphs: glyphs),
    LineChart(series: [], scale: .logarithmic, glyphs: glyphs),
    Picture(values: hardValues, columns: 5, marks: dots, appearance: look),
    Picture(values: hardValues, columns: 5, fit: .stretched, marks: dots, appearance: look),
    Picture(values: [], columns: 0, fit: .stretched, marks: dots, appearance: look),
    Picture(
      values: [1, -1], columns: 2, ramp: Ramp(negative: [], zero: .ansi(0), positive: []),
      appearance: look),
    MatrixHeatMap(
      values: hardValues, rows: 4, columns: 3, rowLabels: ["a", "b"], cursor: .init(),
      offset: .init(row: 9, column: -9), appearance: look),
    MatrixHeatMap(values: [], rows: 2, columns: 0, limit: .nan, appearance: look),
    SignedBars(values: hardValues, positive: .blue, negative: .orange, glyphs: glyphs),
    HistogramBars(
      Histogram(hardValues, over: Histogram.roundRange(of: hardValues), bins: 9), positive: .blue,
      negative: .orange, glyphs: glyphs),
    HistogramBars(
      Histogram([], over: 0...0, bins: -1), positive: .blue, negative: .orange, glyphs: glyphs),
  ]
}

private let appearances = ColorDepth.allCases.flatMap { colors in
  GlyphSet.allCases.map { Appearance(colors: colors, glyphs: $0) }
}

@Suite struct AllWidgetsTests {
  @Test(
    "Every widget takes every small area, every appearance and every number", arguments: appearances
  )
  func takesAnything(look: Appearance) {
    for widget in widgets(look) {
      for columns in [0, 1, 2, 3, 30] {
        let heights = [0, 1, 2, 3, 12].filter { !Drawing(widget, columns, $0).isClean }
        #expect(heights.isEmpty, "\(type(of: widget)), \(columns) columns")
      }
    }
  }

  @Test("Where only ASCII is at hand, only ASCII is drawn", arguments: ColorDepth.allCases)
  func keepsToASCII(colors: ColorDepth) {
    for widget in widgets(Appearance(colors: colors, glyphs: .ascii)) {
      let drawn = Drawing(widget, 30, 12).buffer.cells.filter { $0.scalar != "·" }
      #expect(drawn.allSatisfy { $0.scalar.isASCII }, "\(type(of: widget))")
    }
  }

  @Test("Braille is drawn only where it is at hand")
  func keepsToBlocks() {
    for widget in widgets(Appearance(glyphs: .blocks)) {
      let scalars = Drawing(widget, 30, 12).buffer.cells.map(\.scalar.value)
      #expect(!scalars.contains { (0x2800...0x28FF).contains($0) })
    }
  }

  @Test("Without colours no widget sets one")
  func keepsToMonochrome() {
    let look = Appearance(colors: .monochrome, glyphs: .ascii)
    let picture = Picture(
      values: hardValues, columns: 3, marks: [.init(x: 0.5, y: 0.5)], appearance: look)
    let matrix = MatrixHeatMap(
      values: hardValues, rows: 4, columns: 3, cursor: .init(), appearance: look)
    let cells = Drawing(picture, 9, 9).buffer.cells + Drawing(matrix, 9, 9).buffer.cells
    #expect(
      cells.allSatisfy { $0.style.foreground == .standard && $0.style.background == .standard })
  }
}
