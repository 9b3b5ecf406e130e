import TerminalUI
import Testing

@testable import Dashboard

@Suite struct TextEntryTests {
  private func entry(_ text: String, _ keys: Key...) -> TextEntry {
    var entry = TextEntry(.probe, prompt: "sample:", text: text, allowed: "numbers")
    for key in keys { _ = entry.take(key) }
    return entry
  }

  @Test func theFirstCharacterReplacesTheOldValue() {
    #expect(entry("0.01", .character("3")).text == "3")
    #expect(entry("0.01", .character("3"), .character("4")).text == "34")
  }

  @Test func whoMovesFirstKeepsTheOldValue() {
    #expect(entry("0.01", .end, .character("5")).text == "0.015")
    #expect(entry("12", .left, .character("0")).text == "102")
    #expect(entry("12", .home, .character("3")).text == "312")
  }

  @Test func charactersGoWhereTheCursorIs() {
    #expect(entry("123", .backspace).text == "12")
    #expect(entry("123", .home, .delete).text == "23")
    #expect(entry("123", .home, .backspace).text == "123")
    #expect(entry("123", .delete).text == "123")
    #expect(entry("123", .control("u")).text == "")
    #expect(entry("123", .left, .left, .right, .backspace, .character("x")).text == "1x3")
  }

  @Test func theCursorStaysWithinTheText() {
    #expect(entry("1", .right, .right).cursor == 1)
    #expect(entry("1", .left, .left, .left).cursor == 0)
  }

  @Test func aTextHasAnEndAndNoControlCharacters() {
    var long = entry("")
    for _ in 0..<1100 { _ = long.take(.character("a")) }
    #expect(long.text.count == 1000 && long.cursor == 1000)
    #expect(entry("", .character("\r\n"), .character("\u{1B}")).text.isEmpty)
  }

  @Test func otherKeysAreNoText() {
    for key in [Key.tab, .up, .down, .pageUp, .function(2), .control("b")] {
      var entry = entry("1")
      #expect(!entry.take(key) && entry.text == "1")
    }
  }
}
