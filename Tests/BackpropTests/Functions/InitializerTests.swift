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

  /// The published variance, and for uniform distributions the bound √(3 · variance).
  private func published(_ initializer: Initializer) -> (variance: Double, bound: Double?) {
    switch initializer {
    case .glorotUniform: (2.0 / 32, .sqrt(6.0 / 32))
    case .glorotNormal: (2.0 / 32, nil)
    case .heUniform: (2.0 / 24, .sqrt(6.0 / 24))
    case .heNormal: (2.0 / 24, nil)
    }
  }

  /// Five standard errors: the mean's is σ/√n; the variance's is σ² √((κ − 1)/n), κ = 3 for the
  /// normal and 1.8 for the uniform distribution. The seed is fixed, so the test cannot flicker.
  @Test(arguments: Initializer.allCases)
  func meanAndVarianceAreThePublishedOnes(_ initializer: Initializer) {
    let draws = draws(initializer, seed: 7)
    let (variance, bound) = published(initializer)
    let n = Double(draws.count)
    let mean = draws.reduce(0, +) / n
    let found = draws.reduce(0) { $0 + $1 * $1 } / n
    let kurtosis = bound == nil ? 3.0 : 1.8
    #expect(abs(mean) < 5 * .sqrt(variance / n))
    #expect(abs(found - variance) < 5 * variance * .sqrt((kurtosis - 1) / n))
  }

  @Test(arguments: Initializer.allCases)
  func drawsFillTheirRange(_ initializer: Initializer) throws {
    let draws = draws(initializer, seed: 8)
    let (variance, bound) = published(initializer)
    let largest = try #require(draws.max())
    let smallest = try #require(draws.min())
    if let bound {
      #expect(largest <= bound && smallest >= -bound)
      // All of 20 000 draws miss the outer 0.1 % with a probability of e^−10.
      #expect(largest > 0.999 * bound && smallest < -0.999 * bound)
    } else {
      // A normal distribution goes beyond the √3 σ where the uniform one ends.
      #expect(largest > 3 * .sqrt(variance) && smallest < -3 * .sqrt(variance))
    }
  }

  @Test(arguments: Initializer.allCases)
  func sameSeedGivesTheSameDraws(_ initializer: Initializer) {
    #expect(draws(initializer, seed: 1) == draws(initializer, seed: 1))
    #expect(draws(initializer, seed: 1) != draws(initializer, seed: 2))
  }
}
