import TerminalUI
import Testing

@testable import CursesTerminal

@Suite struct PaletteTests {
  private func foreground(_ color: Color, _ depth: ColorDepth, on ground: Color = .ansi(7)) -> Int32
  {
    Palette(depth: depth).pair(Style(color, on: ground)).foreground
  }

  private func background(_ color: Color, _ depth: ColorDepth) -> Int32 {
    Palette(depth: depth).pair(Style(.standard, on: color)).background
  }

  /// The 256 colours of xterm as its documentation defines them.
  private static let indexed: [RGB] = {
    let levels: [Int32] = [0, 95, 135, 175, 215, 255]
    var colors = RGB.ansi
    for red in levels {
      for green in levels {
        for blue in levels { colors.append(RGB(red: red, green: green, blue: blue)) }
      }
    }
    return colors + (0..<24).map { RGB.gray(8 + 10 * $0) }
  }()

  @Test("Each colour of the 256 beyond the first 16 is its own nearest one")
  func exactIndexes() {
    for index in 16..<256 {
      let number = foreground(.rgb(UInt32(Self.indexed[index].bits)), .palette256)
      // Four greys are in the cube and in the ramp.
      #expect(Self.indexed[Int(number)] == Self.indexed[index])
    }
  }

  @Test("No index is nearer than the one chosen")
  func nearestIndexes() {
    for value in stride(from: UInt32(0), to: 0x100_0000, by: 65_521) {
      let color = RGB(value)
      let number = Int(foreground(.rgb(value), .palette256))
      let least = Self.indexed[16...].map { color.distance(to: $0) }.min()
      #expect(color.distance(to: Self.indexed[number]) == least)
    }
  }

  @Test("ANSI colours stay what they are where there are 16 or 256")
  func ansiIndexes() {
    for index in 0..<16 {
      #expect(foreground(.ansi(index), .ansi16) == Int32(index))
      #expect(background(.ansi(index), .palette256) == Int32(index))
    }
  }

  @Test("Of eight colours, a bright one is its normal one, and grey is seen on black")
  func eightColors() {
    #expect(foreground(.ansi(9), .ansi8) == 1)
    #expect(foreground(.ansi(8), .ansi8) == 7)
    #expect(background(.ansi(8), .ansi8) == 0)
    #expect(foreground(.rgb(0xFF1010), .ansi8) == 1)
    #expect(foreground(.rgb(0xFF1010), .ansi16) == 9)
  }

  @Test("Dark text stays readable on the terminal's own background")
  func darkText() {
    #expect(foreground(.rgb(0x202020), .ansi8, on: .standard) == 7)
    #expect(foreground(.rgb(0x202020), .ansi16, on: .standard) == 8)
    #expect(foreground(.rgb(0x202020), .ansi8, on: .ansi(7)) == 0)
    #expect(foreground(.ansi(0), .ansi8, on: .standard) == 0)
  }

  @Test("Direct colour takes five bits a channel, except for values that mean ANSI colours")
  func trueColor() {
    #expect(foreground(.rgb(0xFF0084), .trueColor) == 0xFF0084)
    #expect(foreground(.rgb(0xFE0187), .trueColor) == 0xFF0084)
    #expect(foreground(.rgb(0x000003), .trueColor) == 8)
    #expect(foreground(.ansi(3), .trueColor) == 3)
    #expect(foreground(.ansi(9), .trueColor) == 0xFF0000)
  }

  @Test("The terminal's own colours are so at every depth", arguments: ColorDepth.allCases)
  func standard(depth: ColorDepth) {
    let pair = Palette(depth: depth).pair(.plain)
    #expect(pair == ColorPair(foreground: -1, background: -1))
  }

  @Test("Without colours there are only the terminal's own")
  func monochrome() {
    let pair = Palette(depth: .monochrome).pair(Style(.rgb(0xFF0000), on: .ansi(4)))
    #expect(pair == ColorPair(foreground: -1, background: -1))
  }
}
