import BuiltPrograms
import Testing

/// A shell with job control, in which the program runs as users run it.
struct Shell {
  /// Marks the end of each prompt; no picture of the program contains it.
  private static let prompt = "ready>"

  let terminal: PseudoTerminal
  private let command: String

  /// Starts the shell; `command` is what starts the program in it.
  init(_ command: String) throws {
    self.command = command
    terminal = try PseudoTerminal(
      running: "/bin/sh", ["-i"], columns: 100, rows: 30,
      environment: ["PS1": Self.prompt + " ", "ENV": ""])
    expectPrompt()
  }

  /// Waits until the shell asks for a command on the last row written.
  func expectPrompt(location: SourceLocation = #_sourceLocation) {
    let isReady = terminal.wait { screen in
      !screen.isAlternate && screen.text.hasSuffix(Self.prompt)
    }
    #expect(isReady, "\(terminal.screen.text)", sourceLocation: location)
  }

  /// Runs the program and returns its first picture.
  func startProgram() throws -> String {
    terminal.type(command + "\r")
    #expect(terminal.wait { $0.isAlternate && $0.firstRow.contains("epoch 0") })
    return terminal.screen.text
  }

  /// Lets the program make a step and then end well.
  func finishProgram(location: SourceLocation = #_sourceLocation) {
    terminal.type("b")
    #expect(terminal.wait { $0.number(after: "step") == 1 }, sourceLocation: location)
    terminal.type("q")
    expectPrompt(location: location)
    terminal.type("echo status $?\r")
    #expect(terminal.wait { $0.text.contains("status 0") }, sourceLocation: location)
  }

  /// Sends the program a signal.
  func sendProgram(signal: String) throws {
    #expect(try run("kill -\(signal) $(pgrep -P \(terminal.process))").ending == .exited(0))
  }

  /// Waits until the program is stopped; false when that takes too long.
  func programIsStopped() throws -> Bool {
    let deadline = ContinuousClock.now + .seconds(10)
    while ContinuousClock.now < deadline {
      let state = try run("ps -o stat= -p $(pgrep -P \(terminal.process))").output
      if state.hasPrefix("T") { return true }
    }
    return false
  }

  /// Runs a command outside the terminal; the program is found as the child of the shell.
  private func run(_ command: String) throws -> (ending: ProcessEnding, output: String) {
    try Launch(
      path: "/bin/sh", arguments: ["-c", command],
      environment: Program.environment(terminal: "dumb"), terminal: nil
    ).finish()
  }
}
