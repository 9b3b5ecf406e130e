import BuiltPrograms
import Foundation
import TemporaryFiles
import Testing

/// Preferences from one run to the next.
@Suite(.serialized) struct PreferencesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func start(_ arguments: [String] = []) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      running: Program.executable("perceptop").path, ["xor", "--paused"] + arguments,
      columns: 100, rows: 30, environment: ["XDG_CONFIG_HOME": folder.path])
    #expect(terminal.wait { $0.firstRow.contains("epoch 0") })
    return terminal
  }

  private func shows(_ words: String, _ terminal: PseudoTerminal) -> Bool {
    terminal.wait { $0.text.contains(words) }
  }

  @Test func aChosenThemeIsThereAtTheNextStart() throws {
    let first = try start()
    first.type("~")
    #expect(shows("theme: light", first))
    first.type("q")
    #expect(first.end() == .exited(0))
    #expect(try folder.text("perceptop/config.yaml") == "theme: light\n")
    let second = try start()
    second.type("~")
    #expect(shows("theme: colorblind", second))
    second.type("q")
    #expect(second.end() == .exited(0))
    let third = try start(["--theme", "mono"])
    third.type("~")
    #expect(shows("theme: dark", third))
    third.type("q")
    #expect(third.end() == .exited(0))
  }

  @Test func aBrokenFileIsToldOfAndNotWrittenOver() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path("perceptop"), withIntermediateDirectories: false)
    try folder.file("perceptop/config.yaml", "theme: drak\n")
    let terminal = try start()
    #expect(shows("config.yaml line 1: theme is 'drak'", terminal))
    terminal.type("~")
    #expect(shows("theme: light; not kept: config.yaml has a fault in line 1", terminal))
    terminal.type("q")
    #expect(terminal.end() == .exited(0))
    #expect(try folder.text("perceptop/config.yaml") == "theme: drak\n")
  }
}
