import Testing

@testable import Dashboard

@Suite struct MovingAverageTests {
  @Test func theAverageIsNotDrawnToTheZeroItStartsFrom() {
    // By hand, weight 0.6: 0.4/0.4; (0.6·0.4 + 0.4·2)/0.64; (0.6·1.04 + 0.4·3)/0.784.
    let found = MovingAverage.smoothed([1, 2, 3], weight: 0.6)
    for (value, wanted) in zip(found, [1, 1.625, 1.824 / 0.784]) {
      #expect(abs(value - wanted) < 1e-12)
    }
  }

  @Test func whatDoesNotChangeIsItsOwnAverage() {
    for weight in [0, 0.6, 0.99] {
      let found = MovingAverage.smoothed(Array(repeating: 0.25, count: 50), weight: weight)
      #expect(found.allSatisfy { abs($0 - 0.25) < 1e-12 })
    }
  }

  @Test func aValueThatIsNotFiniteIsAGapAndNothingElse() {
    let found = MovingAverage.smoothed([1, .nan, .infinity, 2], weight: 0.6)
    #expect(found[1].isNaN && found[2] == .infinity)
    #expect(abs(found[3] - 1.625) < 1e-12)
  }

  @Test func withoutAWeightNothingIsSmoothed() {
    #expect(MovingAverage.smoothed([3, 1, 2], weight: 0) == [3, 1, 2])
    #expect(MovingAverage.smoothed([], weight: 0.6) == [])
  }

  @Test func theLargestNumbersDoNotOverflow() {
    let most = Double.greatestFiniteMagnitude
    #expect(MovingAverage.smoothed([most / 2, most / 2], weight: 0.6).allSatisfy { $0.isFinite })
  }
}
