import TerminalUI
import Testing

@Suite struct HistogramBarsTests {
  /// Parts with 0, 1, 4 and 8 numbers, then one empty and one with 16.
  private func bars(
    _ range: ClosedRange<Double> = -3...3, counts: [Int] = [0, 1, 4, 8, 0, 16],
    glyphs: GlyphSet = .braille
  ) -> HistogramBars {
    let size = (range.upperBound - range.lowerBound) / Double(counts.count)
    let values = counts.enumerated().flatMap { index, count in
      Array(repeating: range.lowerBound + size * (Double(index) + 0.5), count: count)
    }
    return HistogramBars(
      Histogram(values, over: range, bins: counts.count), positive: .blue, negative: .orange,
      glyphs: glyphs)
  }

  @Test("Bars stand on a ground of dots, over the ends of the range")
  func standing() {
    let drawing = Drawing(bars(), 6, 3)
    #expect(drawing.inside == ["·····█", "·▁▄█·█", "-3·0·3"])
    #expect(drawing[2, 1].style == .orange)
    #expect(drawing[3, 1].style == .blue)
  }

  @Test("A zero is written where it keeps a blank to both ends")
  func zero() {
    let wide = bars(-3...3, counts: [1, 0, 0, 0, 1, 0, 0, 0, 1])
    #expect(Drawing(wide, 9, 2).inside[1] == "-3··0···3")
    #expect(Drawing(bars(0...3), 6, 2).inside[1] == "0····3")
  }

  @Test("Ends that don't fit beside each other are written as one size")
  func narrow() {
    #expect(Drawing(bars(-0.5...0.5), 6, 2).inside[1] == "·±0.5·")
    #expect(Drawing(bars(-0.5...0.5, glyphs: .ascii), 6, 2).inside[1] == "+-0.5·")
    #expect(Drawing(bars(-0.0005...0.0005), 6, 2).inside[1] == "······", "nothing is cut off")
  }

  @Test("Without eighths there are halves, in ASCII four signs; an empty part is `_`")
  func otherGlyphs() {
    #expect(Drawing(bars(glyphs: .blocks), 6, 3).inside == ["·····█", "·▄▄█·█", "-3·0·3"])
    #expect(Drawing(bars(glyphs: .ascii), 6, 3).inside == ["·····#", "_.:#_#", "-3·0·3"])
  }

  @Test("One number among thousands is seen")
  func rare() {
    #expect(Drawing(bars(counts: [1, 5000]), 2, 1).inside == ["▁█"])
  }

  @Test("What is not finite is counted over the bars")
  func notFinite() {
    let histogram = Histogram([.nan, 1, 1], over: 0...2, bins: 6)
    let drawing = Drawing(
      HistogramBars(histogram, positive: .blue, negative: .orange, warning: .orange), 6, 4)
    #expect(drawing.inside[0].hasPrefix("1 nan"))
    #expect(drawing[0, 0].style == .orange)
  }
}
