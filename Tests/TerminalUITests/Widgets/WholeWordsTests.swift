import TerminalUI
import Testing

@Suite struct WholeWordsTests {
  @Test(
    "A text ends at a word",
    arguments: [
      (20, "sample 17 of 250"), (16, "sample 17 of 250"), (15, "sample 17 of"), (11, "sample 17"),
      (6, "sample"), (5, ""), (0, ""), (-3, ""),
    ])
  func endsAtWord(columns: Int, text: String) {
    #expect("sample 17 of 250".wholeWords(within: columns) == text)
  }

  @Test(
    "Lines hold whole words, and pieces of those that are longer than a line",
    arguments: [
      (16, ["sample 17 of 250"]), (15, ["sample 17 of", "250"]), (9, ["sample 17", "of 250"]),
      (6, ["sample", "17 of", "250"]), (4, ["samp", "le", "17", "of", "250"]),
      (1, ["s", "a", "m", "p", "l", "e", "1", "7", "o", "f", "2", "5", "0"]),
    ])
  func wraps(columns: Int, lines: [String]) {
    #expect("sample 17 of 250".wrapped(within: columns) == lines)
    #expect("  sample 17  of 250 ".wrapped(within: columns) == lines)
  }

  @Test func nothingHasNoLine() {
    #expect("".wrapped(within: 5).isEmpty && "  ".wrapped(within: 0).isEmpty)
  }
}
