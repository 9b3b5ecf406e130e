import Testing

@testable import Backprop

@Suite struct RandomGeneratorTests {
  @Test func streamsAgreeWithAnIndependentImplementation() throws {
    let streams = try Reference.load().streams
    #expect(streams.count == 4)
    for row in streams {
      let seed = try #require(UInt64(row.seed))
      let stream = try #require(UInt64(row.stream))
      var rng = RandomGenerator(seed: seed, stream: stream)
      #expect(row.bits.map { _ in String(rng.next()) } == row.bits)
      #expect(row.uniform.map { _ in rng.uniform() } == row.uniform)
      #expect(row.below10.map { _ in rng.below(10) } == row.below10)
      #expect(row.belowLarge.map { _ in String(rng.below(1 << 62 + 1)) } == row.belowLarge)
    }
  }

  @Test func streamsOfOneSeedDiffer() {
    var first = RandomGenerator(seed: 5, stream: 0)
    var second = RandomGenerator(seed: 5, stream: 1)
    #expect(first != second)
    #expect(first.next() != second.next())
  }

  @Test func aCopyContinuesAlike() {
    var rng = RandomGenerator(seed: 5)
    _ = rng.normal()
    var copy = rng
    #expect(copy == rng)
    #expect((0..<10).map { _ in copy.normal() } == (0..<10).map { _ in rng.normal() })
    _ = copy.next()
    #expect(copy != rng)
  }

  /// Mean ½ with standard error 1/√(12 n), variance 1/12 with standard error 1/√(180 n); five
  /// of them.
  @Test func uniformIsUniformFromZeroToBelowOne() {
    var rng = RandomGenerator(seed: 3)
    let draws = (0..<20_000).map { _ in rng.uniform() }
    let n = Double(draws.count)
    let mean = draws.reduce(0, +) / n
    let variance = draws.reduce(0) { $0 + ($1 - 0.5) * ($1 - 0.5) } / n
    #expect(draws.allSatisfy { $0 >= 0 && $0 < 1 })
    #expect(abs(mean - 0.5) < 5 / .sqrt(12 * n))
    #expect(abs(variance - 1.0 / 12) < 5 / .sqrt(180 * n))
  }

  @Test func uniformFillsItsInterval() {
    var rng = RandomGenerator(seed: 4)
    let draws = (0..<2000).map { _ in rng.uniform(-3, 5) }
    #expect(draws.allSatisfy { $0 >= -3 && $0 < 5 })
    // 2000 draws miss an outer hundredth with a probability of e^−20.
    #expect(draws.contains { $0 < -2.92 } && draws.contains { $0 > 4.92 })
  }

  /// χ² of 7 classes has mean 6 and standard deviation √12: below 6 + 5 √12 = 23.3.
  @Test func belowTakesEachNumberEquallyOften() {
    var rng = RandomGenerator(seed: 9)
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<14_000 { counts[rng.below(7)] += 1 }
    let squares = counts.reduce(0.0) { $0 + Double(($1 - 2000) * ($1 - 2000)) / 2000 }
    #expect(squares < 23.3)
  }

  /// Without rejection, the lowest third of a bound of ¾ · 2⁶³ would come twice as often.
  @Test func belowIsUnbiasedForLargeBounds() {
    var rng = RandomGenerator(seed: 10)
    let bound = 3 << 61
    let n = 6000.0
    var low = 0.0
    for _ in 0..<6000 {
      let draw = rng.below(bound)
      #expect(draw >= 0 && draw < bound)
      if draw % 3 == 0 { low += 1 }
    }
    // A third of all, five standard errors √(n · 1/3 · 2/3).
    #expect(abs(low - n / 3) < 5 * .sqrt(n * 2 / 9))
  }

  @Test func belowOneIsZero() {
    var rng = RandomGenerator(seed: 11)
    #expect((0..<20).allSatisfy { _ in rng.below(1) == 0 })
  }

  @Test func belowZeroIsRefused() async {
    await #expect(processExitsWith: .failure) {
      var rng = RandomGenerator(seed: 1)
      _ = rng.below(0)
    }
  }

  /// Moments of the normal distribution: 0, 1, 0, 3; standard errors 1/√n, √(2/n), √(15/n),
  /// √(96/n), five of each.
  @Test func normalHasTheMomentsOfTheNormalDistribution() {
    var rng = RandomGenerator(seed: 12)
    let draws = (0..<20_000).map { _ in rng.normal() }
    let n = Double(draws.count)
    func moment(_ order: Int) -> Double {
      draws.reduce(0) { $0 + Double.pow($1, order) } / n
    }
    #expect(abs(moment(1)) < 5 / .sqrt(n))
    #expect(abs(moment(2) - 1) < 5 * .sqrt(2 / n))
    #expect(abs(moment(3)) < 5 * .sqrt(15 / n))
    #expect(abs(moment(4) - 3) < 5 * .sqrt(96 / n))
    #expect(draws.allSatisfy { $0.isFinite })
  }

  @Test func shuffleIsAPermutation() {
    var rng = RandomGenerator(seed: 13)
    for count in [0, 1, 2, 3, 100] {
      var elements = Array(0..<count)
      rng.shuffle(&elements)
      #expect(elements.sorted() == Array(0..<count))
    }
    var elements = Array(0..<100)
    rng.shuffle(&elements)
    #expect(elements != Array(0..<100))
  }

  /// χ² over the 24 orders of four elements has mean 23 and standard deviation √46: below
  /// 23 + 5 √46 = 56.9.
  @Test func shuffleTakesEachOrderEquallyOften() {
    var rng = RandomGenerator(seed: 14)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<4800 {
      var elements = [0, 1, 2, 3]
      rng.shuffle(&elements)
      counts[elements, default: 0] += 1
    }
    let squares = counts.values.reduce(0.0) { $0 + Double(($1 - 200) * ($1 - 200)) / 200 }
    #expect(counts.count == 24)
    #expect(squares < 56.9)
  }
}
