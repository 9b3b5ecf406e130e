import Testing

@testable import Datasets

@Suite struct SpiralTests {
  private func radius(_ point: LabeledPoint) -> Double {
    (point.x1 * point.x1 + point.x2 * point.x2).squareRoot()
  }

  @Test func withoutNoisePointsLieOnTheTwoArms() {
    let points = SyntheticSource.spiral.drawn(400, noise: 0)
    for (index, point) in points.enumerated() {
      let along = Double(index % 200) / 200
      // Three and a half half-turns from the middle to the radius 5, at even steps.
      #expect(abs(radius(point) - 5 * along) < 1e-12)
      #expect(point.target == (index < 200 ? 1 : -1))
    }
  }

  @Test func theArmsAreMirrorImages() {
    let points = SyntheticSource.spiral.drawn(400, noise: 0)
    for (first, second) in zip(points.prefix(200), points.suffix(200)) {
      // Half a turn between them, to the rounding of π.
      #expect(abs(first.x1 + second.x1) < 1e-12 && abs(first.x2 + second.x2) < 1e-12)
    }
  }

  @Test func theArmsKeepApart() {
    // Beyond the middle, the nearest point is one of the same arm.
    let points = SyntheticSource.spiral.drawn(400, noise: 0)
    for point in points where radius(point) > 0.5 {
      let nearest = points.filter { $0 != point }.min { distance($0, point) < distance($1, point) }
      #expect(nearest?.target == point.target)
    }
  }

  private func distance(_ a: LabeledPoint, _ b: LabeledPoint) -> Double {
    (a.x1 - b.x1) * (a.x1 - b.x1) + (a.x2 - b.x2) * (a.x2 - b.x2)
  }

  @Test func noiseMovesPointsByUpToItsSize() {
    let noise = 0.3
    let still = SyntheticSource.spiral.drawn(400, noise: 0)
    let noisy = SyntheticSource.spiral.drawn(400, noise: noise)
    let moves = zip(still, noisy).flatMap { [$1.x1 - $0.x1, $1.x2 - $0.x2] }
    #expect(moves.allSatisfy { abs($0) <= noise + 1e-12 })
    #expect(moves.contains { $0 > 0.9 * noise } && moves.contains { $0 < -0.9 * noise })
    #expect(still.map { $0.target } == noisy.map { $0.target })
  }
}
