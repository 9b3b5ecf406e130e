import BuiltPrograms
import Foundation
import TemporaryFiles
import Testing

/// Files that keys write.
@Suite(.serialized) struct ExportTests {
  /// Starts the program in a folder and waits for its first frame.
  private func start(in folder: TemporaryFolder, _ arguments: String = "") throws -> PseudoTerminal
  {
    let program = try Program.executable("perceptop").path
    let terminal = try PseudoTerminal(
      running: "/bin/sh",
      ["-c", "cd '\(folder.path)' && exec '\(program)' xor --paused \(arguments)"], columns: 80,
      rows: 24)
    #expect(terminal.wait { $0.firstRow.contains("epoch 0") && $0.text.contains("quit") })
    return terminal
  }

  private func quit(_ terminal: PseudoTerminal) {
    terminal.type("q")
    #expect(terminal.end() == .exited(0))
  }

  @Test("x writes what is on the screen, says where, and overwrites nothing")
  func screen() throws {
    let files = try TemporaryFolder()
    let terminal = try start(in: files)
    let picture = terminal.screen.text
    terminal.type("x")
    #expect(terminal.wait { $0.text.contains("wrote ./perceptop-xor-epoch-0.svg and .txt") })
    let text = try files.text("perceptop-xor-epoch-0.txt")
    #expect(text == picture + "\n")
    #expect(try files.text("perceptop-xor-epoch-0.svg").hasPrefix("<svg "))
    terminal.type("s")
    #expect(terminal.wait { $0.number(after: "epoch") == 1 })
    terminal.type("x")
    #expect(terminal.wait { $0.text.contains("wrote ./perceptop-xor-epoch-1.svg and .txt") })
    terminal.type("x")
    #expect(terminal.wait { $0.text.contains("wrote ./perceptop-xor-epoch-1-2.svg and .txt") })
    quit(terminal)
    #expect(try files.names.count == 6)
  }

  @Test("w writes a checkpoint that predicts and goes on")
  func checkpoint() throws {
    let files = try TemporaryFolder()
    let terminal = try start(in: files)
    terminal.type("s")
    #expect(terminal.wait { $0.number(after: "epoch") == 1 })
    terminal.type("w")
    #expect(terminal.wait { $0.text.contains("wrote ./perceptop-xor-epoch-1.safetensors") })
    terminal.type("w")
    #expect(terminal.wait { $0.text.contains("wrote ./perceptop-xor-epoch-1-2.safetensors") })
    quit(terminal)
    #expect(
      try files.names == [
        "perceptop-xor-epoch-1-2.safetensors", "perceptop-xor-epoch-1.safetensors",
      ])
    let resumed = try Launch(
      path: Program.executable("perceptop").path,
      arguments: [
        "train", "--resume", files.path("perceptop-xor-epoch-1.safetensors"), "--epochs", "2",
      ],
      environment: Program.environment(terminal: "dumb"), terminal: nil
    ).finish()
    #expect(resumed.ending == .exited(0), "\(resumed.output)")
  }

  @Test("With --save that is the file that w writes, again and again, while training goes on")
  func savedFile() throws {
    let files = try TemporaryFolder()
    let terminal = try start(in: files, "--save run.st")
    terminal.type("w")
    #expect(terminal.wait { $0.text.contains("wrote run.st") })
    let first = try files.bytes("run.st")
    terminal.type(" ")
    #expect(terminal.wait { ($0.number(after: "epoch") ?? 0) > 3 })
    terminal.type("w")
    #expect(terminal.wait { $0.text.contains("wrote run.st") })
    #expect(try files.bytes("run.st") != first)
    let epoch = terminal.screen.number(after: "epoch") ?? 0
    #expect(terminal.wait { ($0.number(after: "epoch") ?? 0) > epoch })
    quit(terminal)
    #expect(try files.names == ["run.st"])
  }

  @Test("Where nothing can be written, a sentence says so and training goes on")
  func nowhere() throws {
    let files = try TemporaryFolder()
    let terminal = try start(in: files)
    // The folder is gone, which stops even a user who may write everywhere.
    try FileManager.default.removeItem(atPath: files.path)
    terminal.type("x")
    #expect(terminal.wait { $0.text.contains("perceptop-xor-epoch-0.svg can't be written: ") })
    terminal.type("w")
    #expect(
      terminal.wait { $0.text.contains("perceptop-xor-epoch-0.safetensors can't be written: ") })
    terminal.type("s")
    #expect(terminal.wait { $0.number(after: "epoch") == 1 })
    quit(terminal)
  }
}
