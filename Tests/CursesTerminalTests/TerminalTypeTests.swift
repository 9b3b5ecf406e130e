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
