import Testing

@testable import Datasets

@Suite struct MultiGaussTests {
  @Test func aPointHasTheHeightOfItsNearestTop() {
    let tops = [
      (-4.0, 2.5, 1.0), (0, 2.5, -1), (4, 2.5, 1), (-4, -2.5, -1), (0, -2.5, 1), (4, -2.5, -1),
    ]
    var signs: Set<Double> = []
    for point in SyntheticSource.multiGauss.drawn(1000, noise: 0) {
      // No point is within 2 of two tops: they are 4 and 5 apart.
      let near = tops.map { top in
        let away =
          ((point.x1 - top.0) * (point.x1 - top.0)
          + (point.x2 - top.1) * (point.x2 - top.1)).squareRoot()
        return top.2 * max(0, 1 - away / 2)
      }
      let expected = near.first { $0 != 0 } ?? 0
      #expect(abs(point.target - expected) < 1e-15)
      signs.insert(expected > 0 ? 1 : expected < 0 ? -1 : 0)
    }
    #expect(signs == [-1, 0, 1])
  }

  @Test func noiseMovesTheTargetAndNotThePoint() {
    let still = SyntheticSource.multiGauss.drawn(300, noise: 0)
    let noisy = SyntheticSource.multiGauss.drawn(300, noise: 0.25)
    #expect(still.map(\.x1) == noisy.map(\.x1) && still.map(\.x2) == noisy.map(\.x2))
    let moves = zip(still, noisy).map { abs($0.target - $1.target) }
    // Two moves of 1.5 are a way of 2.13, and a slope is ½.
    #expect(moves.allSatisfy { $0 <= 1.07 } && moves.contains { $0 > 0.5 })
  }
}
