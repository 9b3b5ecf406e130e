import Testing

@testable import TerminalUI

@Suite struct SGRMouseParserTests {
  /// Feeds a text and returns the last step that was taken, and what was left of the text then.
  private func read(_ text: String) -> (SGRMouseParser.Progress, rest: String) {
    var parser = SGRMouseParser()
    var rest = Substring(text).unicodeScalars
    var progress = SGRMouseParser.Progress.incomplete
    while progress == .incomplete, let scalar = rest.popFirst() {
      progress = parser.take(scalar.value)
    }
    return (progress, String(String.UnicodeScalarView(rest)))
  }

  @Test(
    "Reports become events, counted from 0",
    arguments: [
      ("0;1;1M", MouseEvent(.press(.left), column: 0, row: 0)),
      ("0;1;1m", MouseEvent(.release, column: 0, row: 0)),
      ("1;80;24M", MouseEvent(.press(.middle), column: 79, row: 23)),
      ("2;500;200M", MouseEvent(.press(.right), column: 499, row: 199)),
      ("32;7;9M", MouseEvent(.drag(.left), column: 6, row: 8)),
      ("34;7;9M", MouseEvent(.drag(.right), column: 6, row: 8)),
      ("64;3;4M", MouseEvent(.wheelUp, column: 2, row: 3)),
      ("65;3;4M", MouseEvent(.wheelDown, column: 2, row: 3)),
      ("4;3;4M", MouseEvent(.press(.left), column: 2, row: 3, modifiers: .shift)),
      ("24;3;4M", MouseEvent(.press(.left), column: 2, row: 3, modifiers: [.alt, .control])),
      ("81;3;4M", MouseEvent(.wheelDown, column: 2, row: 3, modifiers: .control)),
      ("000;0003;004M", MouseEvent(.press(.left), column: 2, row: 3)),
      ("0;32768;1M", MouseEvent(.press(.left), column: 32_767, row: 0)),
    ])
  func events(text: String, event: MouseEvent) {
    #expect(read(text) == (.complete(event), ""))
  }

  @Test(
    "What says nothing is read to its end and gives nothing",
    arguments: [
      "0;0;1M", "0;1;0M", "0;-1;1M", "-1;1;1M", "0;1M", "0;1;1;1M", "M", ";;M", "0;;1m", "?0;1;1M",
      "0;1;1H", "0;1;1~", "128;1;1M", "66;1;1M", "67;1;1M", "35;1;1M", "96;1;1M", "64;1;1m",
      "99999999999999999999999999;1;1M", "0;99999999999999999999999999;1M", "0;32769;1M", "0:1:1M",
      "0;1;1<M", "\(String(repeating: "9;", count: 10_000))M",
    ])
  func nothing(text: String) {
    #expect(read(text) == (.complete(nil), ""))
  }

  @Test(
    "A report that is cut off gives back what does not belong to it",
    arguments: ["\u{1B}", "\u{3}", "\u{7F}", "é", "\u{28FF}", "\0"])
  func foreign(scalar: String) {
    for start in ["", "0", "0;1;1", "9;"] {
      #expect(read(start + scalar + "q") == (.foreign, "q"))
    }
  }

  @Test("A cut report is waited for")
  func incomplete() {
    for text in ["", "0", "0;", "0;12;3"] { #expect(read(text) == (.incomplete, "")) }
  }
}

private func == (
  left: (SGRMouseParser.Progress, rest: String), right: (SGRMouseParser.Progress, String)
) -> Bool {
  left.0 == right.0 && left.rest == right.1
}
