import BuiltPrograms
import Testing

/// `perceptop list`.
@Suite struct ListTests {
  @Test func everyBundledExperimentHasAnAddressOrReasonsWhyNot() throws {
    let lines = try Program.run("list", "--url").lines()
    let heads = lines.filter { !$0.hasPrefix(" ") }
    #expect(heads.count == 14)
    let addresses = heads.filter { $0.contains(": https://playground.tensorflow.org/#activation=") }
    #expect(addresses.map { $0.prefix { $0 != ":" } } == ["playground"])
    #expect(heads.allSatisfy { addresses.contains($0) || $0.hasSuffix(": no URL") })
    for (line, next) in zip(lines, lines.dropFirst()) where line.hasSuffix(": no URL") {
      #expect(next.hasPrefix("  "), "a reason follows \(line)")
    }
  }

  @Test func theNamedOnesAloneAreShown() throws {
    let lines = try Program.run("list", "--url", "playground", "mazur").lines()
    #expect(lines[0].hasPrefix("playground: https://"))
    #expect(lines[1] == "mazur: no URL")
    #expect(lines.dropFirst(2).allSatisfy { $0.hasPrefix("  ") })
  }

  @Test func anAddressThatWasPrintedTrainsTheSameNumbers() throws {
    let line = try Program.run("list", "--url", "playground").lines()[0]
    let address = String(line.dropFirst("playground: ".count))
    let expected = try Program.run("train", "playground", "--epochs", "3").lines()
    #expect(try Program.run("train", address, "--epochs", "3").lines() == expected)
  }

  @Test func namesGoWithTheAddressAlone() throws {
    #expect(
      try Program.run("list", "xor").refusal()
        == "'xor' goes with --url; allowed without it: no experiment")
    #expect(try Program.run("list", "--url", "nope").refusal().hasPrefix("'nope' is no experiment"))
  }
}
