import Testing

@testable import Training

@Suite struct HistoryMarkTests {
  @Test func aMarkBetweenMeasurementsBelongsToTheOneBefore() {
    var history = History()
    for epoch in [0, 8, 16] { history.append(epoch: epoch, train: 1, test: nil) }
    for epoch in [0, 3, 8, 15, 16, 20] { history.mark(epoch: epoch, "at \(epoch)") }
    #expect(history.marks(ofBucket: 0).map(\.epoch) == [0, 3])
    #expect(history.marks(ofBucket: 1).map(\.epoch) == [8, 15])
    #expect(history.marks(ofBucket: 2).map(\.epoch) == [16, 20])
  }

  @Test func readingsOfOtherDataAreNoneToCompare() {
    var history = History()
    let reading = Reading(
      epoch: 1, learningRate: 0.1, flows: [],
      activity: UnitActivity(
        step: 0, shape: .init(inputs: 1, layers: [(1, .elementwise(.tanh))]), sampleCount: 0,
        values: []))
    history.append(reading)
    history.breakOff()
    #expect(history.comparableReadings.isEmpty && history.readings.count == 1)
    history.append(reading)
    #expect(history.comparableReadings.count == 1)
    history.forgetReadings()
    #expect(history.readings.isEmpty && history.comparableReadings.isEmpty)
  }
}
