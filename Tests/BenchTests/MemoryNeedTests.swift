import Endings
import Testing

@testable import perceptop_bench

@Suite struct MemoryNeedTests {
  private func workload(_ sizes: [Int], samples: Int = 8, batchSize: Int = 4) -> Workload {
    Workload(sizes: sizes, hidden: .relu, samples: samples, batchSize: batchSize)
  }

  @Test func everythingIsCounted() {
    // 16 + 10 parameters of 40 bytes, 8 samples of 5 numbers of 8, a teacher of 3·2 numbers of 4,
    // a batch of 4 ways through 9 inputs and units, 16 bytes for each.
    let need = MemoryNeed(workload([3, 4, 2]))
    #expect(need.bytes == 1040 + 320 + 24 + 576)
  }

  @Test func whatIsNeededIsAllowedAndNoByteLess() throws {
    let need = MemoryNeed(workload([3, 4, 2]))
    try need.check(limit: need.bytes)
    #expect(throws: Ending.self) { try need.check(limit: need.bytes - 1) }
  }

  private func refusal(_ workload: Workload, limit: Double) -> String? {
    do {
      try MemoryNeed(workload).check(limit: limit)
      return nil
    } catch {
      return (error as? Ending)?.message
    }
  }

  @Test func theSentenceNamesWhatWouldBeNeeded() {
    #expect(
      refusal(workload([100_000, 100_000]), limit: 8e9)
        == "100000-100000 needs about 440 GB of memory; allowed: up to 8 GB, half of what there is")
    #expect(
      refusal(workload([3, 2], samples: 1_000_000_000), limit: 8e9)?.contains("40 GB") == true)
  }

  @Test func sizesWhoseProductNoIntegerHoldsAreRefused() {
    let sentence = refusal(workload([Int.max, Int.max, Int.max]), limit: 1e12)
    // 2 · 40 · 2¹²⁶ bytes, and the teacher's 4 · 2¹²⁶.
    #expect(sentence?.contains(" needs about 7.1e+30 GB of memory") == true)
    let long = workload(Array(repeating: 1_000_000, count: 1000))
    #expect(refusal(long, limit: 1e12)?.count ?? 0 < 160)
  }

  @Test func theWorkloadsFitIntoAGigabyte() {
    for workload in Workload.all { #expect(MemoryNeed(workload).bytes < 1e9) }
    #expect(MemoryNeed.limit > 1e8)
  }
}
