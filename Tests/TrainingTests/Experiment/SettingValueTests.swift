import Testing

@testable import Training

@Suite struct SettingValueTests {
  @Test func numbersAreFiniteAndWholeNumbersWhole() {
    #expect(SettingValue.scalar("-1.5e2").number == -150)
    for text in ["nan", "inf", "-infinity", "1e999", "", "1,5", "1 ", "one"] {
      #expect(SettingValue.scalar(text).number == nil, "\(text)")
    }
    #expect(SettingValue.scalar("-12").integer == -12)
    for text in ["1.0", "1e3", "9223372036854775808", "", " 1", "1_000"] {
      #expect(SettingValue.scalar(text).integer == nil, "\(text)")
    }
  }

  @Test func truthValuesAreThoseOfYAML() {
    for text in ["true", "True", "TRUE"] { #expect(SettingValue.scalar(text).boolean == true) }
    for text in ["false", "False", "FALSE"] { #expect(SettingValue.scalar(text).boolean == false) }
    for text in ["yes", "on", "1", "tRUE", ""] { #expect(SettingValue.scalar(text).boolean == nil) }
  }

  @Test func listsAndMapsAreNoScalars() {
    for value in [SettingValue.list([.scalar("1")]), .map([(key: "a", value: .scalar("1"))])] {
      #expect(value.text == nil && value.integer == nil)
      #expect(value.number == nil && value.boolean == nil)
    }
  }

  @Test func quotesAsASentenceDoes() {
    #expect(SettingValue.scalar("a").quoted == "'a'")
    #expect(SettingValue.scalar("").quoted == "empty")
    let list = SettingValue.list([.scalar("8"), .scalar("0")])
    #expect(list.quoted == "'[8, 0]'")
    #expect(SettingValue.map([(key: "name", value: list)]).quoted == "'{name: [8, 0]}'")
    let long = SettingValue.scalar(String(repeating: "x", count: 100)).quoted
    #expect(long == "'" + String(repeating: "x", count: 60) + "…'")
    #expect(SettingValue.list([.scalar("a\nb\u{1B}")]).quoted == "'[a\u{FFFD}b\u{FFFD}]'")
    // One character of a thousand accents.
    let accents = SettingValue.scalar("a" + String(repeating: "\u{301}", count: 1000)).quoted
    #expect(accents.unicodeScalars.count == 63)
  }

  @Test func equalityComparesKindsKeysAndContents() {
    let map = SettingValue.map([(key: "a", value: .list([.scalar("1")]))])
    #expect(map == .map([(key: "a", value: .list([.scalar("1")]))]))
    #expect(map != .map([(key: "b", value: .list([.scalar("1")]))]))
    #expect(map != .map([(key: "a", value: .list([.scalar("2")]))]))
    #expect(map != .map([]))
    #expect(SettingValue.scalar("1") != .list([.scalar("1")]))
  }
}
