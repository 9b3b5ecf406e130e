import Testing

@testable import Training

@Suite struct RateMeterTests {
  @Test func nothingIsKnownBeforeHalfASecond() {
    var meter = RateMeter(time: 10)
    meter.note(samples: 1000, time: 10.25)
    #expect(meter.perSecond == nil)
  }

  @Test func theRateIsThatOfTheLastWindow() {
    var meter = RateMeter(time: 10)
    meter.note(samples: 100, time: 10.25)
    meter.note(samples: 100, time: 10.5)
    #expect(meter.perSecond == 400)
    meter.note(samples: 50, time: 10.75)
    #expect(meter.perSecond == 400)
    meter.note(samples: 50, time: 11.5)
    #expect(meter.perSecond == 100)
  }
}
