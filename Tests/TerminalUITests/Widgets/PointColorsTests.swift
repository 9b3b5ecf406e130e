import TerminalUI
import Testing

@Suite struct PointColorsTests {
  private let point = PointColors(onDark: .rgb(0xFFFFFF), onBright: .rgb(0x000000))

  @Test("A point is bright on dark pixels and dark on bright ones")
  func chooses() {
    #expect(point.over(.rgb(0x101014)) == .rgb(0xFFFFFF))
    #expect(point.over(.rgb(0xF28C24)) == .rgb(0x000000))
    #expect(point.over(.ansi(4)) == .rgb(0xFFFFFF) && point.over(.ansi(11)) == .rgb(0x000000))
    #expect(point.over(.standard) == .rgb(0xFFFFFF))
    #expect(PointColors(onDark: .ansi(5)).over(.rgb(0xFFFFFF)) == .ansi(5))
  }

  @Test("Contrast is the ratio of WCAG, from 1 to 21")
  func contrast() throws {
    let whole = try #require(Color.rgb(0xFFFFFF).contrast(with: .rgb(0x000000)))
    #expect(abs(whole - 21) < 1e-9)
    #expect(Color.rgb(0x5FAFFF).contrast(with: .rgb(0x5FAFFF)) == 1)
    #expect(Color.standard.contrast(with: .rgb(0x000000)) == nil)
  }

  @Test("Painting replaces the terminal's own colours and no others")
  func painting() {
    var buffer = Buffer(Size(columns: 2, rows: 1))
    buffer.put("a", column: 0, row: 0, Style(.ansi(1)))
    buffer.paint(.ansi(0), on: .ansi(15))
    #expect(buffer[0, 0].style == Style(.ansi(1), on: .ansi(15)))
    #expect(buffer[1, 0].style == Style(.ansi(0), on: .ansi(15)))
  }
}
