import Testing

@testable import Training

/// Small files that would take long, or much memory, or be refused in many words.
@Suite(.timeLimit(.minutes(1))) struct ExperimentCostTests {
  private static func nested(_ depth: Int) -> String {
    String(repeating: "[", count: depth) + "a" + String(repeating: "]", count: depth)
  }

  @Test func keysThatAreNoWordsAreNeverCompared() {
    let (a, b) = ("[\(Self.nested(40)), 1]", "[\(Self.nested(40)), 2]")
    #expect(sentences("{\(a), \(a), \(b), \(b)}") == ["test.yaml:1:2: a key is a word"])
    #expect(sentences("name: x\n\(a): 0\n\(a): 0") == ["test.yaml:2:1: a key is a word"])
    let list = "[" + String(repeating: "a,", count: 100_000) + "]"
    let keys = String(repeating: "{? ", count: 400) + list + String(repeating: "}", count: 400)
    #expect(sentences("about: \(keys)") == ["test.yaml:1:11: a key is a word"])
    #expect(sentences("name: &n x\n*n : 1") == ["test.yaml:2:1: a key is a word"])
  }

  @Test func listsOfMapsHaveKeysOfTheirOwn() throws {
    let rows = "data: {source: rows, rows: [{x: [1, 0], y: [1]}, {y: [0], x: [0, 0]}]}"
    #expect(try read(rows).rows?.count == 2)
    #expect(try read("? name\n: x\n? data\n:\n  {noise: 0.5}").noise == 0.5)
  }

  @Test func aFileOfFaultsIsNotReadToItsEnd() {
    let found = sentences((0..<5000).map { "k\($0): 1\n" }.joined())
    #expect(found.count == 101)
    #expect(found.first?.hasPrefix("test.yaml:1:1: unknown key 'k0'; allowed here: ") == true)
    #expect(found.last == "test.yaml: the file has more faults; allowed: none")
    let features = (0..<500).map { "f\($0)" }.joined(separator: ", ")
    #expect(faults("data: {features: x1, \(features)}").count == 101)
  }

  @Test(arguments: [
    "? LONG\n: 1", "? LONG\n: 1\n? LONG\n: 2", "data: {features: [LONG]}", "data: {path: LONG}",
    "training: {loss: LONG}", "name: \"aMARKS\"", "training: {loss: \"aMARKS\"}",
  ])
  func whatIsQuotedIsCutOff(_ yaml: String) {
    let yaml = yaml.replacing("LONG", with: String(repeating: "k", count: 5000))
      .replacing("MARKS", with: String(repeating: "\u{301}", count: 5000))
    let found = faults(yaml)
    #expect(found.count == 1 && (found.first?.message.utf8.count ?? 0) < 500)
  }

  @Test func manyKeysThatAreGivenTwiceAreRefusedInOneSentence() {
    let found = faults((0..<1000).map { "k\($0 / 2): 1\n" }.joined())
    #expect(found.map(\.message) == ["the key 'k0' is given twice"])
  }

  @Test func directivesAreCounted() {
    func directives(_ count: Int) -> String {
      (0..<count).map { "%TAG !t\($0)! tag:t,:\n" }.joined() + "---\nname: x\n"
    }
    #expect(
      faults(directives(17)).map(\.message) == ["the file has 17 directives; allowed: up to 16"])
    #expect(throws: Never.self) { try read(directives(16)) }
  }

  @Test func aliasesMakeNoValueLargerThanAFile() {
    let row = "[" + Array(repeating: "1", count: 4000).joined(separator: ",") + "]"
    let layer = "[" + Array(repeating: row, count: 100).joined(separator: ",") + "]"
    let aliases = String(repeating: ", *a", count: 16)
    let found = faults("network: {weights: [&a \(layer)\(aliases)]}")
    #expect(found.first?.message.hasPrefix("network.weights has '…' as number ") == true)
  }
}
