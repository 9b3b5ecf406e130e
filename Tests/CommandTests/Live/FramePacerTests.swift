import Testing
import Training

@testable import perceptop

@Suite struct FramePacerTests {
  private let wanted = SnapshotRequest(
    unitPictures: .init(columns: 7, rows: 5), surface: .init(columns: 34, rows: 34))

  @Test func framesComeThirtyTimesASecond() {
    var pacer = FramePacer(start: 10)
    var ticks = 0
    var now = 10.0
    while now < 11 {
      if now >= pacer.nextTick {
        _ = pacer.tick(now: now, wanted)
        ticks += 1
      }
      now += 0.0005
    }
    #expect((29...31).contains(ticks))
  }

  @Test func picturesTakeTurnsAndNeverComeTogether() {
    var pacer = FramePacer(start: 0)
    let requests = (0..<8).map { pacer.tick(now: Double($0), wanted) }
    #expect(requests.count { $0.surface != nil } == 2)
    #expect(requests.count { $0.unitPictures != nil } == 2)
    #expect(requests.allSatisfy { $0.surface == nil || $0.unitPictures == nil })
    #expect(requests.allSatisfy { !$0.isExact })
  }

  @Test func afterAPauseNothingIsMadeUpFor() {
    var pacer = FramePacer(start: 0)
    _ = pacer.tick(now: 0, wanted)
    _ = pacer.tick(now: 100, wanted)
    #expect(pacer.nextTick > 100)
  }

  @Test func aCostlySnapshotLeavesTrainingMostOfTheTime() {
    var pacer = FramePacer(start: 0)
    _ = pacer.tick(now: 0, wanted)
    let usual = pacer.nextTick
    pacer.note(cost: 0.001, now: 0.001)
    #expect(pacer.nextTick == usual, "a cheap one changes nothing")
    pacer.note(cost: 2, now: 2)
    #expect(pacer.nextTick > 2 + 4 * 2 - 1)
  }

  @Test func drawingTakesATwentiethOfAProcessorAtMost() {
    var pacer = FramePacer(start: 0)
    _ = pacer.tick(now: 0, wanted)
    let usual = pacer.nextTick
    pacer.note(drawing: 0.004)
    #expect(pacer.nextTick == usual, "one dear frame changes nothing")
    for _ in 0..<100 { pacer.note(drawing: 0.004) }
    #expect((0.088...0.0895).contains(pacer.nextTick))
    _ = pacer.tick(now: 1, wanted)
    for _ in 0..<100 { pacer.note(drawing: 0.001) }
    _ = pacer.tick(now: 2, wanted)
    pacer.note(drawing: 0.001)
    #expect(pacer.nextTick < 2.04, "cheap frames come as often as ever")
  }
}
