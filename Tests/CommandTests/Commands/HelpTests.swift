import BuiltPrograms
import Testing

/// `--help` of each command.
@Suite struct HelpTests {
  private static let experiment = [
    "seed", "learning-rate", "hidden", "activation", "loss", "optimizer", "batch-size", "precision",
    "target", "task", "missing", "init", "threads", "epochs", "version", "help",
  ]
  private static let run = ["until", "resume", "save", "save-every", "log", "log-every"]
  private static let options = [
    "train": experiment + run,
    "live": experiment + run + [
      "speed", "paused", "ascii", "no-color", "no-mouse", "theme", "color",
    ],
    "screenshot": experiment + ["size", "view", "theme", "out"], "predict": ["version", "help"],
    "check": experiment.filter { $0 != "epochs" } + ["resume"],
    "list": ["url", "version", "help"],
    "lesson": [
      "text", "speed", "ascii", "no-color", "no-mouse", "theme", "color", "version", "help",
    ],
  ]

  @Test(arguments: ["train", "live", "screenshot", "predict", "check", "list", "lesson"])
  func eachOptionIsExplainedOnce(_ command: String) throws {
    let run = try Program.run(command, "--help")
    let explained = run.lines().compactMap { line in
      line.prefixMatch(of: #/  (?:-\w, )?--([a-z-]+)/#).map { String($0.1) }
    }
    #expect(explained.sorted() == Self.options[command]?.sorted())
    #expect(run.errors == "")
  }

  @Test func everyCommandIsNamed() throws {
    let help = try Program.run("--help").output
    for command in Self.options.keys { #expect(help.contains("\n  \(command) "), "\(command)") }
  }
}
