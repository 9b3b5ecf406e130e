import BuiltPrograms
import TemporaryFiles
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Terminals that take nothing any more, as over a lost connection.
@Suite(.serialized) struct StallTests {
  /// Starts a run that writes more than a terminal keeps for nobody, and waits until it is stuck.
  private func startUnread(_ arguments: [String] = []) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      running: Program.executable("perceptop").path, ["spiral", "--speed", "max"] + arguments,
      columns: 200, rows: 60)
    #expect(terminal.wait { $0.firstRow.contains("running") })
    // Nobody reads from here on. A frame is some kilobytes, a terminal keeps up to 64 of them.
    #expect(terminal.endUnread(seconds: 1.5) == nil)
    return terminal
  }

  @Test("SIGTERM ends it within two seconds, and the checkpoint is written first")
  func checkpoint() throws {
    let files = try TemporaryFolder()
    let terminal = try startUnread(["--save", files.path("run.st")])
    #expect(!files.has("run.st"))
    terminal.send(signal: SIGTERM)
    #expect(terminal.endUnread(seconds: 4) == .exited(143))
    #expect(files.has("run.st"))
    #expect(terminal.hasShellModes)
    expectReset(terminal)
    let resumed = try Launch(
      path: Program.executable("perceptop").path,
      arguments: ["train", "--resume", files.path("run.st"), "--epochs", "0"],
      environment: Program.environment(terminal: "dumb"), terminal: nil
    ).finish()
    #expect(resumed.ending == .exited(0), "\(resumed.output)")
  }

  @Test("Without --save as well, by each signal", arguments: [SIGTERM, SIGINT, SIGHUP])
  func unsaved(signal: Int32) throws {
    let terminal = try startUnread()
    terminal.send(signal: signal)
    #expect(terminal.endUnread(seconds: 4) == .exited(128 + signal))
    expectReset(terminal)
  }

  @Test("Training goes on meanwhile")
  func training() throws {
    let files = try TemporaryFolder()
    let terminal = try startUnread(["--log", files.path("log.jsonl")])
    let lines = try files.text("log.jsonl").count { $0 == "\n" }
    #expect(terminal.endUnread(seconds: 0.5) == nil)
    #expect(try files.text("log.jsonl").count { $0 == "\n" } > lines + 10)
    terminal.send(signal: SIGTERM)
    #expect(terminal.endUnread(seconds: 4) == .exited(143))
  }

  @Test("A second signal ends it at once, without the checkpoint")
  func secondSignal() throws {
    let files = try TemporaryFolder()
    let terminal = try startUnread(["--save", files.path("run.st")])
    terminal.send(signal: SIGTERM)
    // The two count as one within half a second; after a whole one the first is acted upon.
    #expect(terminal.endUnread(seconds: 0.7) == nil)
    terminal.send(signal: SIGHUP)
    #expect(terminal.endUnread(seconds: 0.25) == .exited(129))
    #expect(!files.has("run.st"))
    expectReset(terminal)
  }

  @Test("A connection that is lost twice over is lost once, and leaves the checkpoint")
  func twoHangUps() throws {
    let files = try TemporaryFolder()
    let terminal = try startUnread(["--save", files.path("run.st")])
    terminal.send(signal: SIGHUP)
    #expect(terminal.endUnread(seconds: 0.7) == nil)
    terminal.send(signal: SIGHUP)
    #expect(terminal.endUnread(seconds: 4) == .exited(129))
    #expect(files.has("run.st"))
  }

  /// Checks that the terminal got the bytes that give it back, though it took nothing else.
  private func expectReset(
    _ terminal: PseudoTerminal, location: SourceLocation = #_sourceLocation
  ) {
    #expect(terminal.hasShellModes, sourceLocation: location)
    _ = terminal.end()
    let end = String(decoding: terminal.output.suffix(200), as: UTF8.self)
    for mode in ["[?1006l", "[?1002l", "[?1049l"] {
      #expect(end.contains(mode), "\(mode)", sourceLocation: location)
    }
  }
}
