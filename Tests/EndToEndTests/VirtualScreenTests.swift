import Testing

/// The virtual screen against pictures of what xterm shows.
@Suite struct VirtualScreenTests {
  /// A screen of 5 × 3 with letters in every cell, the cursor at its top left.
  private func lettered() -> VirtualScreen {
    var screen = VirtualScreen(columns: 5, rows: 3)
    screen.write("abcde\r\nfghij\r\nklmno\u{1B}[H".utf8)
    return screen
  }

  @Test(
    "Each order changes the picture as on xterm",
    arguments: [
      ("", "abcde\nfghij\nklmno"),
      ("\u{1B}[2;3HX", "abcde\nfgXij\nklmno"),
      ("\u{1B}[3d\u{1B}[2GX", "abcde\nfghij\nkXmno"),
      ("\u{1B}[B\u{1B}[2CX\u{1B}[2DY\u{1B}[AZ", "abZde\nfYXij\nklmno"),
      ("\u{1B}[99;99H\u{1B}[99A\u{1B}[99DX", "Xbcde\nfghij\nklmno"),
      ("\u{1B}[2;3H\u{1B}[K", "abcde\nfg\nklmno"),
      ("\u{1B}[2;3H\u{1B}[1K", "abcde\n   ij\nklmno"),
      ("\u{1B}[2;3H\u{1B}[2K", "abcde\n\nklmno"),
      ("\u{1B}[2;3H\u{1B}[J", "abcde\nfg"),
      ("\u{1B}[2;3H\u{1B}[1J", "\n   ij\nklmno"),
      ("\u{1B}[2;3H\u{1B}[2JX", "\n  X"),
      ("\u{1B}[2X", "  cde\nfghij\nklmno"),
      ("\u{1B}[2@", "  abc\nfghij\nklmno"),
      ("\u{1B}[2P", "cde\nfghij\nklmno"),
      ("\u{1B}[9P", "\nfghij\nklmno"),
      ("\u{1B}[2;1H\u{1B}[L", "abcde\n\nfghij"),
      ("\u{1B}[M", "fghij\nklmno"),
      ("\u{1B}[9M", ""),
      ("\u{1B}[S", "fghij\nklmno"),
      ("\u{1B}[2T", "\n\nabcde"),
      ("W\u{1B}[3b", "WWWWe\nfghij\nklmno"),
      ("\u{1B}[4hX\u{1B}[4lY", "XYbcd\nfghij\nklmno"),
      ("\u{1B}[2;3r\u{1B}[3;1H\nX", "abcde\nklmno\nX"),
      ("\u{1B}[2;3r\u{1B}[2;1H\u{1B}M", "abcde\n\nfghij"),
      ("\u{1B}[2;3r\u{1B}[3;5HXY", "abcde\nklmnX\nY"),
      ("\u{1B}[1;5HX", "abcdX\nfghij\nklmno"),
      ("\u{1B}[1;5HXY", "abcdX\nYghij\nklmno"),
      ("\u{1B}[1;5HX\rY", "YbcdX\nfghij\nklmno"),
      ("\u{1B}[1;5HX\u{8}Y", "abcYX\nfghij\nklmno"),
      ("\u{1B}[?7l\u{1B}[1;4HXYZ", "abcXZ\nfghij\nklmno"),
      ("\u{1B}[3;5HXY", "fghij\nklmnX\nY"),
      ("\tX", "abcdX\nfghij\nklmno"),
      ("\u{1B}7\u{1B}[3;3H\u{1B}8X", "Xbcde\nfghij\nklmno"),
      ("\u{1B}(0lqk\u{1B}(Bq", "┌─┐qe\nfghij\nklmno"),
      ("\u{1B})0\u{E}x\u{F}x", "│xcde\nfghij\nklmno"),
      ("é⣿▀", "é⣿▀de\nfghij\nklmno"),
      ("\u{1B}]0;title\u{7}X\u{1B}]2;t\u{1B}\\Y", "XYcde\nfghij\nklmno"),
      ("\u{1B}[?1049h\u{1B}[HX", "X"),
      ("\u{1B}[?1049hXYZ\u{1B}[?1049lX", "Xbcde\nfghij\nklmno"),
      ("\u{1B}[22;0;0t\u{1B}=\u{1B}>X", "Xbcde\nfghij\nklmno"),
    ])
  func orders(order: String, picture: String) {
    var screen = lettered()
    screen.write(order.utf8)
    #expect(screen.text == picture)
    #expect(screen.unknown.isEmpty)
  }

  @Test("Bytes may come one at a time, even within a character")
  func pieces() {
    var screen = VirtualScreen(columns: 5, rows: 1)
    for byte in "⣿\u{1B}[1;3Hé".utf8 { screen.write([byte]) }
    #expect(screen.text == "⣿ é")
  }

  @Test(
    "Colours are read in all their forms",
    arguments: [
      ("31", VirtualColor.indexed(1)), ("93", .indexed(11)), ("38;5;200", .indexed(200)),
      ("38:5:200", .indexed(200)), ("38;2;1;2;3", .rgb(1, 2, 3)), ("38:2:1:2:3", .rgb(1, 2, 3)),
      ("38:2::1:2:3", .rgb(1, 2, 3)), ("31;39", .standard), ("31;0", .standard), ("31;", .standard),
    ])
  func colors(parameters: String, color: VirtualColor) {
    var screen = VirtualScreen(columns: 1, rows: 1)
    screen.write("\u{1B}[\(parameters)mX".utf8)
    #expect(screen.page.rows[0][0].style.foreground == color)
    #expect(screen.unknown.isEmpty)
  }

  @Test("What follows an extended colour is read as usual")
  func attributesAfterColor() {
    var screen = VirtualScreen(columns: 1, rows: 1)
    screen.write("\u{1B}[38;5;9;48;2;1;2;3;1;2;4;7mX".utf8)
    let style = screen.page.rows[0][0].style
    #expect(style.foreground == .indexed(9) && style.background == .rgb(1, 2, 3))
    #expect(style.isBold && style.isDim && style.isUnderlined && style.isReversed)
  }

  @Test("Erased cells take the background")
  func backgroundOfErased() {
    var screen = VirtualScreen(columns: 2, rows: 1)
    screen.write("\u{1B}[1;44mX\u{1B}[K".utf8)
    let expected = VirtualStyle(background: .indexed(4))
    #expect(screen.page.rows[0][1] == VirtualCell(scalar: " ", style: expected))
  }

  @Test("Modes are remembered")
  func modes() {
    var screen = VirtualScreen(columns: 2, rows: 1)
    screen.write("\u{1B}[?25l\u{1B}[?1002;1006h\u{1B}[?2004h\u{1B}[?2026h\u{1B}[?1049h".utf8)
    #expect(!screen.isCursorVisible && screen.reportsMouse && screen.bracketsPaste)
    #expect(screen.isHeldBack && screen.isAlternate)
    screen.write("\u{1B}[?25h\u{1B}[?1002;1006l\u{1B}[?2004l\u{1B}[?2026l\u{1B}[?1049l".utf8)
    #expect(screen.isCursorVisible && !screen.reportsMouse && !screen.bracketsPaste)
    #expect(!screen.isHeldBack && !screen.isAlternate)
  }

  @Test(
    "What the model does not know is kept",
    arguments: ["\u{1B}[?9999h", "\u{1B}[1z", "\u{1B}#8", "\u{1B}[99m", "\u{1}", "\u{1B}[>c"])
  func unknownOrders(order: String) {
    var screen = VirtualScreen(columns: 2, rows: 1)
    screen.write(order.utf8)
    #expect(screen.unknown.count == 1)
  }

  @Test("A new size cuts off and fills up, and keeps the cursor inside")
  func resize() {
    var screen = lettered()
    screen.write("\u{1B}[3;5H".utf8)
    screen.resize(columns: 3, rows: 2)
    #expect(screen.text == "abc\nfgh")
    #expect(screen.page.column == 2 && screen.page.row == 1)
    screen.resize(columns: 4, rows: 3)
    screen.write("X\u{1B}[3;4HY".utf8)
    #expect(screen.text == "abc\nfgX\n   Y")
  }
}
