import Backprop
import Testing

@testable import Datasets

@Suite struct MoonsTests {
  @Test func withoutNoisePointsLieOnTheirHalfCircles() {
    for point in SyntheticSource.moons.drawn(101, noise: 0) {
      let (middle1, middle2) = (-point.target * 5 / 3, -point.target * 2.5 / 3)
      let (away1, away2) = (point.x1 - middle1, point.x2 - middle2)
      #expect(abs((away1 * away1 + away2 * away2).squareRoot() - 10.0 / 3) < 1e-12)
      // The first is the upper half, the second the lower one; the ends are at height 0.
      #expect(away2 * point.target > -1e-12)
    }
  }

  @Test func theyFillThePlaneFromMinusFiveToFive() {
    let points = SyntheticSource.moons.drawn(500, noise: 0)
    let (x1, x2) = (points.map(\.x1), points.map(\.x2))
    for (found, expected) in [(x1.min(), -5.0), (x1.max(), 5), (x2.min(), -2.5), (x2.max(), 2.5)] {
      // The lowest and highest point are half a step from a sample: 1 − cos(π / 498) of a radius.
      #expect(abs((found ?? 0) - expected) < 1e-4)
    }
  }

  /// The lower moon as scikit-learn writes it, (1 − cos t, ½ − sin t), moved and made larger.
  @Test func theSecondMoonIsThatOfScikitLearn() {
    let points = SyntheticSource.moons.drawn(10, noise: 0)
    for (index, point) in points.suffix(5).enumerated() {
      let angle = Double.pi * Double(index) / 4
      #expect(abs(point.x1 - 10 / 3 * (1 - .cos(angle) - 0.5)) < 1e-12)
      #expect(abs(point.x2 - 10 / 3 * (0.5 - .sin(angle) - 0.25)) < 1e-12)
    }
  }

  /// Standard error of a deviation over n = 2000 numbers: σ / √(2 n); five of them.
  @Test func noiseHasItsStandardDeviation() {
    let still = SyntheticSource.moons.drawn(1000, noise: 0)
    let noisy = SyntheticSource.moons.drawn(1000, noise: 0.3)
    let moves = zip(still, noisy).flatMap { [$1.x1 - $0.x1, $1.x2 - $0.x2] }
    let deviation = (moves.reduce(0) { $0 + $1 * $1 } / Double(moves.count)).squareRoot()
    #expect(abs(deviation - 1) < 5 / Double(2 * moves.count).squareRoot())
  }
}
