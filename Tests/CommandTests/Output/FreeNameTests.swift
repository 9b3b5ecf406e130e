import Testing

@testable import perceptop

@Suite struct FreeNameTests {
  @Test(
    "Of a name stays what any file may be called",
    arguments: [
      ("spiral", "spiral"), ("my data_2", "my-data_2"), ("../etc/passwd", "---etc-passwd"),
      ("", "run"), ("...", "run"), ("/", "run"), ("ä\u{1B}[31m", "---31m"), ("a\0b", "a-b"),
      ("a-name-that-is-much-too-long", "a-name-that-is-m"), ("-", "run"),
    ])
  func cleaning(name: String, cleaned: String) {
    #expect(FreeName.cleaned(name) == cleaned)
  }
}
