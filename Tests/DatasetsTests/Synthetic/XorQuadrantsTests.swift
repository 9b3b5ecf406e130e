import Testing

@testable import Datasets

@Suite struct XorQuadrantsTests {
  @Test func withoutNoiseTheQuadrantIsTheLabel() {
    for point in SyntheticSource.xorQuadrants.drawn(400, noise: 0) {
      #expect(point.target == (point.x1 * point.x2 > 0 ? 1 : -1))
    }
  }

  @Test func aGapAlongTheAxesKeepsTheClassesApart() {
    for point in SyntheticSource.xorQuadrants.drawn(400, noise: 0) {
      #expect(abs(point.x1) >= 0.3 && abs(point.x2) >= 0.3)
      #expect(abs(point.x1) <= 5.3 && abs(point.x2) <= 5.3)
    }
  }

  @Test func allQuadrantsHavePoints() {
    let signs = SyntheticSource.xorQuadrants.drawn(400, noise: 0)
      .map { [$0.x1 > 0, $0.x2 > 0] }
    #expect(Set(signs).count == 4)
  }

  @Test func noiseChangesLabelsNearTheAxesAndNoPoint() {
    let noise = 0.2
    let still = SyntheticSource.xorQuadrants.drawn(400, noise: 0)
    let noisy = SyntheticSource.xorQuadrants.drawn(400, noise: noise)
    #expect(still.map { [$0.x1, $0.x2] } == noisy.map { [$0.x1, $0.x2] })
    let changed = zip(still, noisy).filter { $0.target != $1.target }.map { $0.0 }
    #expect(!changed.isEmpty)
    // The label's point moves by up to 5 · noise: farther from both axes nothing changes.
    #expect(changed.allSatisfy { min(abs($0.x1), abs($0.x2)) <= 5 * noise })
  }
}
