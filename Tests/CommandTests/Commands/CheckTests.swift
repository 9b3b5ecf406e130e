import BuiltPrograms
import Testing
import Training

/// `perceptop check`.
@Suite struct CheckTests {
  @Test(arguments: BundledExperiments.names)
  func everyBundledExperimentHasAGoodGradient(_ name: String) throws {
    let lines = try Program.run("check", name).lines()
    #expect(lines[0].hasPrefix("\(name)  "))
    #expect(lines[0].contains("float64 over ") && lines[0].hasSuffix("steps of 1e-5"))
    #expect(lines[1].hasPrefix("layer  ") && lines[1].hasSuffix("verdict"))
    #expect(lines.last?.hasPrefix("good") == true, "\(lines.joined(separator: "\n"))")
    let layers = lines.filter {
      $0.hasSuffix(" good") || $0.hasSuffix(" good, tiny") || $0.hasSuffix(" kink")
    }
    let shape = try #require(lines[0].split(separator: " ").dropFirst().first)
    #expect(layers.count == shape.split(separator: "-").count - 1)
  }

  @Test func kinksAreSaid() throws {
    // xor's first row lies exactly at the kink of every fresh unit without a bias.
    let run = try Program.run("check", "xor", "--activation", "relu")
    let lines = run.lines()
    #expect(
      lines.contains {
        $0.hasPrefix("layer 1: the difference of ") && $0.contains(" goes across a kink ")
      }, "\(run.output)")
    #expect(lines.last?.hasPrefix("good") == true)
  }

  @Test func aTableAndAModelCanBeChecked() throws {
    let folder = try WorkingFolder(["table.csv": ExampleTable.things])
    #expect(try folder.perceptop("check table.csv").lines().last?.hasPrefix("good") == true)
    let train = try folder.perceptop("train table.csv --epochs 3 --save model.st")
    #expect(train.status == 0, "\(train.errors)")
    let lines = try folder.perceptop("check table.csv --resume model.st").lines()
    #expect(lines[0].contains("  epoch 3  "))
    #expect(lines.last?.hasPrefix("good") == true)
    #expect(try folder.perceptop("check table.csv --init model.st").lines()[0].contains("epoch 0"))
  }

  @Test func badArgumentsAreRefused() throws {
    #expect(try Program.run("check", "spiarl").refusal().hasPrefix("'spiarl' is no experiment"))
    #expect(
      try Program.run("check", "xor", "--resume", "/nowhere.st").refusal()
        .hasPrefix("/nowhere.st: the file can't be read"))
  }
}
