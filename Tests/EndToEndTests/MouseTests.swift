import BuiltPrograms
import Testing

/// The mouse as terminals report it.
@Suite(.serialized) struct MouseTests {
  private func start(
    _ arguments: [String] = [], type: String = "xterm-256color"
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      running: Program.executable("perceptop").path, ["spiral", "--paused"] + arguments,
      type: type, columns: 120, rows: 40)
    #expect(terminal.wait { $0.firstRow.contains("epoch 0") && $0.text.contains("quit") })
    return terminal
  }

  private func quit(_ terminal: PseudoTerminal) {
    terminal.type("q")
    #expect(terminal.end() == .exited(0))
    #expect(!terminal.screen.reportsMouse && !terminal.screen.isAlternate)
    #expect(terminal.screen.unknown.isEmpty && terminal.hasShellModes)
  }

  @Test(
    "A click on a word of the last row does what its key does, on every kind of terminal",
    arguments: ["xterm-256color", "xterm", "tmux-256color", "screen", "screen-256color"])
  func click(type: String) throws {
    let terminal = try start(type: type)
    #expect(terminal.screen.modes.isSuperset(of: [1002, 1006]))
    #expect(!terminal.screen.modes.contains(1003))
    let row = terminal.screen.text(row: 39)
    let place = try #require(row.range(of: "b batch"))
    let column = row.distance(from: row.startIndex, to: place.lowerBound) + 1
    terminal.type("\u{1B}[<0;\(column);40M\u{1B}[<0;\(column);40m")
    #expect(terminal.wait { $0.number(after: "step") == 1 })
    // In the older form each number is a character; this terminal may know no other.
    let character = try #require(Unicode.Scalar(UInt32(column) + 32))
    terminal.type("\u{1B}[M \(character)H")
    #expect(terminal.wait { $0.number(after: "step") == 2 })
    quit(terminal)
  }

  @Test("The wheel scrolls the help, and a click beside it closes it")
  func help() throws {
    let terminal = try start()
    terminal.resize(columns: 80, rows: 24)
    terminal.type("?")
    #expect(terminal.wait { $0.text.contains("─ Help ─") && $0.text.contains("run or pause") })
    terminal.type("\u{1B}[<65;40;12M")
    #expect(terminal.wait { $0.text.contains("─ Help ─") && !$0.text.contains("run or pause") })
    terminal.type("\u{1B}[<0;2;12M")
    #expect(terminal.wait { !$0.text.contains("─ Help ─") })
    quit(terminal)
  }

  @Test("Reports that mean nothing, and cut ones, never act as keys")
  func nonsense() throws {
    let terminal = try start()
    for report in [
      "\u{1B}[<0;-3;bM", "\u{1B}[<;;M", "\u{1B}[<99999999999999999999;1;1M", "\u{1B}[<bM",
      "\u{1B}[<0;500;500M", "\u{1B}[<0;1",
    ] {
      terminal.type(report)
    }
    terminal.type("\u{1B}[<0;1;1M")
    terminal.type("s")
    #expect(terminal.wait { $0.number(after: "step") == 25 })
    #expect(terminal.screen.number(after: "epoch") == 1)
    quit(terminal)
  }

  @Test("With --no-mouse, and on a console, the mouse stays with the terminal")
  func off() throws {
    for terminal in [try start(["--no-mouse"]), try start(type: "linux")] {
      #expect(!terminal.screen.reportsMouse)
      quit(terminal)
      #expect(!String(decoding: terminal.output, as: UTF8.self).contains("[?100"))
    }
  }

  @Test("While the shell has the terminal it has the mouse, too")
  func suspension() throws {
    let shell = try Shell(try Program.executable("perceptop").path + " xor --paused")
    let picture = try shell.startProgram()
    #expect(shell.terminal.screen.reportsMouse)
    shell.terminal.type("\u{1A}")
    shell.expectPrompt()
    #expect(!shell.terminal.screen.reportsMouse)
    shell.terminal.type("fg\r")
    #expect(shell.terminal.wait { $0.reportsMouse && $0.text == picture })
    shell.finishProgram()
    #expect(!shell.terminal.screen.reportsMouse)
  }
}
