import Backprop
import Testing

@testable import Datasets

extension SyntheticSource: CustomTestStringConvertible {
  /// The name that a test run shows.
  public var testDescription: String { name }

  /// The points of a fixed seed, before any shuffling.
  func drawn(_ samples: Int, noise: Double, seed: UInt64 = 42) -> [LabeledPoint] {
    var rng = RandomGenerator(seed: seed)
    return points(samples, noise, &rng)
  }

  /// The sources that draw as many points as one wishes.
  static let random = all.filter { !$0.hasFixedSize }
}

/// What every source keeps to.
@Suite struct SyntheticSourceTests {
  @Test func namesAreUniqueAndFindTheirSource() {
    let names = SyntheticSource.all.map { $0.name }
    #expect(
      names == [
        "xor", "xor-quadrants", "circle", "gauss", "spiral", "moons", "plane", "multi-gauss",
      ])
    for name in names { #expect(SyntheticSource.named(name)?.name == name) }
    #expect(SyntheticSource.named("Spiral") == nil)
    #expect(SyntheticSource.named("") == nil)
  }

  @Test(arguments: SyntheticSource.all)
  func saysWhatItIsAndWhatNoiseDoes(_ source: SyntheticSource) {
    #expect(source.about.hasSuffix("."))
    #expect(source.noiseMeaning.hasSuffix("."))
  }

  @Test(arguments: SyntheticSource.random)
  func givesAsManySamplesAsWished(_ source: SyntheticSource) {
    for count in [1, 2, 3, 101, 500] {
      #expect(source.drawn(count, noise: 0.2).count == count)
      var rng = RandomGenerator(seed: 1)
      #expect(source.dataSet(samples: count, using: &rng).samples.count == count)
    }
  }

  @Test(arguments: SyntheticSource.all)
  func givesItsOwnNumberAndFractionWhereNoneIsWished(_ source: SyntheticSource) {
    var rng = RandomGenerator(seed: 1)
    let data = source.dataSet(using: &rng)
    #expect(data.samples.count == source.defaultSamples)
    #expect(
      data.train.count
        == DataSet.trainCount(of: source.defaultSamples, fraction: source.defaultTrainFraction))
    #expect(data.inputNames == ["x1", "x2"])
    #expect(data.plane?.x1 == source.plane)
    #expect(data.targetKind == source.targetKind)
  }

  @Test(arguments: SyntheticSource.all)
  func targetsAreOfTheirKind(_ source: SyntheticSource) {
    let allowed: Set<Double>? =
      switch source.targetKind {
      case .sign: [-1, 1]
      case .bit: [0, 1]
      case .classes, .values: nil
      }
    for noise in [0, 0.5, 1] {
      let targets = Set(source.drawn(source.defaultSamples, noise: noise).map { $0.target })
      guard let allowed else {
        // Numbers: many, and none of them endless. At most (12 + 12) / 10.
        #expect(targets.count > 100 && targets.allSatisfy { abs($0) <= 2.4 }, "noise \(noise)")
        continue
      }
      #expect(targets == allowed, "noise \(noise)")
    }
  }

  @Test(arguments: SyntheticSource.random)
  func sameSeedGivesTheSameDataAndAnotherSeedOther(_ source: SyntheticSource) {
    func data(_ seed: UInt64) -> DataSet {
      var rng = RandomGenerator(seed: seed)
      return source.dataSet(samples: 50, noise: 0.3, using: &rng)
    }
    #expect(data(1).samples.inputs == data(1).samples.inputs)
    #expect(data(1).samples.targets == data(1).samples.targets)
    #expect(data(1).samples.inputs != data(2).samples.inputs)
  }

  @Test(arguments: SyntheticSource.all)
  func pointsLieInsideThePlaneWithoutNoise(_ source: SyntheticSource) {
    for seed: UInt64 in 1...4 {
      for point in source.drawn(source.defaultSamples, noise: 0, seed: seed) {
        #expect(source.plane.contains(point.x1) && source.plane.contains(point.x2))
      }
    }
  }

  /// Equal halves for the sources that draw class by class; the quadrants are drawn by chance,
  /// √(n p q) = 11.2 of 500 being the standard deviation, and five of them the tolerance.
  @Test(arguments: SyntheticSource.all.filter { $0.targetKind != .values })
  func classesAreBalanced(_ source: SyntheticSource) {
    let points = source.drawn(source.defaultSamples, noise: 0)
    let count = points.count { $0.target == 1 }
    if source.name == "xor-quadrants" {
      #expect(abs(Double(count) - 250) < 5 * 11.2)
    } else {
      #expect(count == source.defaultSamples / 2)
    }
  }

  @Test(arguments: SyntheticSource.random)
  func splitPartsAreDisjointAndCoverAllSamples(_ source: SyntheticSource) {
    for (samples, fraction, expected) in [(40, 0.25, 10), (41, 0.5, 20), (5, 0.01, 1), (6, 1, 6)] {
      var rng = RandomGenerator(seed: 3)
      let data = source.dataSet(samples: samples, trainFraction: fraction, using: &rng)
      #expect(data.train.count == expected)
      #expect(Set(data.train).isDisjoint(with: data.test))
      #expect((data.train + data.test).sorted() == Array(0..<samples))
    }
  }

  @Test(arguments: SyntheticSource.random)
  func splittingShufflesThePointsButKeepsThem(_ source: SyntheticSource) {
    func key(_ x1: Double, _ x2: Double, _ target: Double) -> [Double] { [x1, x2, target] }
    let points = source.drawn(60, noise: 0.1).map { key($0.x1, $0.x2, $0.target) }
    var rng = RandomGenerator(seed: 42)
    let samples = source.dataSet(samples: 60, noise: 0.1, trainFraction: 0.5, using: &rng).samples
    let rows = (0..<60).map { index in
      key(
        samples.inputs[2 * index], samples.inputs[2 * index + 1], samples.targets[index])
    }
    #expect(Set(rows) == Set(points))
    #expect(rows != points)
    // Both classes are in each part: unshuffled, a part would hold one class alone.
    #expect(Set(samples.targets.prefix(30)).count >= 2)
    #expect(Set(samples.targets.suffix(30)).count >= 2)
  }

  @Test(arguments: SyntheticSource.random)
  func withoutASplitPointsKeepTheirOrder(_ source: SyntheticSource) {
    let points = source.drawn(20, noise: 0)
    var rng = RandomGenerator(seed: 42)
    let data = source.dataSet(samples: 20, trainFraction: 1, using: &rng)
    #expect(data.samples.inputs == points.flatMap { [$0.x1, $0.x2] })
    #expect(data.samples.targets == points.map { $0.target })
    #expect(data.train == Array(0..<20) && data.test.isEmpty)
  }
}
