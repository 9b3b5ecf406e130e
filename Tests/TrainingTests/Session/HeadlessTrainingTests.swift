import Backprop
import DrawnExperiments
import Foundation
import Testing

@testable import Training

@Suite struct HeadlessTrainingTests {
  @Test func lossesAreThoseOfTheLiveSessionAtTheSameEpochs() throws {
    var live = SessionCore(.small, isRunning: false, clock: .stopped)
    let log = Kept<String>()
    var logged = HeadlessTraining(.small(epochs: 8), duties: EpochDuties(log: log.log()))
    logged.finish()
    let records = log.records
    try #require(records.count == 9)
    for epoch in 0...8 {
      var headless = HeadlessTraining(.small(epochs: epoch), clock: .stopped)
      headless.finish()
      let evaluation = headless.evaluate()
      let snapshot = live.snapshot(SnapshotRequest())
      #expect(headless.run.epoch == epoch && snapshot.epoch == epoch)
      #expect(headless.run.step == snapshot.step)
      #expect(evaluation.train == snapshot.evaluation.train)
      #expect(evaluation.test == snapshot.evaluation.test)
      #expect(snapshot.history.buckets.map(\.train.last).last == evaluation.train.loss)
      #expect(records[epoch]["epoch"] == Double(epoch))
      #expect(records[epoch]["step"] == Double(snapshot.step))
      #expect(records[epoch]["train_loss"] == evaluation.train.loss)
      #expect(records[epoch]["test_loss"] == evaluation.test?.loss)
      #expect(records[epoch]["train_accuracy"] == evaluation.train.accuracy)
      #expect(records[epoch]["test_accuracy"] == evaluation.test?.accuracy)
      live.train(epochs: 1)
    }
  }

  @Test func onlyTheFirstRecordHasAHeader() throws {
    let log = Kept<String>()
    var training = HeadlessTraining(.small(epochs: 1), duties: EpochDuties(log: log.log()))
    #expect(log.all.count == 1, "the line of the untrained network is there before any step")
    training.finish()
    try #require(log.all.count == 2)
    let kernels = Experiment.small.startRun().kernels
    #expect(log.all[0].hasSuffix(#","kernels":"\#(kernels)","seed":42}"# + "\n"))
    #expect(!log.all[1].contains("kernels") && !log.all[1].contains("seed"))
  }

  @Test func recordsCountSamplesAndSeconds() throws {
    let clock = ManualClock()
    let log = Kept<String>()
    var training = HeadlessTraining(
      .small(epochs: 3), duties: EpochDuties(log: log.log(every: 3)), clock: clock.clock)
    clock.advance(by: 1.5)
    training.finish()
    let record = try #require(log.records.last)
    #expect(record["samples"] == 60 && record["seconds"] == 1.5)
    #expect(record["step"] == 6 && record["learning_rate"] == 0.01)
    #expect(training.seconds == 1.5)
  }

  @Test func recordsHaveTheRateOfTheNextStepAndTheSamplesThatWereTaken() throws {
    var experiment = Experiment.small(epochs: 4)
    experiment.schedule = .warmup(epochs: 4)
    experiment.batchSize = .count(7)
    experiment.dropsLast = true
    let log = Kept<String>()
    var training = HeadlessTraining(experiment, duties: EpochDuties(log: log.log()))
    training.finish()
    let rates = log.records.compactMap { $0["learning_rate"] }
    #expect(rates == [0.01 * 0.25, 0.01 * 0.5, 0.01 * 0.75, 0.01, 0.01])
    // Twenty samples are two batches of seven and a rest.
    #expect(log.records.last?["step"] == 8 && log.records.last?["samples"] == 56)
  }

  @Test func itIsDoneWithTheLastEpochAndThenStaysThere() throws {
    var training = HeadlessTraining(.small(epochs: 2), clock: .stopped)
    #expect(training.activity == .running)
    training.finish()
    #expect(training.activity == .paused(.epochsReached))
    training.finish()
    #expect(training.run.epoch == 2 && training.epochs == 2)
    // Without an end it goes on until it is interrupted.
    var endless = HeadlessTraining(.small(epochs: nil), clock: .stopped)
    var looks = 0
    endless.work(seconds: .infinity) {
      looks += 1
      return looks > 20
    }
    #expect(endless.activity == .running && endless.run.step > 0)
  }

  @Test func aBudgetOfNoTimeStillMakesAStep() {
    let clock = ManualClock(stepPerRead: 1)
    var training = HeadlessTraining(.small(epochs: nil), clock: clock.clock)
    training.work(seconds: 0)
    #expect(training.run.step > 0 && training.activity == .running)
  }

  @Test func interruptionsChangeNoNumber() {
    var whole = HeadlessTraining(.small(epochs: 5), clock: .stopped)
    whole.finish()
    var cut = HeadlessTraining(.small(epochs: 5), clock: .stopped)
    while cut.activity == .running {
      var looks = 0
      cut.work(seconds: .infinity) {
        looks += 1
        return looks > 2
      }
    }
    #expect(cut.bytes == whole.bytes)
  }
}
