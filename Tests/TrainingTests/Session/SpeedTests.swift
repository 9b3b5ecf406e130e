import Testing

@testable import Training

@Suite struct SpeedTests {
  @Test func theLadderLeadsUpToNoLimitAndBack() {
    var speed = Speed(epochsPerSecond: 1)
    var up: [Double?] = [1]
    while speed != .max {
      speed = speed.faster
      up.append(speed.epochsPerSecond)
    }
    #expect(up == [1, 2, 5, 10, 30, 60, 120, 300, 1000, nil])
    #expect(speed.faster == .max)
    var down: [Double?] = [nil]
    while speed.epochsPerSecond != 1 {
      speed = speed.slower
      down.append(speed.epochsPerSecond)
    }
    #expect(down == up.reversed())
    #expect(speed.slower == speed)
  }

  @Test func aSpeedOfItsOwnJoinsTheLadder() {
    #expect(Speed(epochsPerSecond: 7).faster == Speed(epochsPerSecond: 10))
    #expect(Speed(epochsPerSecond: 7).slower == Speed(epochsPerSecond: 5))
    #expect(Speed(epochsPerSecond: 0.5).slower == Speed(epochsPerSecond: 0.5))
    #expect(Speed(epochsPerSecond: 5000).faster == .max)
    #expect(Speed(epochsPerSecond: 5000).slower == Speed(epochsPerSecond: 1000))
  }
}

@Suite struct PaceTests {
  private let pace = Pace(Speed(epochsPerSecond: 4), stepsPerEpoch: 8, step: 100, time: 10)

  @Test func stepsAreDueAtTheirTime() {
    #expect(pace.allowance(step: 100, time: 10) == 0)
    #expect(pace.allowance(step: 100, time: 10.25) == 8)
    #expect(pace.allowance(step: 108, time: 10.25) == 0)
    #expect(pace.allowance(step: 109, time: 10.25) == -1)
    #expect(pace.wait(step: 100, time: 10) == 1.0 / 32)
    #expect(pace.wait(step: 100, time: 11) == 0)
  }

  @Test func noLimitNeverWaits() {
    let pace = Pace(.max, stepsPerEpoch: 8, step: 100, time: 10)
    #expect(pace.allowance(step: 100, time: 10) == .max)
    #expect(pace.wait(step: 1_000_000, time: 10) == 0)
  }

  @Test func yearsOfWaitingDoNotOverflow() {
    #expect(pace.allowance(step: 100, time: 1e300) == 1_000_000_000_000_000)
    #expect(pace.allowance(step: 100, time: -1e300) == 0)
  }
}
