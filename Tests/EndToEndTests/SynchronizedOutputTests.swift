import BuiltPrograms
import Foundation
import Testing

/// The marks between which a terminal holds a frame back, so that it is shown in one piece.
@Suite(.serialized) struct SynchronizedOutputTests {
  private static let begin = "\u{1B}[?2026h"
  private static let end = "\u{1B}[?2026l"

  @Test("All that is drawn lies between two marks, and no pair of them is empty")
  func marks() throws {
    let terminal = try PseudoTerminal(
      running: Program.executable("perceptop").path, ["xor", "--paused"], columns: 120, rows: 40)
    #expect(terminal.wait { $0.firstRow.contains("epoch 0") && $0.text.contains("quit") })
    for (key, word) in [("y", "linear scale"), ("y", "logarithmic"), ("d", "mean"), ("?", "Help")] {
      terminal.type(key)
      #expect(terminal.wait { $0.text.contains(word) })
    }
    terminal.type("b")
    #expect(terminal.wait { $0.number(after: "step") == 1 })
    let output = String(decoding: terminal.output, as: UTF8.self)
    let frames = output.components(separatedBy: Self.begin).dropFirst()
    #expect(frames.count >= 6)
    for frame in frames {
      let parts = frame.components(separatedBy: Self.end)
      #expect(parts.count == 2 && !parts[0].isEmpty && parts[1].isEmpty)
    }
    // A screen at rest sends nothing once the pictures of its last moment have come.
    #expect(!terminal.wait(seconds: 0.5) { _ in false })
    let count = terminal.output.count
    #expect(!terminal.wait(seconds: 0.3) { _ in false })
    #expect(terminal.output.count == count)
    terminal.type("q")
    #expect(terminal.end() == .exited(0))
  }
}
