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

  @Test func theLargestEpochIsNoTrap() {
    #expect(EvaluationSchedule.isDue(1 << 62))
    #expect(!EvaluationSchedule.isDue(.max))
  }
}
