import Testing

@testable import Backprop

@Suite struct ScheduleTests {
  private func factors(_ schedule: Schedule, _ epochs: [Int]) -> [Double] {
    epochs.map { schedule.factor(epoch: $0) }
  }

  @Test func constantNeverChanges() {
    #expect(factors(.constant, [0, 1, 1_000_000_000_000]) == [1, 1, 1])
  }

  @Test func stepFallsAfterEachStretchOfEpochs() {
    #expect(
      factors(.step(size: 3, gamma: 0.5), [0, 1, 2, 3, 5, 6, 30])
        == [1, 1, 1, 0.5, 0.5, 0.25, 0x1p-10])
    #expect(factors(.step(size: 1, gamma: 2), [0, 1, 2]) == [1, 2, 4])
  }

  @Test func exponentialFallsWithEachEpoch() {
    #expect(factors(.exponential(gamma: 0.5), [0, 1, 2, 10]) == [1, 0.5, 0.25, 0x1p-10])
    #expect(Schedule.exponential(gamma: 0.5).factor(epoch: 1_000_000_000_000) == 0)
  }

  @Test func cosineGoesDownToItsMinimumAndStaysThere() {
    let found = factors(.cosine(epochs: 6, minimum: 0.1), [0, 2, 3, 4, 6, 7, 12, 1_000_000])
    // cos of 0, π/3, π/2, 2π/3, π: 1, ½, 0, −½, −1.
    let expected = [1, 0.775, 0.55, 0.325, 0.1, 0.1, 0.1, 0.1]
    #expect(zip(found, expected).allSatisfy { isClose($0, $1, units: 4, scale: 1) })
    #expect(Schedule.cosine(epochs: 5).factor(epoch: 5) == 0)
  }

  @Test func warmupIsALineUpToOne() {
    #expect(factors(.warmup(epochs: 4), [0, 1, 2, 3, 4, 100]) == [0.25, 0.5, 0.75, 1, 1, 1])
    #expect(factors(.warmup(epochs: 1), [0, 1]) == [1, 1])
  }

  @Test func namesFindTheDefaults() {
    #expect(
      Schedule.all.map(\.name) == ["constant", "step", "exponential", "cosine", "warmup"])
    #expect(Schedule.all.allSatisfy { Schedule(name: $0.name) == $0 })
    #expect(Schedule(name: "step") == .step(size: 30, gamma: 0.1))
    #expect(Schedule(name: "Step") == nil)
    #expect(Schedule(name: "") == nil)
  }

  @Test func impossibleSchedulesAreRefused() async {
    await #expect(processExitsWith: .failure) { _ = Schedule.constant.factor(epoch: -1) }
    await #expect(processExitsWith: .failure) { _ = Schedule.step(size: 0).factor(epoch: 1) }
    await #expect(processExitsWith: .failure) { _ = Schedule.cosine(epochs: 0).factor(epoch: 1) }
    await #expect(processExitsWith: .failure) { _ = Schedule.warmup(epochs: 0).factor(epoch: 1) }
  }
}
