import Testing

@testable import CursesTerminal

@Suite struct PairTableTests {
  private func pair(_ foreground: Int32, _ background: Int32) -> ColorPair {
    ColorPair(foreground: foreground, background: background)
  }

  @Test("Numbers count from one, and a known pair keeps its own")
  func numbers() {
    var table = PairTable(capacity: 3)
    #expect(table.entry(for: pair(1, 2)) == .added(1))
    #expect(table.entry(for: pair(2, 1)) == .added(2))
    #expect(table.entry(for: pair(1, 2)) == .known(1))
  }

  @Test("The terminal's own colours need no number")
  func standard() {
    var table = PairTable(capacity: 0)
    #expect(table.entry(for: pair(-1, -1)) == .known(0))
    #expect(!table.isOverfull)
  }

  @Test("A full table gives the nearest pair, the ground before the glyph")
  func overfull() {
    var table = PairTable(capacity: 2)
    _ = table.entry(for: pair(10, 100))
    _ = table.entry(for: pair(90, 110))
    #expect(!table.isOverfull)
    #expect(table.entry(for: pair(20, 109)) == .known(2))
    #expect(table.entry(for: pair(90, 104)) == .known(1))
    #expect(table.isOverfull)
  }

  @Test("Of pairs on the same ground the one with the nearest glyph is taken")
  func overfullGround() {
    var table = PairTable(capacity: 2)
    _ = table.entry(for: pair(10, 100))
    _ = table.entry(for: pair(90, 100))
    #expect(table.entry(for: pair(20, 100)) == .known(1))
    #expect(table.entry(for: pair(60, 100)) == .known(2))
  }

  @Test("A table without room gives the terminal's own pair")
  func noRoom() {
    var table = PairTable(capacity: -1)
    #expect(table.entry(for: pair(1, 2)) == .known(0))
  }

  @Test("An emptied table starts anew")
  func emptied() {
    var table = PairTable(capacity: 1)
    _ = table.entry(for: pair(1, 2))
    _ = table.entry(for: pair(3, 4))
    table.removeAll()
    #expect(!table.isOverfull)
    #expect(table.entry(for: pair(3, 4)) == .added(1))
  }
}
