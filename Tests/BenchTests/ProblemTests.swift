import Backprop
import Testing

@testable import perceptop_bench

@Suite struct ProblemTests {
  private func samples(
    _ problem: Problem, _ count: Int, inputs: Int = 2, outputs: Int = 1, seed: UInt64 = 3
  ) -> SampleSet<Float> {
    var rng = RandomGenerator(seed: seed)
    return problem.samples(count, inputs: inputs, outputs: outputs, using: &rng)
  }

  private func rows(_ samples: SampleSet<Float>) -> [(inputs: [Float], targets: [Float])] {
    (0..<samples.count).map { (Array(samples.input($0)), Array(samples.target($0))) }
  }

  @Test func exclusiveOrHasItsFourRows() {
    let rows = rows(samples(.xor, 4))
    #expect(rows.count == 4)
    #expect(Set(rows.map(\.inputs)).count == 4)
    for row in rows { #expect(row.targets == [row.inputs[0] != row.inputs[1] ? 1 : 0]) }
  }

  @Test func ringsLieWithinTheirRadiiAndAreMixed() {
    let rows = rows(samples(.rings, 250))
    #expect(rows.count == 250)
    #expect(rows.count { $0.targets == [1] } == 125)
    for row in rows {
      let radius = (row.inputs[0] * row.inputs[0] + row.inputs[1] * row.inputs[1]).squareRoot()
      // A radius of up to 5 is rounded three times to 24 bits.
      let range: ClosedRange<Float> = row.targets == [1] ? 0...2.5 : 3.5...5
      #expect(radius > range.lowerBound - 1e-5 && radius < range.upperBound + 1e-5)
    }
    // 62.5 of the first 125 in the mean, standard deviation √(250/16) = 4; five of them.
    #expect(abs(rows.prefix(125).count { $0.targets == [1] } - 62) <= 20)
  }

  @Test func featuresAreThoseOfTheSamePoints() {
    let points = rows(samples(.rings, 20))
    let features = rows(samples(.ringFeatures, 20))
    for (point, row) in zip(points, features) {
      let (x1, x2) = (point.inputs[0], point.inputs[1])
      let expected = [x1, x2, x1 * x1, x2 * x2, x1 * x2, Float.sin(x1), .sin(x2)]
      #expect(row.targets == point.targets)
      #expect(row.inputs.count == 7)
      // Numbers up to 25, computed from float64 there and from float32 here.
      for (a, b) in zip(row.inputs, expected) { #expect(abs(a - b) < 1e-5) }
    }
  }

  /// The teacher is what is drawn first. A label drawn anew is right by chance once in four:
  /// 0.9 + 0.1/4 agree, give or take five standard errors.
  @Test func oneLabelInTenIsDrawnAnew() {
    let (count, inputs, outputs) = (2000, 6, 4)
    let taught = samples(.teacher, count, inputs: inputs, outputs: outputs, seed: 8)
    var rng = RandomGenerator(seed: 8)
    let teacher = (0..<(inputs * outputs)).map { _ in Float(rng.normal()) }
    let right = rows(taught).count { row in
      let scores = (0..<outputs).map { unit in
        (0..<inputs).reduce(Float(0)) { $0 + row.inputs[$1] * teacher[$1 * outputs + unit] }
      }
      return row.targets[scores.indices.max { scores[$0] < scores[$1] } ?? 0] == 1
    }
    let share = 0.925
    let error = Double.sqrt(share * (1 - share) / Double(count))
    #expect(abs(Double(right) / Double(count) - share) < 5 * error)
  }

  @Test func targetsNameOneClassAndAllOccur() {
    let rows = rows(samples(.teacher, 300, inputs: 5, outputs: 3))
    #expect(rows.allSatisfy { $0.inputs.count == 5 && $0.targets.sorted() == [0, 0, 1] })
    #expect(Set(rows.map(\.targets)).count == 3)
  }

  @Test func oneOutputIsOneOfTwoClasses() {
    let targets = samples(.teacher, 300, inputs: 5, outputs: 1).targets
    // 150 in the mean if the classes are equal, standard deviation √75; five of them.
    #expect(targets.allSatisfy { $0 == 0 || $0 == 1 })
    #expect(abs(targets.reduce(0, +) - 150) < 5 * Float(75).squareRoot())
  }

  @Test(arguments: [Problem.rings, .ringFeatures, .teacher])
  func dataFollowFromTheSeed(_ problem: Problem) {
    #expect(samples(problem, 10).inputs == samples(problem, 10).inputs)
    #expect(samples(problem, 10).inputs != samples(problem, 10, seed: 4).inputs)
  }
}
