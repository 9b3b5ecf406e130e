import BuiltPrograms
import Foundation
import Testing

/// The past of a run, by keys.
@Suite(.serialized) struct TimelineTests {
  private func start(_ arguments: String...) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      running: try Program.executable("perceptop").path, arguments, columns: 80, rows: 24)
    #expect(terminal.wait { $0.firstRow.contains("epoch 0") && $0.text.contains("quit") })
    return terminal
  }

  private static let left = "\u{1B}OD"

  @Test("Run, pause, go back, fork and step: training goes on from the past epoch")
  func fork() throws {
    let terminal = try start("spiral", "--paused")
    terminal.type(" ")
    #expect(terminal.wait { ($0.number(after: "epoch") ?? 0) > 12 })
    terminal.type(" ")
    #expect(terminal.wait { $0.firstRow.contains("paused") })
    terminal.type("t")
    #expect(terminal.wait { $0.text.contains("present · epoch ") })
    let last = terminal.screen.number(after: "epoch") ?? 0
    terminal.type(Self.left + Self.left + Self.left)
    #expect(
      terminal.wait {
        $0.firstRow.contains("past") && ($0.number(after: "epoch") ?? .max) < last
          && $0.text.contains("of \(last)")
      })
    terminal.type("4\r")
    #expect(
      terminal.wait {
        $0.number(after: "epoch") == 4 && $0.text.contains("past · epoch 4 of \(last)")
      }, "\(terminal.screen.text)")
    terminal.type("\r")
    #expect(
      terminal.wait {
        $0.firstRow.contains("paused") && $0.number(after: "epoch") == 4
          && $0.text.contains("a fork from epoch 4")
      }, "\(terminal.screen.text)")
    terminal.type("s")
    #expect(terminal.wait { $0.number(after: "epoch") == 5 })
    // The pane of the loss alone has room for the legend.
    terminal.type("\t")
    terminal.type("e")
    #expect(terminal.wait { $0.text.contains(" original ") })
    terminal.type("q")
    #expect(terminal.end() == .exited(0))
  }

  @Test("Esc returns to the present, which is as it was")
  func present() throws {
    let terminal = try start("xor", "--paused")
    for epoch in 1...3 {
      terminal.type("s")
      #expect(terminal.wait { $0.number(after: "epoch") == epoch })
    }
    let before = terminal.screen.firstRow
    terminal.type("t" + Self.left + Self.left)
    #expect(terminal.wait { $0.text.contains("past · epoch 1 of 3") })
    #expect(terminal.screen.firstRow != before)
    terminal.type(" ")
    #expect(terminal.wait { $0.text.contains("space is not bound") })
    terminal.type("q")
    #expect(terminal.wait { $0.firstRow == before })
    terminal.type("q")
    #expect(terminal.end() == .exited(0))
  }
}
