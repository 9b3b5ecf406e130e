import TerminalUI
import Testing

@testable import CursesTerminal

@Suite struct InputParserTests {
  private static let click = InputEvent.mouse(MouseEvent(.press(.left), column: 4, row: 6))

  /// Feeds scalars; `mouse` and `old` stand for the codes that curses gives to the starts of
  /// reports, `up` for a key that it knows, and a bar for a pause.
  private func events(_ pieces: [String], _ parser: inout InputParser) -> [InputEvent] {
    pieces.flatMap { piece -> [InputEvent] in
      switch piece {
      case "mouse": parser.take(.code(InputParser.mouseCode))
      case "old": parser.take(.code(InputParser.oldMouseCode))
      case "up": parser.take(.code(0o403))
      case "|": parser.pause()
      default: piece.unicodeScalars.flatMap { parser.take(.scalar($0.value)) }
      }
    }
  }

  private func events(_ pieces: String...) -> [InputEvent] {
    var parser = InputParser()
    return events(pieces, &parser)
  }

  private func keys(_ text: String) -> [InputEvent] { text.map { .key(.character($0)) } }

  @Test("A report is an event, and keys around it are keys")
  func report() {
    #expect(events("mouse", "0;5;7M") == [Self.click])
    #expect(events("a", "mouse", "0;5;7M", "b") == keys("a") + [Self.click] + keys("b"))
    #expect(events("mouse", "0;5;7M", "mouse", "0;5;7M") == [Self.click, Self.click])
  }

  @Test("A report that curses did not see whole is one as well")
  func uncodedReport() {
    #expect(events("\u{1B}[<0;5;7M") == [Self.click])
    #expect(events("\u{1B}[", "|", "<0;5", "|", ";7M") == [Self.click])
  }

  @Test("The older form is read")
  func oldForm() {
    #expect(events("old", " %'") == [Self.click])
    #expect(events("old", "#%'q") == [.mouse(MouseEvent(.release, column: 4, row: 6))] + keys("q"))
    #expect(events("old", "\u{5F}\u{20}\u{20}") == [], "no motion without a button, no column 0")
    #expect(events("old", "é⣿\u{10FFFF}", "q") == keys("q"))
  }

  @Test(
    "Nothing of a report that means nothing reaches the keys",
    arguments: ["0;-5;7M", "q", "0;5;7q", "99999999999999999999;5;7M", ";;;;M", "0;5;7~", "<M"])
  func meaningless(text: String) {
    #expect(events("mouse", text, "|", "b") == keys("b"))
  }

  @Test("What cuts a report off counts")
  func cut() {
    #expect(events("mouse", "0;5", "\u{3}") == [.key(.control("c"))])
    #expect(events("mouse", "0;5", "\u{1B}", "|", "b") == [.key(.escape)] + keys("b"))
    #expect(events("mouse", "0;5", "up", "b") == [.key(.up)] + keys("b"))
    #expect(events("mouse", "0;5", "mouse", "0;5;7M") == [Self.click])
    #expect(events("old", " ", "\u{3}", "b") == [.key(.control("c"))] + keys("b"))
  }

  @Test("Cut after its Escape, a sequence is an Escape and nothing more")
  func cutAfterEscape() {
    #expect(events("\u{1B}", "|", "[<0;5;7M", "b") == [.key(.escape), Self.click] + keys("b"))
    #expect(events("\u{1B}", "|", "[1;5q", "b") == [.key(.escape)] + keys("b"))
    #expect(events("\u{1B}", "|", "[", "|", "b") == [.key(.escape)] + keys("[b"), "typed")
    #expect(events("\u{1B}", "|", "q[", "b") == [.key(.escape)] + keys("q[b"))
    #expect(events("\u{1B}", "|", "\u{1B}", "|") == [.key(.escape), .key(.escape)])
  }

  @Test("The rest of a cut sequence is waited for until it is given up")
  func abandoning() {
    for start in [["mouse", "0;5"], ["old", "  "], ["\u{1B}["], ["\u{1B}[1;5"], ["\u{1B}]11;"]] {
      var parser = InputParser()
      #expect(events(start + ["|"], &parser) == [] && parser.isWaiting)
      parser.abandon()
      #expect(!parser.isWaiting && events(["q"], &parser) == keys("q"))
    }
  }

  @Test("Escape by itself is a key, with a letter behind it none")
  func escape() {
    #expect(events("\u{1B}", "|", "q") == [.key(.escape)] + keys("q"))
    #expect(events("\u{1B}q", "b") == keys("b"))
    #expect(events("\u{1B}\u{1B}", "|") == [.key(.escape), .key(.escape)])
    #expect(events("\u{1B}", "up", "b") == keys("b"), "Alt with an arrow")
  }

  @Test(
    "Sequences that are no key of ours are swallowed whole",
    arguments: [
      "\u{1B}[1;5q", "\u{1B}[?q", "\u{1B}Oq", "\u{1B}]11;rgb:q\u{7}", "\u{1B}]11;q\u{1B}\\",
      "\u{1B}Pq\\", "\u{1B}_q\u{7}", "\u{1B}[200~",
    ])
  func swallowed(text: String) {
    #expect(events(text, "b") == keys("b"))
  }

  @Test("No input traps, and Ctrl-C comes through whatever went before")
  func anything() {
    var bits: UInt64 = 2026
    func next(_ count: UInt64) -> UInt64 {
      bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (bits >> 33) % count
    }
    let pieces: [InputParser.Input] =
      "\u{1B}[]OP_<;0195Mm~q\u{7}\\".unicodeScalars.map { .scalar($0.value) } + [
        .code(InputParser.mouseCode), .code(InputParser.oldMouseCode), .code(0o403), .code(-1),
        .scalar(.max), .scalar(0xD800), .scalar(0), .code(.max),
      ]
    for _ in 0..<2000 {
      var parser = InputParser()
      for _ in 0..<next(30) { _ = parser.take(pieces[Int(next(UInt64(pieces.count)))]) }
      _ = parser.pause()
      #expect(parser.take(.scalar(3)).last == .key(.control("c")))
      #expect(!parser.isWaiting)
    }
  }
}
