import TerminalUI
import Testing

@testable import CursesTerminal

@Suite struct KeyTests {
  @Test(
    "Codes become keys",
    arguments: [
      (32, Key.character(" ")), (113, .character("q")), (0x28FF, .character("⣿")),
      (0x1F600, .character("😀")), (3, .control("c")), (26, .control("z")), (1, .control("a")),
      (9, .tab), (13, .enter), (10, .enter), (27, .escape), (8, .backspace), (127, .backspace),
    ] as [(UInt32, Key)])
  func scalars(value: UInt32, key: Key) {
    #expect(Key(scalar: value) == key)
  }

  @Test(
    "Codes that no key sends are dropped",
    arguments: [0, 28, 31, 0x80, 0x9F, 0xD800, 0x110000] as [UInt32])
  func dropped(value: UInt32) {
    #expect(Key(scalar: value) == nil)
  }

  @Test("Function keys are numbered, and codes of other kinds are dropped")
  func functions() {
    // 0o410 is the code of function key 0, 0o632 that of a new size.
    #expect(Key(code: 0o410 + 1) == .function(1))
    #expect(Key(code: 0o410 + 12) == .function(12))
    #expect(Key(code: 0o632) == nil)
    #expect(Key(code: 0o402) == .down)
  }
}
