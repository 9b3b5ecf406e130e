import BuiltPrograms
import TemporaryFiles
import Testing

/// Bad arguments: exit status 2, nothing on standard output, one sentence on standard error.
@Suite struct RefusalTests {
  private func refused(
    _ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    try Program.run("perceptop", arguments: arguments).refusal(sourceLocation: sourceLocation)
  }

  @Test func mistypedWordsAreQuoted() throws {
    let commands = "xor, xor-quadrants, circle, gauss, spiral, iris, digits, mazur"
    for arguments in [("trian", "xor"), ("trian", "spiral")] {
      let sentence = try refused(arguments.0, arguments.1)
      #expect(sentence.hasPrefix("'trian' is no experiment and no command; allowed: "))
      for name in commands.split(separator: ", ") { #expect(sentence.contains(name)) }
      #expect(
        sentence.hasSuffix(
          "a .yaml, .csv or .tsv file, or the commands"
            + " train, lesson, predict, check, list, screenshot"))
    }
    #expect(try refused("train", "spiarl").hasPrefix("'spiarl' is no experiment"))
    #expect(
      try refused("train", "xor", "circle")
        == "'circle' is one experiment too many; allowed: one, here 'xor'")
  }

  @Test func unknownOptionsAreQuoted() throws {
    #expect(try refused("train", "--sed", "1").contains("'--sed'"))
    #expect(try refused("list", "--foo").contains("'--foo'"))
    #expect(try refused("predict", "a", "b", "--foo").contains("'--foo'"))
    #expect(try refused("train", "xor", "--epochs").contains("--epochs"))
    #expect(try refused("screenshot", "xor").contains("--out"))
  }

  @Test func valuesOutOfRangeAreNamedWithWhatIsAllowed() throws {
    #expect(
      try refused("train", "--learning-rate", "-1")
        == "--learning-rate: '-1' is not allowed; allowed: a number above 0, up to 1000")
    let layers =
      "up to 32 layers of 1 to 4096 units each, such as 8,8; none for no hidden layer"
    #expect(
      try refused("train", "--hidden", "0")
        == "--hidden: '0' is not allowed; allowed: \(layers)")
    #expect(
      try refused("train", "--hidden", "8,,8")
        == "--hidden: '8,,8' is not allowed; allowed: \(layers)")
    #expect(
      try refused("--speed", "0")
        == "--speed: '0' is not allowed; allowed: epochs a second, above 0 and up to 1000000, "
        + "or max")
    #expect(try refused("--speed", "nan").hasPrefix("--speed: 'nan' is not allowed"))
    #expect(
      try refused("train", "xor", "--epochs", "x")
        == "--epochs: 'x' is not allowed; allowed: a whole number from 0 to 1000000000000, or none"
    )
    #expect(try refused("train", "--activation", "tan").hasPrefix("--activation: 'tan' is not"))
    #expect(try refused("train", "--optimizer", "").hasPrefix("--optimizer: empty is not"))
    #expect(try refused("train", "--batch-size", "0").hasPrefix("--batch-size: '0' is not"))
  }

  @Test func trainingNeedsItsLastEpoch() throws {
    #expect(
      try refused("train", "xor")
        == "'xor' has no limit of its own; --epochs N says how long to train, or --until what to "
        + "arrive at")
  }

  @Test func filesThatCannotBeReadAreNamed() throws {
    #expect(
      try refused("train", "/nowhere/my.yaml")
        == "'/nowhere/my.yaml' can't be read; allowed: a readable .yaml file")
    #expect(
      try refused("train", "xor", "--epochs", "1", "--log=/nowhere/log.jsonl")
        == "--log: '/nowhere/log.jsonl' can't be written; "
        + "allowed: a file in a folder that can be written")
  }

  @Test func allFaultsOfAFileAreListedWithTheirPlaces() throws {
    let file = try TemporaryFile(
      "name: bad\ntraining:\n  learning_rate: -1\n  rate: 3\nnetwork:\n  hidden: [0]\n",
      ending: ".yaml")
    let run = try Program.run("train", file.path, "--epochs", "1")
    #expect(run.status == 2)
    #expect(run.output == "")
    let lines = run.errors.split(separator: "\n")
    #expect(lines.count == 3)
    let places = [
      ":3:18: training.learning_rate is '-1'", ":4:3: unknown key 'training.rate'",
      ":6:11: network.hidden is",
    ]
    for (line, place) in zip(lines, places) {
      #expect(line.hasPrefix("perceptop: \(file.path)\(place)"))
    }
  }

  @Test func screenshotsRefuseSizesViewsAndEndings() throws {
    #expect(
      try refused("screenshot", "--size=0x0", "--out=/nowhere/a.svg")
        == "--size: '0x0' is not allowed; allowed: columns x rows, each from 1 to 1000, "
        + "such as 120x40")
    for size in ["80", "80x", "80x24x1", "1001x1", "-1x5", "ax4"] {
      #expect(
        try refused("screenshot", "--size=\(size)", "--out=/nowhere/a.svg").contains("'\(size)'"))
    }
    #expect(
      try refused("screenshot", "--out=x.png")
        == "--out: 'x.png' is not allowed; allowed: a name ending in .svg or .txt")
    #expect(
      try refused("screenshot", "--view=all", "--out=/nowhere/a.svg")
        == "--view: 'all' is not allowed; allowed: overview, network, weights, gradients, "
        + "output, trace")
  }

  @Test func theLiveViewNeedsATerminalAndNamesWhatDoesNot() throws {
    let sentence = try refused("xor")
    #expect(sentence.hasPrefix("standard "))
    #expect(sentence.hasSuffix("is not a terminal; perceptop train works without a screen"))
  }

  @Test func theLiveViewWithoutATerminalLeavesFilesAsTheyAre() throws {
    let folder = try WorkingFolder(["log.jsonl": "precious", "run.st": "precious"])
    let run = try folder.perceptop("xor --log log.jsonl --save run.st")
    #expect(run.refusal().contains("is not a terminal"))
    #expect(try folder.text("log.jsonl") == "precious" && folder.text("run.st") == "precious")
  }

  @Test(arguments: ["\u{1B}[31mred", "a\u{9B}2J", "a\u{202E}b", "two\nlines", "a\rb", "a\u{7}"])
  func charactersThatCommandTerminalsNeverReachThem(_ text: String) throws {
    for arguments in [["train", text], ["train", "--seed=1", "--" + text], ["--speed=\(text)"]] {
      let sentence = try Program.run("perceptop", arguments: arguments).refusal()
      let strange = sentence.unicodeScalars.filter {
        $0.properties.generalCategory == .control || $0.properties.generalCategory == .format
      }
      #expect(strange.isEmpty, "\(sentence.debugDescription)")
    }
  }
}
