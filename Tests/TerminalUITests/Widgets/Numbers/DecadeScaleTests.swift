import TerminalUI
import Testing

@Suite struct DecadeScaleTests {
  @Test(
    "Each decade is one level, the ends hold all beyond them, and only zero has none",
    arguments: [
      (0, 0), (1e-8, 1), (1e-20, 1), (1e-7, 2), (-1e-4, 5), (0.1, 8), (1, 9), (1e300, 9),
      (.leastNonzeroMagnitude, 1),
    ] as [(Double, Int)])
  func levels(value: Double, level: Int) {
    #expect(DecadeScale().level(of: value, levels: 9) == level)
  }

  @Test("What is not finite has no level")
  func notFinite() {
    #expect(DecadeScale().level(of: .nan, levels: 8) == nil)
    #expect(DecadeScale().level(of: -.infinity, levels: 8) == nil)
  }

  @Test("Illegal bounds give way to the default")
  func illegalBounds() {
    #expect(DecadeScale(smallest: 0, largest: 1) == DecadeScale())
    #expect(DecadeScale(smallest: 2, largest: 1) == DecadeScale())
    #expect(DecadeScale(smallest: .nan, largest: .infinity) == DecadeScale())
  }
}
