import Testing

@testable import Backprop

@Suite struct InitializerTests {
  private static let inputs = 24
  private static let outputs = 8
  private static let count = 20_000

  private func draws(_ initializer: Initializer, seed: UInt64) -> [Double] {
    var rng = RandomGenerator(seed: seed)
    return (0..<Self.count).map { _ in
      initializer.draw(inputs: Self.inputs, outputs: Self.outputs, using: &rng)
    }
  }

  /// Every one, and those that take numbers with others than their defaults.
  static let cases: [Initializer] =
    Initializer.all + [
      .uniform(-0.5, 1.5), .uniform(2, 2), .normal(mean: -3, standardDeviation: 0.25),
      .normal(mean: 2, standardDeviation: 0), .constant(-0.75),
    ]

  /// The published mean and variance, and whether the distribution is uniform: then it ends
  /// √(3 · variance) from the mean.
  private func published(
    _ initializer: Initializer
  ) -> (mean: Double, variance: Double, isUniform: Bool) {
    switch initializer {
    case .glorotUniform: (0, 2.0 / 32, true)
    case .glorotNormal: (0, 2.0 / 32, false)
    case .heUniform: (0, 2.0 / 24, true)
    case .heNormal: (0, 2.0 / 24, false)
    case .lecunNormal: (0, 1.0 / 24, false)
    case .uniform(let low, let high): ((low + high) / 2, (high - low) * (high - low) / 12, true)
    case .normal(let mean, let deviation): (mean, deviation * deviation, false)
    case .constant(let value): (value, 0, true)
    case .zeros: (0, 0, true)
    }
  }

  /// Five standard errors: the mean's is σ/√n; the variance's is σ² √((κ − 1)/n), κ = 3 for the
  /// normal and 1.8 for the uniform distribution. The seed is fixed, so the test cannot flicker.
  @Test(arguments: cases)
  func meanAndVarianceAreThePublishedOnes(_ initializer: Initializer) {
    let draws = draws(initializer, seed: 7)
    let (mean, variance, isUniform) = published(initializer)
    let n = Double(draws.count)
    let found = draws.reduce(0) { $0 + ($1 - mean) } / n
    let foundVariance = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n
    #expect(abs(found) <= 5 * .sqrt(variance / n))
    #expect(
      abs(foundVariance - variance) <= 5 * variance * .sqrt(((isUniform ? 1.8 : 3) - 1) / n))
  }

  @Test(arguments: cases)
  func drawsFillTheirRange(_ initializer: Initializer) throws {
    let draws = draws(initializer, seed: 8)
    let (mean, variance, isUniform) = published(initializer)
    let above = try #require(draws.max()) - mean
    let below = try #require(draws.min()) - mean
    let bound = Double.sqrt(3 * variance)
    if isUniform {
      // To the rounding of the bound itself.
      #expect(above <= bound * (1 + 1e-15) && below >= -bound * (1 + 1e-15))
      // All of 20 000 draws miss the outer 0.1 % with a probability of e^−10.
      #expect(above >= 0.999 * bound && below <= -0.999 * bound)
    } else if variance > 0 {
      // A normal distribution goes beyond the √3 σ where the uniform one ends.
      #expect(above > 3 * .sqrt(variance) && below < -3 * .sqrt(variance))
    }
  }

  @Test(arguments: cases)
  func sameSeedGivesTheSameDraws(_ initializer: Initializer) {
    #expect(draws(initializer, seed: 1) == draws(initializer, seed: 1))
    let isRandom = published(initializer).variance > 0
    #expect((draws(initializer, seed: 1) != draws(initializer, seed: 2)) == isRandom)
  }

  @Test func namesAreThoseOfFiles() {
    #expect(
      Initializer.all.map(\.name) == [
        "glorot_uniform", "glorot_normal", "he_uniform", "he_normal", "lecun_normal", "uniform",
        "normal", "constant", "zeros",
      ])
  }

  @Test func impossibleDistributionsAreRefused() async {
    await #expect(processExitsWith: .failure) {
      var rng = RandomGenerator(seed: 1)
      _ = Initializer.uniform(1, 0).draw(inputs: 1, outputs: 1, using: &rng)
    }
    await #expect(processExitsWith: .failure) {
      var rng = RandomGenerator(seed: 1)
      _ = Initializer.normal(mean: 0, standardDeviation: -1)
        .draw(inputs: 1, outputs: 1, using: &rng)
    }
  }
}
