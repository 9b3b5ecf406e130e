import Testing

@testable import Training

@Suite struct EvaluationScheduleTests {
  @Test func everyEpochIsMeasuredUpTo1024() {
    #expect((0...1024).allSatisfy { EvaluationSchedule.isDue($0) })
  }

  @Test(arguments: [(1024, 2), (2048, 4), (4096, 8), (8192, 16), (1 << 20, 1 << 11)])
  func eachDoublingHalvesTheShare(start: Int, distance: Int) {
    for epoch in start...(start + 4 * distance) {
      #expect(EvaluationSchedule.isDue(epoch) == (epoch % distance == 0), "epoch \(epoch)")
    }
    #expect(EvaluationSchedule.isDue(2 * start))
    // Just before the end of the doubling the distance is still the same.
    #expect(EvaluationSchedule.isDue(2 * start - distance))
    #expect(!EvaluationSchedule.isDue(2 * start - 1))
  }

  @Test func measurementsAreFewForALongRun() {
    // 1024 for the first 1024 epochs, then 512 for each doubling.
    #expect((1...65_536).count { EvaluationSchedule.isDue($0) } == 1024 + 6 * 512)
  }

  @Test(arguments: [4, 7]) func whatCostsMoreIsMeasuredMoreSeldom(power: Int) {
    let dense = 1 << power
    #expect((0...dense).allSatisfy { EvaluationSchedule.isDue($0, denseUpTo: power) })
    #expect(!EvaluationSchedule.isDue(dense + 1, denseUpTo: power))
    // Half as many with each doubling as before, and those of the curve among them.
    let due = (1...65_536).filter { EvaluationSchedule.isDue($0, denseUpTo: power) }
    #expect(due.count == dense + (16 - power) * dense / 2)
    #expect(due.allSatisfy { EvaluationSchedule.isDue($0) })
  }

  @Test func theLargestEpochIsNoTrap() {
    #expect(EvaluationSchedule.isDue(1 << 62))
    #expect(!EvaluationSchedule.isDue(.max))
  }
}
