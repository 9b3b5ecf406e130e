import Testing

@testable import Datasets

@Suite struct ScaleTests {
  /// 2, 4, 4, 4, 5, 5, 7, 9: mean 5, squares 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32, of eight 4.
  @Test func meanAndDeviationAreThoseOfAllValues() {
    let scale = Scale(measuring: [2, 4, 4, 4, 5, 5, 7, 9])
    #expect(scale == Scale(mean: 5, deviation: 2))
    #expect(scale.scaled(9) == 2 && scale.scaled(2) == -1.5 && scale.restored(-1.5) == 2)
  }

  @Test func whatIsMissingDoesNotCount() {
    #expect(Scale(measuring: [.nan, 1, .nan, 3]) == Scale(mean: 2, deviation: 1))
    #expect(Scale(measuring: [.nan, .nan]) == Scale(mean: 0, deviation: 0))
    #expect(Scale(measuring: [Double]()) == Scale(mean: 0, deviation: 0))
  }

  @Test func aConstantColumnIsKeptAtZero() {
    let scale = Scale(measuring: [0.1, 0.1, 0.1])
    #expect(scale == Scale(mean: 0.1, deviation: 0))
    #expect(scale.scaled(0.1) == 0 && scale.scaled(7) == 0 && scale.restored(0) == 0.1)
  }

  @Test func aLargeMeanCostsNoDigits() {
    #expect(Scale(measuring: [1e9 - 1, 1e9, 1e9 + 1]).deviation == (2.0 / 3).squareRoot())
  }

  @Test func identityChangesNothing() {
    for value in [0, -1.5, 1e300] {
      #expect(Scale.identity.scaled(value) == value && Scale.identity.restored(value) == value)
    }
  }

  /// Sums and squares of such numbers are none.
  /// Nine ninths are more than one when they are added up.
  @Test func theLargestNumbersHaveAMeanAndADeviation() {
    let largest = Double.greatestFiniteMagnitude
    for count in 2...60 {
      for sign in [1.0, -1] {
        let near = (0..<count).map { sign * ($0 == 0 ? largest.nextDown : largest) }
        let scale = Scale(measuring: near)
        #expect(scale.mean.isFinite && abs(scale.mean) >= largest * 0.999)
      }
      let apart = (0..<2 * count).map { $0 % 2 == 0 ? largest : -largest }
      let scale = Scale(measuring: apart)
      #expect(scale.mean.isFinite && abs(scale.mean) < largest * 1e-10)
      #expect(scale.deviation.isFinite && scale.deviation > largest * 0.999)
    }
  }

  @Test(arguments: [1e308, 1.7e308, 1e200, 1e-200, 1e-308])
  func theLargestAndSmallestNumbersAreStandardizedAsWell(_ size: Double) {
    let scale = Scale(measuring: [-size, size, -size, size])
    #expect(abs(scale.mean) <= size * 1e-15)
    #expect(abs(scale.deviation / size - 1) < 1e-14)
    #expect(abs(scale.scaled(size) - 1) < 1e-14 && abs(scale.scaled(-size) + 1) < 1e-14)
    let shifted = Scale(measuring: [size / 2, size])
    #expect(abs(shifted.mean / size - 0.75) < 1e-14)
    #expect(abs(shifted.deviation / size - 0.25) < 1e-14)
  }
}
