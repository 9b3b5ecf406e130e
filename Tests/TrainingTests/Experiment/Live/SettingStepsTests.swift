import Testing

@testable import Training

@Suite struct SettingStepsTests {
  @Test func wordsGoAround() {
    let steps = SettingSteps.choices(["a", "b", "c"])
    #expect(steps.value(from: "a", by: 1) == .scalar("b"))
    #expect(steps.value(from: "c", by: 1) == .scalar("a"))
    #expect(steps.value(from: "a", by: -1) == .scalar("c"))
    #expect(steps.value(from: "x", by: 1) == .scalar("a"))
    #expect(steps.value(from: "x", by: -1) == .scalar("c"))
    #expect(SettingSteps.choices([]).value(from: "x", by: 1) == nil)
  }

  @Test func numbersEndAndValuesBetweenThemAreLeftForTheNext() {
    let steps = SettingSteps.numbers([0, 0.5, 10])
    #expect(steps.value(from: "0", by: 1) == .scalar("0.5"))
    #expect(steps.value(from: "3", by: 1) == .scalar("10"))
    #expect(steps.value(from: "3", by: -1) == .scalar("0.5"))
    #expect(steps.value(from: "10", by: 1) == nil)
    #expect(steps.value(from: "0", by: -1) == nil)
    #expect(steps.value(from: "none", by: -1) == .scalar("10"))
    #expect(steps.value(from: "none", by: 1) == nil)
    #expect(steps.value(from: "nan", by: 1) == nil)
  }
}
