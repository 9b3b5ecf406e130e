import BuiltPrograms
import Foundation
import TemporaryFiles
import Testing

/// A way through the program by keys alone, on the screen of 80 columns and 24 rows that every
/// terminal has.
@Suite(.serialized) struct TourTests {
  /// A stop: what is typed, what stands on the screen then, and what the row of the diagnosis says.
  private struct Stop {
    var keys: String
    var shows: [String]
    var says: String = ""
  }

  private static let escape = "\u{1B}"
  private static let tour = [
    Stop(keys: "?", shows: ["Help", "run or pause", "step one epoch"]),
    Stop(keys: escape, shows: ["Network", "Loss", "Weights"], says: "s steps one epoch"),
    Stop(keys: "s", shows: ["epoch 1 ", "paused"]),
    Stop(keys: "+", shows: ["lr 0.05"], says: "learning rate 0.05"),
    Stop(keys: "3", shows: ["layer 1", "output", "Weights"]),
    // Down shows the selection, right goes on to the second source.
    Stop(keys: "jl", shows: ["Weights"], says: "weight 1.1 ← x2"),
    Stop(keys: "\r", shows: ["weight 1.1 ← x2:", "Enter take", "Esc leave"]),
    Stop(keys: "0.5", shows: ["weight 1.1 ← x2: 0.5 "]),
    Stop(keys: "\r", shows: ["b"], says: "weight 1.1 from input 2 is 0.5, was "),
    Stop(keys: "u", shows: ["Weights"], says: "taken back: weight 1.1 from input 2 "),
    Stop(keys: "u", shows: ["lr 0.03"], says: "taken back: learning rate 0.03"),
    Stop(keys: "1\t", shows: ["Network", "Loss", "Weights"]),
    Stop(keys: "e", shows: ["Loss", "log  y", "train"]),
    Stop(keys: "y", shows: ["linear  y"], says: "loss on a linear scale"),
    Stop(keys: "c", shows: ["Settings", "▸learning rate", "optimizer", "Esc c q close"]),
    Stop(keys: "jj", shows: ["▸optimizer", "how a gradient becomes a step", "allowed: sgd"]),
    Stop(keys: "l", shows: ["▸optimizer"], says: "optimizer adamw"),
    Stop(keys: escape, shows: ["Loss", "linear  y", "▲"]),
    Stop(keys: "e", shows: ["Network", "Weights"]),
    Stop(keys: "x", shows: ["Network"], says: "wrote ./perceptop-xor-epoch-1.svg and .txt"),
  ]

  @Test("A way by keys alone shows at each stop what it should, and nothing is cut off")
  func tour() throws {
    let files = try TemporaryFolder()
    let program = try Program.executable("perceptop").path
    let terminal = try PseudoTerminal(
      running: "/bin/sh",
      ["-c", "cd '\(files.path)' && exec '\(program)' xor --paused"], columns: 80, rows: 24)
    #expect(terminal.wait { $0.firstRow.contains("epoch 0") && $0.text.contains("quit") })
    for stop in Self.tour {
      terminal.type(stop.keys)
      let isThere = terminal.wait { screen in
        (stop.shows + [stop.says]).allSatisfy { $0.isEmpty || screen.text.contains($0) }
      }
      #expect(isThere, "after \(stop.keys.debugDescription):\n\(terminal.screen.text)")
      let rows = terminal.screen.text.split(separator: "\n", omittingEmptySubsequences: false)
      if !stop.says.isEmpty {
        #expect(rows.dropLast().last?.contains(stop.says) == true, "\(stop.keys.debugDescription)")
      }
      // The first and the last row are whole wherever one is.
      #expect(terminal.screen.firstRow.contains("train "))
      #expect(rows.last?.trimmingCharacters(in: .whitespaces).isEmpty == false)
    }
    terminal.type("q")
    #expect(terminal.end() == .exited(0))
    #expect(try files.names == ["perceptop-xor-epoch-1.svg", "perceptop-xor-epoch-1.txt"])
    #expect(terminal.hasShellModes)
  }
}
