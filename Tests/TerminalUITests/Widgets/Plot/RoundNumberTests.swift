import Testing

@testable import TerminalUI

@Suite struct RoundNumberTests {
  @Test("Places count 1, 2, 5, 10 in both directions")
  func ladder() {
    #expect(
      (-4...4).map { RoundNumber(place: $0).value } == [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20])
  }

  @Test(
    "The neighbours of a number enclose it",
    arguments: [
      (0.3, 0.2, 0.5), (0.2, 0.2, 0.2), (9.99, 5, 10), (5.01, 5, 10), (1e-300, 1e-300, 1e-300),
    ])
  func neighbours(value: Double, below: Double, above: Double) {
    #expect(RoundNumber.below(value).value == below)
    #expect(RoundNumber.above(value).value == above)
  }
}
