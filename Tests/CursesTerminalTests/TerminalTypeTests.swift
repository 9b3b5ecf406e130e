import TerminalUI
import Testing

@testable import CursesTerminal

@Suite struct TerminalTypeTests {
  @Test(
    "Orders to wait are left out",
    arguments: [
      ("\u{1B}[H\u{1B}[J$<50>", "\u{1B}[H\u{1B}[J"), ("a$<2.5*/>b$<1/>c", "abc"), ("$<x>", "$<x>"),
      ("cost $5", "cost $5"),
    ])
  func delays(text: String, sent: String) {
    #expect(TerminalType.withoutDelays(text) == sent)
  }

  @Test("A type that nobody knows is refused with its name")
  func unknown() {
    #expect(throws: TerminalError.unknown(type: "nosuchterminal")) {
      try TerminalType(named: "nosuchterminal", output: 1)
    }
    #expect(throws: TerminalError.unnamed) { try TerminalType(named: "", output: 1) }
    #expect(throws: TerminalError.cannotPositionCursor(type: "dumb")) {
      try TerminalType(named: "dumb", output: 1)
    }
  }

  @Test(
    "Entries with 24 bits are looked for by the terminal's own name before xterm's",
    arguments: [
      ("xterm-256color", ["xterm-direct"]), ("xterm", ["xterm-direct"]),
      ("tmux-256color", ["tmux-direct"]), ("xterm-kitty", ["xterm-kitty-direct", "xterm-direct"]),
      ("foot", ["foot-direct", "xterm-direct"]), ("vt100", ["vt100-direct"]),
    ])
  func direct(name: String, candidates: [String]) {
    #expect(TerminalType.directNames(for: name) == candidates)
  }

  @Test("Fewer colours are used than a terminal offers, never more")
  func limits() {
    for offered in ColorDepth.allCases {
      for limit in ColorDepth.allCases {
        #expect(TerminalType.usable(offered, limit: limit) <= offered)
      }
    }
    #expect(TerminalType.usable(.palette256, limit: .ansi16) == .ansi16)
    #expect(TerminalType.usable(.trueColor, limit: .palette256) == .trueColor)
    #expect(TerminalType.usable(.trueColor, limit: .ansi16) == .ansi8)
    #expect(TerminalType.usable(.trueColor, limit: .monochrome) == .monochrome)
  }

  @Test("Each error is one sentence that quotes what was wrong")
  func sentences() {
    #expect(TerminalError.unknown(type: "abc").description.contains("TERM=abc"))
    #expect(
      TerminalError.cannotPositionCursor(type: "dumb").description
        .hasPrefix("TERM=dumb cannot position the cursor"))
    #expect(
      TerminalError.notATerminal(.output).description == "standard output is not a terminal")
  }
}
