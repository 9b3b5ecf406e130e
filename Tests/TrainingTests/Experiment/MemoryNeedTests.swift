import Testing

@testable import Training

@Suite struct MemoryNeedTests {
  @Test func aNetworkOfAHundredMillionWeightsIsRefusedWithTheMemoryItWouldNeed() throws {
    let need = MemoryNeed(Experiment(), sizes: [2, 10_000, 10_000, 1])
    // 10⁸ weights: 48 bytes in the runs, 48 in snapshots.
    let reason = try #require(need.refusal(limit: 8e9))
    #expect(
      reason == "the network would have 100050001 weights and biases and need about 9.6 GB of "
        + "memory; allowed: up to 8 GB, half of what there is")
    #expect(need.refusal(limit: 1e10) == nil)
  }

  @Test func float64NeedsMore() {
    var experiment = Experiment()
    experiment.precision = .float64
    #expect(MemoryNeed(experiment, sizes: [2, 10_000, 10_000, 1]).refusal(limit: 1e10) != nil)
  }

  @Test func sizesBeyondAllCountingAreRefusedNotTrapped() {
    let need = MemoryNeed(Experiment(), sizes: [.max, .max, .max])
    #expect(need.refusal(limit: .infinity) == nil)
    #expect(need.refusal() != nil)
  }

  @Test func anExperimentThatFitsIsNotRefused() {
    #expect(MemoryNeed(Experiment(), sizes: [2, 8, 8, 1]).refusal() == nil)
  }
}
