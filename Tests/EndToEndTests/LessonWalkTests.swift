import BuiltPrograms
import Foundation
import TemporaryFiles
import Testing

/// Lessons on a terminal, by keys alone.
@Suite(.serialized) struct LessonWalkTests {
  /// A stop: what is typed, and what stands on the screen then.
  private struct Stop {
    var keys: String
    var shows: [String]
  }

  private static let escape = "\u{1B}"
  private static let right = "\u{1B}[C"
  private static let down = "\u{1B}[B"

  /// From the output's error to the weights V01 and W10: at each stop the text says what happens
  /// and the trace has the number with everything that it is made of.
  private static let walk = [
    Stop(
      keys: right,
      shows: [
        "builtin-xor · 1 of 10", "1. Forward", "receives its bias alone", "forward: z of unit Z1",
        "1·0 + 1·0 + 1 = 1", "printed 1: equal",
      ]),
    Stop(
      keys: "......",
      shows: ["forward: z of unit D0", "1·1 + 1·1 + 1·1 + 1 = 4", "h(D0) = 4; printed 4: equal"]),
    Stop(
      keys: ".",
      shows: ["forward: activation a of unit D0", "identity(4) = 4"]),
    Stop(
      keys: ".",
      shows: [
        "2 of 10", "2. How far off", "the loss of this sample", "((4 - 0)^2", "= 8",
        "Loss = -4; printed -4: equal", "half the squared error = 8",
      ]),
    Stop(
      keys: ".", shows: ["3 of 10", "Question: What is delta of the", "Enter: type your answer"]),
    Stop(keys: "\r4", shows: ["your answer: 4", "Enter take"]),
    Stop(
      keys: "\r",
      shows: [
        "right: 4", "You said 4: right.", "backward: δ of unit D0", "f′(z) · ∂L/∂a  1 · 4 = 4",
        "delta_D0 = -4; printed -4:",
      ]),
    Stop(keys: ".", shows: ["backward: ∂L/∂w of V01, 1 of 4", "∂L/∂w = δ·a  4 · 1 = 4"]),
    Stop(keys: ".", shows: ["backward: δ of unit Z1", "f′(z) · Σ w·δ  1 · (1·4) = 4"]),
    Stop(keys: "...", shows: ["backward: ∂L/∂w of W11, 1 of 3", "W10       4.0000      1.0000"]),
    Stop(keys: "...", shows: ["mean ∂L/∂w over 1 sample  (4) / 1 = 4", "V01       4.0000"]),
    Stop(keys: "...", shows: ["W30       4.0000      4.0000"]),
    Stop(
      keys: ".",
      shows: [
        "4 of 10", "4. The update, as printed and as", "should be 0. Which way does V01", "· up",
      ]),
    Stop(keys: down, shows: ["▸ up"]),
    Stop(keys: down, shows: ["▸ down"]),
    Stop(
      keys: "\r",
      shows: [
        "right: down", "update by sgd: V01, 1 of 4", "new w = w - η g  1 - 0.1 · 4 = 0.6",
        "You said down: right.", "the printed rule for V01 = 1 -",
      ]),
    Stop(
      keys: "\r",
      shows: ["V03 = 0.6 each; printed 1.4:", "loss; the right step takes 0.4", "(-4) = 1.4"]),
    Stop(
      keys: ".",
      shows: [
        "5 of 10", "5. What the right step does", "update by sgd: W10, 3 of 3",
        "1 - 0.1 · 4 = 0.6", "D0 after the right step = 1.68",
      ]),
  ]

  @Test("From the output's error to V01 and W10 the screen tells why each number is what it is")
  func walk() throws {
    let program = try Program.executable("perceptop").path
    let terminal = try PseudoTerminal(
      running: program, ["lesson", "builtin-xor"], columns: 80, rows: 24)
    #expect(terminal.wait { $0.text.contains("0 of 10") && $0.text.contains("quit") })
    for stop in Self.walk {
      // One at a time, as a person presses them: the text that a key leads to comes first.
      for key in stop.keys.hasPrefix(Self.escape) ? [stop.keys] : stop.keys.map(String.init) {
        let before = terminal.screen.text
        terminal.type(key)
        #expect(terminal.wait { $0.text != before }, "\(key.debugDescription) shows nothing")
      }
      let isThere = terminal.wait { screen in stop.shows.allSatisfy { screen.text.contains($0) } }
      #expect(isThere, "after \(stop.keys.debugDescription):\n\(terminal.screen.text)")
    }
    terminal.type("q")
    #expect(terminal.end() == .exited(0))
    #expect(terminal.hasShellModes)
  }

  @Test func aLessonIsOpenedFromARunAndLeftForIt() throws {
    let program = try Program.executable("perceptop").path
    let terminal = try PseudoTerminal(running: program, ["xor", "--paused"], columns: 80, rows: 24)
    #expect(terminal.wait { $0.firstRow.contains("epoch 0") && $0.text.contains("quit") })
    terminal.type("s")
    #expect(terminal.wait { $0.firstRow.contains("epoch 1 ") })
    terminal.type("T")
    #expect(terminal.wait { $0.text.contains("Lessons") && $0.text.contains("mazur") })
    terminal.type("jjj\r")
    #expect(terminal.wait { $0.firstRow.contains("mazur") && $0.text.contains("mazur · 0 of 8") })
    terminal.type(Self.right)
    #expect(terminal.wait { $0.text.contains("mazur · 1 of 8") && $0.text.contains("net h1") })
    // Another lesson in its place, then back.
    terminal.type("T")
    #expect(terminal.wait { $0.text.contains("Enter opens") })
    terminal.type("j\r")
    #expect(terminal.wait { $0.text.contains("xor-relu · 0 of") })
    terminal.type(Self.escape)
    #expect(
      terminal.wait { $0.firstRow.contains("xor  2-") && $0.text.contains("as you left it") })
    #expect(terminal.screen.firstRow.contains("epoch 1 "))
    terminal.type("s")
    #expect(terminal.wait { $0.firstRow.contains("epoch 2 ") })
    terminal.type("q")
    #expect(terminal.end() == .exited(0))
  }

  @Test func aRunningRunRestsWhileALessonIsReadAndIsSavedAtTheEnd() throws {
    let files = try TemporaryFolder()
    let program = try Program.executable("perceptop").path
    let terminal = try PseudoTerminal(
      running: "/bin/sh",
      ["-c", "cd '\(files.path)' && exec '\(program)' xor --epochs none --save run.safetensors"],
      columns: 80, rows: 24)
    #expect(terminal.wait { $0.firstRow.contains("running") && !$0.firstRow.contains("epoch 0 ") })
    terminal.type("T\r")
    #expect(terminal.wait { $0.text.contains("builtin-xor · 0 of 10") })
    terminal.type("q")
    #expect(terminal.end() == .exited(0))
    #expect(try files.names == ["run.safetensors"])
    let saved = try Data(contentsOf: files.url.appendingPathComponent("run.safetensors"))
    let text = String(decoding: saved.prefix(20_000), as: UTF8.self)
    #expect(text.contains("xor") && !text.contains("builtin-xor"))
  }

  @Test func aWeightTypedBeforeALessonIsNotLostSilently() throws {
    let program = try Program.executable("perceptop").path
    let terminal = try PseudoTerminal(running: program, ["xor", "--paused"], columns: 80, rows: 24)
    #expect(terminal.wait { $0.firstRow.contains("epoch 0") && $0.text.contains("quit") })
    // All at once: the lesson is opened before anybody has seen the weight.
    terminal.type("jj\r7\rT\r")
    #expect(terminal.wait { $0.text.contains("0 of 10") })
    terminal.type("q")
    #expect(terminal.wait { $0.text.contains("your run has weights typed by hand: Esc returns") })
    terminal.type(Self.escape)
    #expect(terminal.wait { $0.text.contains("as you left it") })
    terminal.type("qq")
    #expect(terminal.end() == .exited(0))
  }

  @Test func withoutANameTheListIsOpen() throws {
    let program = try Program.executable("perceptop").path
    let terminal = try PseudoTerminal(running: program, ["lesson"], columns: 80, rows: 24)
    #expect(terminal.wait { $0.text.contains("Lessons") && $0.text.contains("best-practices") })
    terminal.type(Self.down + "\r")
    #expect(terminal.wait { $0.text.contains("Every gradient as a chain of") })
    terminal.type("q")
    #expect(terminal.end() == .exited(0))
  }

  @Test func aNewcomerIsLedToTheLessons() throws {
    let program = try Program.executable("perceptop").path
    let terminal = try PseudoTerminal(running: program, [], columns: 80, rows: 24)
    #expect(terminal.wait { $0.text.contains("T opens the lessons") })
    terminal.type("q")
    #expect(terminal.end() == .exited(0))
    let named = try PseudoTerminal(running: program, ["xor", "--paused"], columns: 80, rows: 24)
    #expect(named.wait { $0.firstRow.contains("epoch 0") && $0.text.contains("quit") })
    #expect(!named.screen.text.contains("T opens the lessons"))
    named.type("q")
    #expect(named.end() == .exited(0))
  }
}
