import Testing

@testable import Datasets

@Suite struct CircleTests {
  private func radius(_ point: LabeledPoint) -> Double {
    (point.x1 * point.x1 + point.x2 * point.x2).squareRoot()
  }

  @Test func withoutNoiseTheDiscIsPlusOneAndTheRingMinusOne() {
    for point in SyntheticSource.circle.drawn(400, noise: 0) {
      // sin² + cos² = 1 to rounding.
      #expect(point.target == 1 ? radius(point) < 2.5 : radius(point) >= 3.5 - 1e-12)
      #expect(radius(point) <= 5 + 1e-12)
    }
  }

  @Test func pointsGoAllTheWayRound() {
    let quadrants = SyntheticSource.circle.drawn(100, noise: 0).map { [$0.x1 > 0, $0.x2 > 0] }
    #expect(Set(quadrants).count == 4)
  }

  @Test func noiseChangesLabelsNearTheEdgeAndNoPoint() {
    let noise = 0.4
    let still = SyntheticSource.circle.drawn(400, noise: 0)
    let noisy = SyntheticSource.circle.drawn(400, noise: noise)
    #expect(still.map { [$0.x1, $0.x2] } == noisy.map { [$0.x1, $0.x2] })
    let changed = zip(still, noisy).filter { $0.target != $1.target }.map { $0.0 }
    #expect(!changed.isEmpty)
    // The label's point moves by up to √2 · 5 · noise.
    #expect(changed.allSatisfy { abs(radius($0) - 2.5) <= 2.0.squareRoot() * 5 * noise })
  }
}
