import BuiltPrograms
import TemporaryFiles
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs in the live view that bring data and leave files.
@Suite(.serialized) struct LiveRunTests {
  private static let things =
    "size,weight,kind\n"
    + (0..<30).map { "\($0 * 7 % 30).5,\($0 * 3 % 7),\($0 % 2 == 0 ? "small" : "tall")\n" }.joined()

  private func start(_ arguments: String...) throws -> PseudoTerminal {
    try PseudoTerminal(
      running: Program.executable("perceptop").path, arguments, columns: 120, rows: 40)
  }

  /// Runs perceptop train without a terminal.
  private func train(_ arguments: String...) throws -> (ending: ProcessEnding, output: String) {
    try Launch(
      path: Program.executable("perceptop").path, arguments: ["train"] + arguments,
      environment: Program.environment(terminal: "dumb"), terminal: nil
    ).finish()
  }

  // MARK: Checkpoints

  @Test(
    "Whatever ends it, the checkpoint of the last moment is there and goes on as if nothing was",
    arguments: ["q", "\u{3}", "INT", "TERM", "HUP"])
  func saving(by end: String) throws {
    let files = try TemporaryFolder()
    let terminal = try start("spiral", "--speed", "max", "--save", files.path("run.st"))
    #expect(terminal.wait { ($0.number(after: "epoch") ?? 0) > 3 })
    let signals = ["INT": SIGINT, "TERM": SIGTERM, "HUP": SIGHUP]
    if let signal = signals[end] { terminal.send(signal: signal) } else { terminal.type(end) }
    let status = end == "q" ? 0 : 128 + (signals[end] ?? SIGINT)
    #expect(terminal.end() == .exited(status))
    let resumed = try train("--resume", files.path("run.st"), "--epochs", "0")
    #expect(resumed.ending == .exited(0), "\(resumed.output)")
    let epoch = try #require(Int(resumed.output.split(separator: " ")[1]))
    #expect(epoch > 3)
    let limit = "\(epoch + 2)"
    _ = try train("--resume", files.path("run.st"), "--epochs", limit, "--save", files.path("a.st"))
    _ = try train("spiral", "--epochs", limit, "--save", files.path("b.st"))
    #expect(try files.bytes("a.st") == files.bytes("b.st"))
  }

  @Test("A closed window leaves the checkpoint as well")
  func savingWithoutWindow() throws {
    let files = try TemporaryFolder()
    let terminal = try start("xor", "--paused", "--save", files.path("run.st"))
    #expect(terminal.wait { $0.firstRow.contains("epoch 0") })
    terminal.hangUp()
    #expect(terminal.endUnread() == .exited(129))
    #expect(files.has("run.st"))
  }

  @Test("A path that can't be written is refused before the screen opens")
  func refusedPath() throws {
    let terminal = try start("xor", "--save", "/nowhere/run.st")
    #expect(terminal.end() == .exited(2))
    #expect(terminal.screen.timesAlternate == 0)
    #expect(terminal.screen.text.contains("--save: '/nowhere/run.st' can't be written"))
  }

  // MARK: Data

  @Test("What was found out about a table stands on the screen")
  func firstRun() throws {
    let files = try TemporaryFolder()
    try files.file("things.csv", Self.things)
    let terminal = try start(files.path("things.csv"))
    #expect(
      terminal.wait {
        $0.text.contains(
          "30 rows; target kind: 2 classes (small 15, tall 15); 2 features (size, weight)")
      })
    #expect(terminal.screen.firstRow.contains(" things  2-8-2 "))
    terminal.type("q")
    #expect(terminal.end() == .exited(0))
  }

  @Test("With data on standard input keys come from the terminal")
  func standardInput() throws {
    let files = try TemporaryFolder()
    try files.file("things.csv", Self.things)
    let program = try Program.executable("perceptop").path
    let shell = try Shell("\(program) - --paused < '\(files.path("things.csv"))'")
    #expect(try shell.startProgram().contains("stdin"))
    shell.finishProgram()
  }

  @Test("Names and labels that would command the terminal never reach it")
  func escapes() throws {
    let files = try TemporaryFolder()
    let rows = (0..<20).map {
      "\($0 * 7 % 20).5,\($0 % 3),\($0 % 2 == 0 ? "x\u{1B}]0;pwn\u{7}" : "z\u{9B}2J\u{202E}")\n"
    }
    try files.file("bad.csv", "si\u{1B}[31mze,we\u{202E}ight,ki\u{9B}2Jnd\n" + rows.joined())
    let terminal = try start(files.path("bad.csv"), "--save", files.path("model.st"))
    #expect(terminal.wait { ($0.number(after: "epoch") ?? 0) > 1 })
    #expect(terminal.wait { $0.text.contains("20 rows") })
    for view in ["2", "3", "5", "1"] {
      terminal.type(view)
      #expect(terminal.wait(seconds: 2) { $0.firstRow.contains("epoch") })
    }
    terminal.type("q")
    #expect(terminal.end() == .exited(0))
    expectHarmless(terminal)
    let answers = try start("predict", files.path("model.st"), files.path("bad.csv"))
    #expect(answers.end() == .exited(0))
    #expect(answers.screen.text.contains("x?]0;pwn?"))
    expectHarmless(answers)
    let report = try start("train", files.path("bad.csv"), "--epochs", "2")
    #expect(report.end() == .exited(0))
    expectHarmless(report)
  }

  /// Checks that nothing of the table reached the terminal as it was.
  private func expectHarmless(
    _ terminal: PseudoTerminal, location: SourceLocation = #_sourceLocation
  ) {
    let output = String(decoding: terminal.output, as: UTF8.self)
    #expect(!output.contains("\u{1B}]0;pwn"), sourceLocation: location)
    #expect(!output.contains("si\u{1B}[31m"), sourceLocation: location)
    #expect(!output.contains("\u{9B}") && !output.contains("\u{202E}"), sourceLocation: location)
    #expect(terminal.screen.unknown.isEmpty, sourceLocation: location)
  }

  // MARK: Logs

  @Test("A log on standard output would write over the screen and is refused")
  func logOnStandardOutput() throws {
    let terminal = try start("xor", "--log", "-")
    #expect(terminal.end() == .exited(2))
    #expect(terminal.screen.timesAlternate == 0)
    #expect(terminal.screen.text.contains("--log: '-' is not allowed in the live view"))
  }

  @Test("The log of the live view is that of training without a screen")
  func log() throws {
    let files = try TemporaryFolder()
    let terminal = try start("xor", "--epochs", "5", "--log", files.path("live.jsonl"))
    #expect(terminal.wait { $0.number(after: "epoch") == 5 })
    terminal.type("q")
    #expect(terminal.end() == .exited(0))
    _ = try train("xor", "--epochs", "5", "--log", files.path("train.jsonl"))
    func lines(_ name: String) throws -> [String] {
      try files.text(name)
        .replacing(/"seconds":[0-9.e-]+/, with: "").split(separator: "\n").map(String.init)
    }
    #expect(try lines("live.jsonl") == lines("train.jsonl"))
    #expect(try lines("live.jsonl").count == 6)
  }
}
