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
}
