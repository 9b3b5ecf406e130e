import TerminalUI
import Testing

@Suite struct FrameTests {
  private func frame(_ width: Int, focused: Bool = false, glyphs: GlyphSet = .braille) -> [String] {
    let frame = Frame(
      title: "Big Network", note: "sample 17", foot: "layer 1", isFocused: focused, glyphs: glyphs)
    return Drawing(frame, width, 3).inside
  }

  @Test("Title, note and foot stand in the edges and the content is left alone")
  func whole() {
    #expect(
      frame(32) == [
        "╭─ Big Network ──── sample 17 ─╮",
        "│······························│",
        "╰─ layer 1 ────────────────────╯",
      ])
  }

  @Test("The note goes first, then the title's last word, then the title")
  func losesWhatDoesNotFit() {
    #expect(frame(29)[0] == "╭─ Big Network ─ sample 17 ─╮")
    #expect(frame(28)[0] == "╭─ Big Network ────────────╮")
    #expect(frame(17)[0] == "╭─ Big Network ─╮")
    #expect(frame(16)[0] == "╭─ Big ────────╮")
    #expect(frame(8)[0] == "╭──────╮")
    #expect(frame(8)[2] == "╰──────╯")
    #expect(frame(2) == ["╭╮", "││", "╰╯"])
    #expect(frame(1) == ["·", "·", "·"])
  }

  @Test("Poorer glyph sets have their own corners, and ASCII shows the focus by its lines")
  func glyphs() {
    #expect(frame(8, glyphs: .blocks) == ["┌──────┐", "│······│", "└──────┘"])
    #expect(frame(8, glyphs: .ascii) == ["+------+", "|······|", "+------+"])
    #expect(frame(8, focused: true, glyphs: .ascii) == ["+======+", "|······|", "+======+"])
  }

  @Test("The border of the focused pane is bold, the title always")
  func focus() {
    let focused = Drawing(Frame(title: "A", isFocused: true), 12, 3)
    let other = Drawing(Frame(title: "A"), 12, 3)
    #expect(focused[0, 0].style == Style(.standard, .bold))
    #expect(other[0, 0].style == Style(.standard, .dim))
    #expect(other[3, 0] == Cell("A", Style(.standard, .bold)))
  }

  @Test("The content lies within the border, empty if there is no room")
  func content() {
    let area = Rect(column: 3, row: 4, width: 10, height: 5)
    #expect(Frame().content(of: area) == Rect(column: 4, row: 5, width: 8, height: 3))
    #expect(Frame().content(of: Rect(column: 0, row: 0, width: 2, height: 1)).isEmpty)
  }
}
