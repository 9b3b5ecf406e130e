import Testing

@testable import Datasets

@Suite struct PlaneTests {
  @Test func targetsAreATenthOfTheSum() {
    for point in SyntheticSource.plane.drawn(300, noise: 0) {
      // Three roundings of numbers up to 2.
      #expect(abs(point.target - (point.x1 + point.x2) / 10) < 1e-15)
    }
  }

  @Test func noiseMovesTheTargetAndNotThePoint() {
    let still = SyntheticSource.plane.drawn(300, noise: 0)
    let noisy = SyntheticSource.plane.drawn(300, noise: 0.25)
    #expect(still.map(\.x1) == noisy.map(\.x1) && still.map(\.x2) == noisy.map(\.x2))
    let moves = zip(still, noisy).map { abs($0.target - $1.target) }
    // Up to 6 · 0.25 along each axis, a tenth of their sum; some come near it.
    #expect(moves.allSatisfy { $0 <= 0.3 } && moves.contains { $0 > 0.2 })
  }
}
