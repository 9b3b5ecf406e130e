import Backprop
import Testing

@testable import Datasets

@Suite struct InputMapTests {
  private func mapped(_ map: InputMap, _ numbers: [Double]) -> [Double] {
    var inputs = [Double](repeating: 7, count: map.inputCount(ofNumbers: numbers.count))
    // A slice that does not begin at 0.
    map.map(([99] + numbers)[1...], into: &inputs)
    return inputs
  }

  private static let samples = SampleSet<Double>(
    inputsPerSample: 2, targetsPerSample: 1,
    inputs: [1, 10, 3, .nan, 5, 30, 100, 1000], targets: [0, 0, 0, 0])

  @Test func theOneOfNoArgumentsChangesNothing() {
    let map = InputMap()
    #expect(map.isIdentity && map.inputCount(ofNumbers: 3) == 3)
    #expect(mapped(map, [1, -2, 3]) == [1, -2, 3])
  }

  @Test func featuresStandInPlaceOfCoordinates() {
    let map = InputMap(features: [.product, .x2, .x1Squared])
    #expect(!map.isIdentity && map.inputCount(ofNumbers: 2) == 3)
    #expect(mapped(map, [-3, 2]) == [-6, 2, 9])
  }

  @Test func whatIsMissingIsFilledBeforeItIsScaled() {
    let map = InputMap(
      fills: [2, 20], scales: [Scale(mean: 1, deviation: 2), Scale(mean: 10, deviation: 5)])
    #expect(mapped(map, [.nan, .nan]) == [0.5, 2])
    #expect(mapped(map, [5, 0]) == [2, -2])
    #expect(mapped(InputMap(fills: [2, 20]), [.nan, 1]) == [2, 1])
  }

  /// Of the first three samples: x1 1, 3, 5; x2 10, 30.
  @Test func fillsAndScalesAreMeasuredOverThePartAlone() {
    let map = InputMap().measured(over: Self.samples, [0, 1, 2], standardizes: true)
    let deviation = (8.0 / 3).squareRoot()
    #expect(map.fills == [3, 20])
    #expect(map.scales == [Scale(mean: 3, deviation: deviation), Scale(mean: 20, deviation: 10)])
    #expect(mapped(map, [100, .nan]) == [97 / deviation, 0])
  }

  @Test func withoutStandardizationNothingButFillsIsMeasured() {
    let map = InputMap().measured(over: Self.samples, [0, 2], standardizes: false)
    #expect(map == InputMap(fills: [3, 20]))
    let whole = SampleSet<Double>(
      inputsPerSample: 2, targetsPerSample: 1, inputs: [1, 2], targets: [0])
    #expect(InputMap().measured(over: whole, [0], standardizes: false).isIdentity)
  }

  /// What is missing in the test part alone is filled in as well.
  @Test func aHoleOfTheOtherPartIsFilledWithTheMeanOfThisOne() {
    let map = InputMap().measured(over: Self.samples, [0, 2], standardizes: true)
    #expect(map.fills == [3, 20])
  }

  @Test func featuresAreScaledAndNotCoordinates() {
    let points = SampleSet<Double>(
      inputsPerSample: 2, targetsPerSample: 1, inputs: [1, 2, 3, 4], targets: [0, 0])
    let map = InputMap(features: [.product]).measured(over: points, [0, 1], standardizes: true)
    // Products 2 and 12.
    #expect(map.scales == [Scale(mean: 7, deviation: 5)] && map.fills == nil)
    #expect(mapped(map, [3, 4]) == [1])
  }
}
