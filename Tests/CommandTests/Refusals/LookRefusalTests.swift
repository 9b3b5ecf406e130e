import BuiltPrograms
import Testing

@Suite struct LookRefusalTests {
  @Test(arguments: ["drak", "", "Dark"])
  func aThemeThatThereIsNotIsRefused(_ name: String) throws {
    let wanted =
      "--theme: \(Program.quoted(name)) is not allowed; allowed: dark, light, colorblind, mono"
    #expect(try Program.run("screenshot", "--theme", name, "--out", "x.txt").refusal() == wanted)
    #expect(try Program.run("live", "--theme", name).refusal() == wanted)
  }

  @Test func aNumberOfColoursThatThereIsNotIsRefused() throws {
    #expect(
      try Program.run("--color", "24").refusal()
        == "--color: '24' is not allowed; allowed: auto, rgb, 256, 16, 8, none")
    #expect(
      try Program.run("--color", "256", "--no-color").refusal()
        == "--color and --no-color exclude each other; allowed: one of them")
  }
}
