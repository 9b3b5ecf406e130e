import DrawnExperiments
import Testing

@testable import Training

@Suite struct HeadlessTrainingTests {
  @Test func lossesAreThoseOfTheLiveSessionAtTheSameEpochs() throws {
    var live = SessionCore(.small, isRunning: false, clock: .stopped)
    var headless = HeadlessTraining(.small, clock: .stopped)
    for epoch in 0...8 {
      let record = headless.record
      let snapshot = live.snapshot(SnapshotRequest())
      #expect(record.epoch == epoch)
      #expect(snapshot.epoch == epoch)
      #expect(record.step == snapshot.step)
      #expect(record.evaluation.train == snapshot.evaluation.train)
      #expect(record.evaluation.test == snapshot.evaluation.test)
      #expect(snapshot.history.buckets.map(\.train.last).last == record.evaluation.train.loss)
      try headless.trainEpoch()
      live.train(epochs: 1)
    }
  }

  @Test func onlyTheFirstRecordHasAHeader() throws {
    var training = HeadlessTraining(.small, clock: .stopped)
    #expect(training.record.header?.kernels == Experiment.small.startRun().kernels)
    #expect(training.record.header?.seed == .number(42))
    try training.trainEpoch()
    #expect(training.record.header == nil)
  }

  @Test func recordsCountSamplesAndSeconds() throws {
    let clock = ManualClock()
    var training = HeadlessTraining(.small, clock: clock.clock)
    for _ in 0..<3 { try training.trainEpoch() }
    clock.advance(by: 1.5)
    #expect(training.record.samples == 60)
    #expect(training.record.seconds == 1.5)
    #expect(training.record.step == 6)
    #expect(training.record.learningRate == 0.01)
  }

  @Test func recordsHaveTheRateOfTheNextStepAndTheSamplesThatWereTaken() throws {
    var experiment = Experiment.small
    experiment.schedule = .warmup(epochs: 4)
    experiment.batchSize = .count(7)
    experiment.dropsLast = true
    var training = HeadlessTraining(experiment, clock: .stopped)
    var rates = [training.record.learningRate]
    for _ in 0..<4 {
      try training.trainEpoch()
      rates.append(training.record.learningRate)
    }
    #expect(rates == [0.01 * 0.25, 0.01 * 0.5, 0.01 * 0.75, 0.01, 0.01])
    // Twenty samples are two batches of seven and a rest.
    #expect(training.record.step == 8 && training.record.samples == 56)
  }

  @Test func itIsDoneWithTheLastEpochAndThenStaysThere() throws {
    var experiment = Experiment.small
    experiment.epochs = 2
    var training = HeadlessTraining(experiment, clock: .stopped)
    #expect(!training.isDone)
    for _ in 0..<2 { try training.trainEpoch() }
    #expect(training.isDone)
    try training.trainEpoch()
    #expect(training.record.epoch == 2)
    var endless = HeadlessTraining(.small, clock: .stopped)
    try endless.trainEpoch()
    #expect(!endless.isDone)
  }
}
