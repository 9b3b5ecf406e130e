import Testing

@testable import Datasets

@Suite struct GaussTests {
  @Test func withoutNoiseTheDiagonalPartsTheClasses() {
    // The clouds' centres are 4 standard deviations from the line x1 + x2 = 0 …
    let points = SyntheticSource.gauss.drawn(400, noise: 0)
    let astray = points.count { ($0.x1 + $0.x2) * $0.target <= 0 }
    // … which 3 of 100 000 points cross.
    #expect(astray <= 1)
  }

  /// Standard errors over n = 2000 coordinates of a class: mean σ/√n, variance σ² √(2/n); five
  /// of each.
  @Test(arguments: [0, 0.25, 1])
  func cloudsHaveTheirCentreAndVariance(noise: Double) {
    let points = SyntheticSource.gauss.drawn(2000, noise: noise)
    let variance = 0.5 + 7 * noise
    for sign in [1.0, -1] {
      let values = points.filter { $0.target == sign }.flatMap { [$0.x1, $0.x2] }
      let n = Double(values.count)
      let mean = values.reduce(0, +) / n
      let found = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n
      #expect(n == 2000)
      #expect(abs(mean - 2 * sign) < 5 * (variance / n).squareRoot())
      #expect(abs(found - variance) < 5 * variance * (2 / n).squareRoot())
    }
  }
}
