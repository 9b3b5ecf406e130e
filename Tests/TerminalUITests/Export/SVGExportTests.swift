import TerminalUI
import Testing

@Suite struct SVGExportTests {
  private func svg(_ text: String, _ style: Style = .plain) -> String {
    var buffer = Buffer(Size(columns: 8, rows: 1))
    buffer.put(text, column: 0, row: 0, style)
    return SVGExport.svg(of: buffer)
  }

  @Test("The picture has the size of the screen and the ground's colour")
  func ground() {
    #expect(svg("").contains("viewBox=\"0 0 96 24\""))
    #expect(svg("").contains("<rect width=\"96\" height=\"24\" fill=\"#101014\"/>"))
    #expect(!svg("").contains("<path") && !svg("").contains("<text"))
  }

  @Test("A run of one style is one text of fixed length, escaped, blanks kept")
  func text() {
    #expect(
      svg("a <&> b").contains(
        "<text x=\"0\" y=\"18\" fill=\"#d0d0d0\" textLength=\"84\">a\u{A0}&lt;&amp;&gt;\u{A0}b</text>"
      ))
  }

  @Test("Equal neighbours become one shape")
  func mergedShapes() {
    #expect(svg("▀▀▄").contains("<path fill=\"#d0d0d0\" d=\"M0 0h24v12h-24zM24 12h12v12h-12z\"/>"))
    #expect(svg("───").contains("<path stroke=\"#d0d0d0\" d=\"M0 12h36\"/>"))
    let paper = svg("   ", Style(.standard, on: .rgb(0x01_0203)))
    #expect(paper.contains("<path fill=\"#010203\" d=\"M0 0h36v24h-36z\"/>"))
  }

  @Test("Every eighth, braille dot and box line is a shape, none is text")
  func shapes() {
    for text in ["▁▂▃▄▅▆▇█", "▌▐", "⠁⢀⣿", "│┌┐└┘├┤", "┬┴┼╭╮╯╰"] {
      #expect(!svg(text).contains("<text"), "\(text)")
    }
    #expect(svg("▂").contains("M0 18h12v6h-12z"))
    #expect(svg("⢀").contains("M7 21a2 2"))
    #expect(svg("┤").contains("M0 12H6M6 0V24"))
    #expect(svg("╭").contains("M6 24V18Q6 12 12 12"))
  }

  @Test("Reverse exchanges colours, dim halves the contrast, bold and underline are kept")
  func attributes() {
    let reversed = svg("x", Style(.rgb(0xFF_0000), on: .rgb(0x00_00FF), .reverse))
    #expect(reversed.contains("fill=\"#0000ff\" textLength"))
    #expect(reversed.contains("<path fill=\"#ff0000\""))
    #expect(svg("x", Style(.standard, .dim)).contains("fill=\"#707072\""))
    #expect(svg("x", Style(.standard, .bold)).contains("font-weight=\"bold\""))
    #expect(
      svg(" ", Style(.standard, .underline)).contains("text-decoration=\"underline\">\u{A0}<"))
  }

  @Test("The same screen gives the same bytes")
  func deterministic() {
    var buffer = Buffer(Size(columns: 16, rows: 1))
    for index in 0..<16 { buffer.put("█", column: index, row: 0, Style(.ansi(index))) }
    let first = SVGExport.svg(of: buffer)
    #expect((0..<20).allSatisfy { _ in SVGExport.svg(of: buffer) == first })
  }

  @Test("Colours are listed in the order of their first cell")
  func ordered() {
    var buffer = Buffer(Size(columns: 40, rows: 1))
    for index in 0..<40 {
      buffer.put("█", column: index, row: 0, Style(.rgb(0x10_0000 + UInt32(index * 7919 % 40))))
    }
    let expected = (0..<40).map { index in
      "fill=\"#" + String(0x10_0000 + index * 7919 % 40, radix: 16) + "\" d=\"M\(index * 12) 0"
    }
    var rest = Substring(SVGExport.svg(of: buffer))
    for text in expected {
      let range = rest.firstRange(of: text)
      #expect(range != nil)
      if let range { rest = rest[range.upperBound...] }
    }
  }
}
