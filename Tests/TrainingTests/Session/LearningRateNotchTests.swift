import Testing

@testable import Training

@Suite struct LearningRateNotchTests {
  @Test func notchesAreOneToSevenTimesPowersOfTen() {
    var rate = 0.01
    var rates: [Double] = []
    for _ in 0..<7 {
      rate = LearningRateNotch.above(rate)
      rates.append(rate)
    }
    #expect(rates == [0.015, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15])
  }

  @Test func downUndoesUpOnEveryNotch() {
    var rate = LearningRateNotch.range.lowerBound
    var count = 0
    while rate < LearningRateNotch.range.upperBound {
      let next = LearningRateNotch.above(rate)
      #expect(next > rate)
      #expect(LearningRateNotch.below(next) == rate)
      rate = next
      count += 1
    }
    // Eleven decades of six notches.
    #expect(count == 66)
    #expect(rate == 1000)
  }

  @Test(arguments: [(0.012, 0.015, 0.01), (1e-12, 1e-8, 1e-12), (5000, 5000, 1000)])
  func ratesBetweenAndBeyondTheNotchesGoToTheNextOne(_ rate: Double, up: Double, down: Double) {
    #expect(LearningRateNotch.above(rate) == up)
    #expect(LearningRateNotch.below(rate) == down)
  }

  @Test func theEndsOfTheRangeHold() {
    #expect(LearningRateNotch.above(1000) == 1000)
    #expect(LearningRateNotch.below(1e-8) == 1e-8)
  }

  @Test func aRateThatDiffersByRoundingCountsAsItsNotch() {
    #expect(LearningRateNotch.above(0.1 + 0.2 - 0.27) == 0.05)
    #expect(LearningRateNotch.below(0.1 + 0.2 - 0.27) == 0.02)
  }
}
