import Testing

@testable import Training

@Suite struct YAMLWordMapTests {
  @Test func entriesHaveTheirLinesAndPlaces() throws {
    let text = "# é\na: one\n'b': \"two\" # x\n"
    let map = try YAMLWordMap(text)
    #expect(map.entries.map(\.key) == ["a", "b"] && map.entries.map(\.value) == ["one", "two"])
    #expect(map.entries.map(\.line) == [2, 3])
    let scalars = Array(text.unicodeScalars)
    let places = map.entries.map { entry in
      String(String.UnicodeScalarView(scalars[entry.place]))
    }
    #expect(places == ["one", "\"two\""])
    #expect(map["b"] == "two" && map["c"] == nil)
  }

  @Test(arguments: [
    "a: [1, 2]", "a: {b: c}", "? {a: b}\n: c", "a: *b", "[1]", "word", "a: 1\n--- \nb: 2",
    "a: 1\n\tb: 2", "a: 'open", "\u{1}", "a: 1\na: 2", "a: &x 1\nb: *x", "? a\n? [b]",
  ])
  func whatIsNotAMapOfWordsIsRefused(_ text: String) {
    #expect(throws: YAMLWordMap.Fault.self) { try YAMLWordMap(text) }
  }

  @Test func aDeepTreeIsRefusedAtItsFirstLeaf() {
    let bomb = String(repeating: "[", count: 30_000)
    #expect(throws: YAMLWordMap.Fault.self) { try YAMLWordMap("a: " + bomb) }
    #expect(throws: YAMLWordMap.Fault.self) { try YAMLWordMap("? " + bomb) }
  }
}
