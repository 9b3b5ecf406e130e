import Backprop
import Testing

@testable import Datasets

@Suite struct DataSourceTests {
  private func isTrueToItsParts(_ source: DataSource, _ fraction: Double?) -> Bool {
    var rng = RandomGenerator(seed: 7)
    let data = source.dataSet(trainFraction: fraction, using: &rng)
    return source.hasTestPart(trainFraction: fraction) == !data.test.isEmpty
  }

  private static let fractions: [Double?] = [nil, 0, 0.29, 0.5, 0.999, 1]

  @Test(arguments: SyntheticSource.all, fractions)
  func drawnSamplesAreHeldOutAsForetold(_ source: SyntheticSource, _ fraction: Double?) {
    for samples in source.hasFixedSize ? [nil] : [nil, 1, 2, 3, 100] {
      let drawn = DataSource.drawn(source, samples: samples, noise: 0, features: nil)
      #expect(isTrueToItsParts(drawn, fraction))
    }
  }

  @Test(arguments: [nil, 0, 1, 4], fractions)
  func fixedSamplesAreHeldOutAsForetold(_ testCount: Int?, _ fraction: Double?) {
    for own in [0.5, 1] {
      let fixed = FixedSamples(
        samples: SampleSet(
          inputsPerSample: 1, targetsPerSample: 1, inputs: [1, 2, 3, 4, 5],
          targets: [0, 0, 0, 1, 1]),
        inputNames: ["a"], targetKind: .values, testCount: testCount, defaultTrainFraction: own)
      #expect(isTrueToItsParts(.fixed(fixed), fraction))
    }
  }
}
