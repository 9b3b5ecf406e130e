import Testing

@testable import CursesTerminal

@Suite struct TextEncodingTests {
  /// A machine with some locales installed, whose user has set some variables.
  private func encoding(
    _ variables: [String: String], installed: Set<String> = ["C", "C.UTF-8"]
  ) -> TextEncoding {
    var present = "C"
    func adopt(_ name: String) -> Bool {
      let wanted = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { variables[$0] }
      let locale = name.isEmpty ? wanted.first { !$0.isEmpty } ?? "C" : name
      guard installed.contains(locale) else { return false }
      present = locale
      return true
    }
    return TextEncoding.adopted(
      from: TextEncoding.Locales(
        variable: { variables[$0] }, adopt: adopt,
        codeset: { present.hasSuffix("UTF-8") ? "UTF-8" : "ANSI_X3.4-1968" }))
  }

  @Test("A UTF-8 locale is taken as it is")
  func asked() {
    #expect(encoding(["LANG": "C.UTF-8"]) == .utf8)
  }

  @Test("Without any variable, as in containers, a neutral UTF-8 locale is taken")
  func unset() {
    #expect(encoding([:]) == .utf8)
    #expect(encoding(["LANG": ""]) == .utf8)
    #expect(encoding([:], installed: ["C", "en_US.UTF-8"]) == .utf8)
    #expect(encoding([:], installed: ["C"]) == .other)
  }

  @Test("A UTF-8 locale that is not installed is replaced")
  func missing() {
    #expect(encoding(["LANG": "de_DE.UTF-8"]) == .utf8)
    #expect(encoding(["LC_ALL": "de_DE.utf8@euro"]) == .utf8)
    #expect(encoding(["LANG": "de_DE.UTF-8"], installed: ["C"]) == .other)
  }

  @Test("Another code is respected, and LC_ALL comes first")
  func other() {
    #expect(encoding(["LANG": "C"]) == .other)
    #expect(encoding(["LC_ALL": "C", "LANG": "C.UTF-8"]) == .other)
    #expect(encoding(["LANG": "de_DE.ISO-8859-1"]) == .other)
  }
}
