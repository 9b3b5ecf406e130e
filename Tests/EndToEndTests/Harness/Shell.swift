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

  /// Sends the program a signal, found as the child of the shell.
  func sendProgram(signal: String) throws {
    let launch = Launch(
      path: "/bin/sh", arguments: ["-c", "kill -\(signal) $(pgrep -P \(terminal.process))"],
      environment: TestEnvironment.variables(type: "dumb"), terminal: nil)
    let (ending, output) = try launch.finish()
    #expect(ending == .exited(0), "\(output)")
  }
}
