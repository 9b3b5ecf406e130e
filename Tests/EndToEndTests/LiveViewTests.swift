import BuiltPrograms
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The program as its users meet it: in a terminal.
@Suite(.serialized) struct LiveViewTests {
  private func start(
    _ arguments: [String] = [], type: String = "xterm-256color", columns: Int = 100,
    rows: Int = 30, environment: [String: String] = [:]
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      running: Program.executable("perceptop").path, arguments, type: type, columns: columns,
      rows: rows,
      environment: environment)
  }

  /// Starts the experiment `xor` paused and waits for its first frame.
  private func startPaused() throws -> PseudoTerminal {
    let terminal = try start(["xor", "--paused"])
    #expect(terminal.wait { $0.firstRow.contains("paused") && $0.firstRow.contains("epoch 0") })
    return terminal
  }

  /// Checks that the program ended so and left the terminal as a shell needs it.
  private func expectEnd(
    _ terminal: PseudoTerminal, _ ending: ProcessEnding, location: SourceLocation = #_sourceLocation
  ) {
    #expect(terminal.end() == ending, sourceLocation: location)
    expectCleanTerminal(terminal, location: location)
  }

  private func expectCleanTerminal(
    _ terminal: PseudoTerminal, location: SourceLocation = #_sourceLocation
  ) {
    let screen = terminal.screen
    #expect(!screen.isAlternate, sourceLocation: location)
    #expect(screen.isCursorVisible, sourceLocation: location)
    #expect(!screen.reportsMouse && !screen.bracketsPaste, sourceLocation: location)
    #expect(!screen.isHeldBack && screen.modes.contains(7), sourceLocation: location)
    #expect(screen.page.style == VirtualStyle(), sourceLocation: location)
    #expect(screen.unknown.isEmpty, sourceLocation: location)
    #expect(terminal.hasShellModes, sourceLocation: location)
  }

  // MARK: The picture

  @Test("Without arguments it shows the spiral being learnt")
  func firstFrame() throws {
    let terminal = try start()
    #expect(
      terminal.wait { screen in
        ["running", "epoch", "step", "lr", "train"].allSatisfy(screen.firstRow.contains)
      })
    let step = terminal.screen.number(after: "step") ?? -1
    #expect(terminal.wait { ($0.number(after: "step") ?? -1) > step })
    terminal.type("q")
    expectEnd(terminal, .exited(0))
  }

  @Test(
    "It draws on terminals of all kinds with orders that each knows",
    arguments: ["xterm-256color", "xterm", "tmux-256color", "linux", "vt100"])
  func terminals(type: String) throws {
    let terminal = try start(type: type)
    #expect(terminal.wait { $0.firstRow.contains("epoch") && $0.firstRow.contains("train") })
    #expect(terminal.screen.isAlternate == !["linux", "vt100"].contains(type))
    terminal.type("q")
    expectEnd(terminal, .exited(0))
  }

  @Test("A terminal that the database does not know yet is taken for xterm")
  func newTerminal() throws {
    let terminal = try start(type: "xterm-brandnew")
    #expect(terminal.wait { $0.firstRow.contains("epoch") })
    terminal.type("q")
    expectEnd(terminal, .exited(0))
  }

  @Test("Without UTF-8 nothing but ASCII is sent")
  func plainASCII() throws {
    let terminal = try start(environment: ["LANG": "C"])
    #expect(terminal.wait { $0.firstRow.contains("epoch") })
    terminal.type("q")
    expectEnd(terminal, .exited(0))
    #expect(terminal.output.allSatisfy { $0 < 0x80 })
  }

  // MARK: Keys

  @Test("One epoch, one batch: the step keys do what they say")
  func stepping() throws {
    let terminal = try start(["gauss", "--paused"])
    #expect(terminal.wait { $0.number(after: "epoch") == 0 && $0.firstRow.contains("paused") })
    terminal.type("b")
    #expect(terminal.wait { $0.number(after: "step") == 1 })
    #expect(terminal.screen.number(after: "epoch") == 0)
    terminal.type("s")
    #expect(terminal.wait { $0.number(after: "epoch") == 1 && $0.firstRow.contains("paused") })
    #expect(terminal.screen.number(after: "step") == 25)
    terminal.type("q")
    expectEnd(terminal, .exited(0))
  }

  @Test("Space pauses and goes on")
  func pausing() throws {
    let terminal = try start()
    #expect(terminal.wait { $0.firstRow.contains("running") })
    terminal.type(" ")
    #expect(terminal.wait { $0.firstRow.contains("paused") })
    terminal.type(" ")
    #expect(terminal.wait { $0.firstRow.contains("running") })
    terminal.type("q")
    expectEnd(terminal, .exited(0))
  }

  @Test("Plus raises the learning rate")
  func learningRate() throws {
    let terminal = try start(["spiral", "--paused"])
    #expect(terminal.wait { $0.firstRow.contains("lr 0.01 ") })
    terminal.type("+")
    #expect(terminal.wait { $0.firstRow.contains("lr 0.015") })
    terminal.type("q")
    expectEnd(terminal, .exited(0))
  }

  @Test("The help opens and closes")
  func help() throws {
    let terminal = try startPaused()
    let before = terminal.screen.text
    terminal.type("?")
    #expect(terminal.wait { $0.text.contains("─ Help ─") })
    terminal.type("\u{1B}")
    #expect(terminal.wait { !$0.text.contains("─ Help ─") && $0.text == before })
    terminal.type("q")
    expectEnd(terminal, .exited(0))
  }

  @Test("Keys that the program does not know do nothing, whatever letters they are made of")
  func unknownKeys() throws {
    let terminal = try startPaused()
    for key in ["\u{1B}[1;5q", "\u{1B}q", "\u{1B}]11;q\u{7}", "\u{1B}[?q"] { terminal.type(key) }
    terminal.type("b")
    #expect(terminal.wait { $0.number(after: "step") == 1 })
    terminal.type("q")
    expectEnd(terminal, .exited(0))
  }

  // MARK: Sizes

  @Test("A window too small says how large it must be")
  func smallWindow() throws {
    let terminal = try startPaused()
    terminal.resize(columns: 30, rows: 10)
    #expect(terminal.wait { $0.text.contains("60") && $0.text.contains("18") })
    terminal.type("q")
    expectEnd(terminal, .exited(0))
  }

  @Test("After a storm of sizes the picture has the last one")
  func resizeStorm() throws {
    let terminal = try startPaused()
    let picture = terminal.screen.text
    for turn in 0..<200 {
      terminal.resize(columns: 1 + turn * 71 % 200, rows: 1 + turn * 37 % 60)
      // Reading in between lets some sizes reach the program and others overtake it.
      if turn % 7 == 0 { _ = terminal.wait(seconds: 0) { _ in true } }
    }
    terminal.resize(columns: 1, rows: 1)
    terminal.resize(columns: 200, rows: 60)
    #expect(terminal.wait { $0.hasContent(column: 150..<200) && $0.hasContent(row: 40..<60) })
    terminal.resize(columns: 100, rows: 30)
    #expect(terminal.wait { $0.text == picture })
    terminal.type("q")
    expectEnd(terminal, .exited(0))
  }

  // MARK: Ends

  @Test("Ctrl-C ends it as a shell expects")
  func controlC() throws {
    let terminal = try startPaused()
    terminal.type("\u{3}")
    expectEnd(terminal, .exited(130))
  }

  @Test(
    "Signals end it with their status", arguments: [SIGTERM, SIGINT, SIGHUP])
  func signals(signal: Int32) throws {
    let terminal = try start()
    #expect(terminal.wait { $0.firstRow.contains("running") })
    terminal.send(signal: signal)
    expectEnd(terminal, .exited(128 + signal))
  }

  @Test("A closed window ends it")
  func hangUp() throws {
    let terminal = try startPaused()
    terminal.hangUp()
    #expect(terminal.endUnread() == .exited(129))
  }

  @Test("A second request ends it even when the terminal takes nothing any more")
  func stalledTerminal() throws {
    let terminal = try start(columns: 200, rows: 60)
    #expect(terminal.wait { $0.firstRow.contains("running") })
    terminal.stall()
    terminal.send(signal: SIGTERM)
    // Within half a second the two would count as one; after a whole one the first is acted upon.
    #expect(terminal.endUnread(seconds: 0.6) == nil)
    terminal.send(signal: SIGTERM)
    #expect(terminal.endUnread() == .exited(143))
    #expect(terminal.hasShellModes)
  }

  @Test("A crash gives the terminal back and is still seen as a crash")
  func crash() throws {
    let terminal = try start(["--debug-crash"])
    let ending = terminal.end()
    #expect([SIGILL, SIGTRAP].map(ProcessEnding.killed).contains(ending))
    // On a busy machine the picture is gone before anybody looks at it.
    #expect(terminal.screen.timesAlternate == 1)
    expectCleanTerminal(terminal)
  }

  @Test(
    "Killed by a crash signal, it gives the terminal back", arguments: [SIGABRT, SIGSEGV, SIGQUIT])
  func crashSignals(signal: Int32) throws {
    let terminal = try startPaused()
    terminal.send(signal: signal)
    expectEnd(terminal, .killed(signal))
  }

  // MARK: Shells

  @Test("Ctrl-Z gives the shell a clean terminal, and fg brings the picture back")
  func suspension() throws {
    let shell = try Shell(try Program.executable("perceptop").path + " xor --paused")
    let picture = try shell.startProgram()
    shell.terminal.type("\u{1A}")
    shell.expectPrompt()
    expectCleanTerminalOfShell(shell)
    shell.terminal.type("fg\r")
    #expect(shell.terminal.wait { $0.isAlternate && $0.text == picture })
    shell.finishProgram()
    expectCleanTerminalOfShell(shell)
  }

  @Test("A stop from outside is like Ctrl-Z")
  func suspensionFromOutside() throws {
    let shell = try Shell(try Program.executable("perceptop").path + " xor --paused")
    let picture = try shell.startProgram()
    try shell.sendProgram(signal: "TSTP")
    shell.expectPrompt()
    expectCleanTerminalOfShell(shell)
    // The window changes while the shell has it.
    shell.terminal.resize(columns: 30, rows: 10)
    shell.terminal.type("fg\r")
    #expect(shell.terminal.wait { $0.isAlternate && $0.text.contains("60") })
    shell.terminal.resize(columns: 100, rows: 30)
    #expect(shell.terminal.wait { $0.text == picture })
    shell.terminal.type("q")
    shell.expectPrompt()
    expectCleanTerminalOfShell(shell)
  }

  @Test("Continued in the background it keeps its hands off the terminal until fg")
  func background() throws {
    let shell = try Shell(try Program.executable("perceptop").path + " xor --paused")
    let picture = try shell.startProgram()
    shell.terminal.type("\u{1A}")
    shell.expectPrompt()
    shell.terminal.type("bg\r")
    shell.expectPrompt()
    // The system stops it once more as soon as it touches the modes of the terminal.
    #expect(try shell.programIsStopped())
    shell.terminal.type("\r")
    shell.expectPrompt()
    expectCleanTerminalOfShell(shell)
    shell.terminal.type("fg\r")
    #expect(shell.terminal.wait { $0.isAlternate && $0.text == picture })
    shell.terminal.type("q")
    shell.expectPrompt()
    expectCleanTerminalOfShell(shell)
  }

  /// The shell's own line editor changes modes and colours, so that only the screen is compared.
  private func expectCleanTerminalOfShell(_ shell: Shell) {
    #expect(!shell.terminal.screen.isAlternate)
    #expect(shell.terminal.screen.isCursorVisible)
    #expect(!shell.terminal.screen.isHeldBack)
    #expect(shell.terminal.screen.unknown.isEmpty)
  }

  // MARK: Refusals

  @Test("A terminal that cannot position the cursor is refused in one sentence")
  func dumbTerminal() throws {
    let terminal = try start(type: "dumb")
    #expect(terminal.end() == .exited(2))
    #expect(terminal.screen.text.contains("TERM=dumb"))
    #expect(terminal.hasShellModes)
  }

  @Test("Without a terminal it refuses and names the command that needs none")
  func noTerminal() throws {
    let launch = Launch(
      path: try Program.executable("perceptop").path, arguments: [],
      environment: Program.environment(), terminal: nil)
    let (ending, output) = try launch.finish()
    #expect(ending == .exited(2))
    #expect(output.contains("perceptop train"))
    #expect(output.split(separator: "\n").count == 1)
  }
}
