import DrawnExperiments
import Foundation
import Testing

@testable import Training

/// What is done at the ends of epochs, through a run without a screen.
@Suite struct EpochDutiesTests {
  @Test(arguments: [
    (1, 4, [0, 1, 2, 3, 4]), (2, 5, [0, 2, 4, 5]), (3, 6, [0, 3, 6]), (10, 3, [0, 3]),
    (5, 0, [0]), (Int.max, 2, [0, 2]),
  ])
  func linesAreThereAtJustTheEpochsThatAreDueAndTheLast(
    every: Int, epochs: Int, expected: [Int]
  ) {
    let log = Kept<String>()
    var training = HeadlessTraining(
      .small(epochs: epochs), duties: EpochDuties(log: log.log(every: every)))
    training.finish()
    #expect(log.epochs == expected)
    #expect(training.activity == .paused(.epochsReached))
  }

  @Test func commaSeparatedLinesHaveOneHeadingAndTheSameNumberOfFields() throws {
    let log = Kept<String>()
    var training = HeadlessTraining(
      .small(epochs: 2), duties: EpochDuties(log: log.log(.csv)))
    training.finish()
    let lines = log.text.split(separator: "\n")
    try #require(lines.count == 4)
    #expect(
      lines[0] == "epoch,step,train_loss,test_loss,train_accuracy,test_accuracy,learning_rate,"
        + "samples,seconds,kernels,seed")
    #expect(lines.dropFirst().map { $0.prefix(2) } == ["0,", "1,", "2,"])
    #expect(Set(lines.map { $0.split(separator: ",").count }) == [11])
  }

  @Test(arguments: [LogFormat.jsonLines, .csv])
  func aResumedLogGoesOnAfterTheLastEpochWithoutAHeading(_ format: LogFormat) throws {
    let whole = Kept<String>()
    var training = HeadlessTraining(
      .small(epochs: 6), duties: EpochDuties(log: whole.log(format)))
    training.finish()
    let parts = Kept<String>()
    var first = HeadlessTraining(.small(epochs: 3), duties: EpochDuties(log: parts.log(format)))
    first.finish()
    var prepared = Experiment.small(epochs: 6).prepared
    try prepared.resume(first.run.checkpoint(learningRate: 0.01))
    var second = HeadlessTraining(
      prepared, duties: EpochDuties(log: parts.log(format, continues: true)), clock: .stopped)
    second.finish()
    #expect(parts.text == whole.text)
  }

  @Test func untilIsLookedAtBeforeTheFirstStep() throws {
    let log = Kept<String>()
    let until = try #require(StopCondition("train_loss<1000"))
    var training = HeadlessTraining(
      .small(epochs: 5), duties: EpochDuties(log: log.log(every: 3), until: until))
    #expect(training.activity == .paused(.arrived(until)))
    training.finish()
    #expect(training.run.step == 0 && log.epochs == [0])
  }

  @Test func untilEndsARunAtTheFirstEpochThatMeetsIt() throws {
    let log = Kept<String>()
    var plain = HeadlessTraining(.small(epochs: 40), duties: EpochDuties(log: log.log()))
    plain.finish()
    let losses = log.records.compactMap { $0["train_loss"] }
    let limit = (losses[0] + (losses.min() ?? 0)) / 2
    let first = try #require(losses.firstIndex { $0 < limit })
    try #require(first > 1)
    let until = try #require(StopCondition("train_loss<\(limit)"))
    let logUntil = Kept<String>()
    var training = HeadlessTraining(
      .small(epochs: nil), duties: EpochDuties(log: logUntil.log(every: 1000), until: until))
    training.finish()
    #expect(training.activity == .paused(.arrived(until)))
    #expect(training.run.epoch == first)
    // The last line is there though it was not due.
    #expect(logUntil.epochs == [0, first])
    #expect(logUntil.records.last?["train_loss"] == losses[first])
  }

  @Test(arguments: Experiment.Precision.allCases)
  func dutiesChangeNoNumberOfTheRun(_ precision: Experiment.Precision) throws {
    var experiment = Experiment.small(epochs: 7)
    experiment.precision = precision
    var plain = HeadlessTraining(experiment, clock: .stopped)
    plain.finish()
    let saved = Kept<Checkpoint>()
    var busy = HeadlessTraining(
      experiment,
      duties: EpochDuties(
        log: Kept<String>().log(every: 2), save: .init(every: .epochs(3)) { saved.keep($0) },
        until: StopCondition("train_loss<-1")))
    busy.finish()
    #expect(busy.bytes == plain.bytes)
    #expect(saved.all.count == 2)
  }

  @Test func aLineThatCanNotBeWrittenPausesWithItsSentence() {
    let log = Kept<String>()
    let failing = EpochDuties.Log(format: .jsonLines) { text in
      if log.all.count == 3 { throw FullDisk() }
      log.keep(text)
    }
    var training = HeadlessTraining(.small(epochs: 9), duties: EpochDuties(log: failing))
    training.finish()
    #expect(training.activity == .paused(.failed("the disk is full")))
    #expect(training.run.epoch == 3 && log.epochs == [0, 1, 2])
  }

  @Test func aFirstOrLastLineThatCanNotBeWrittenPausesAsWell() {
    let never = EpochDuties.Log(format: .csv) { _ in throw FullDisk() }
    var first = HeadlessTraining(.small(epochs: 2), duties: EpochDuties(log: never))
    first.finish()
    #expect(first.activity == .paused(.failed("the disk is full")) && first.run.step == 0)
    let log = Kept<String>()
    let once = EpochDuties.Log(format: .csv, every: 100) { text in
      if !log.all.isEmpty { throw FullDisk() }
      log.keep(text)
    }
    var last = HeadlessTraining(.small(epochs: 2), duties: EpochDuties(log: once))
    last.finish()
    #expect(last.activity == .paused(.failed("the disk is full")) && last.run.epoch == 2)
  }

  @Test func aCheckpointThatCanNotBeWrittenPausesWithItsSentence() {
    var training = HeadlessTraining(
      .small(epochs: 9),
      duties: EpochDuties(save: .init(every: .epochs(2)) { _ in throw FullDisk() }))
    training.finish()
    #expect(training.activity == .paused(.failed("the disk is full")))
    #expect(training.run.epoch == 2)
    #expect(throws: FullDisk.self) { try training.saveCheckpoint() }
  }

  private func epochs(of saved: Kept<Checkpoint>) throws -> [Int64] {
    try saved.all.map { try $0.safetensors.integers(of: "trainer.epoch")[0] }
  }

  @Test func checkpointsAreWrittenAfterTheEpochsThatAreDue() throws {
    let saved = Kept<Checkpoint>()
    var training = HeadlessTraining(
      .small(epochs: 7), duties: EpochDuties(save: .init(every: .epochs(3)) { saved.keep($0) }))
    training.finish()
    #expect(try epochs(of: saved) == [3, 6])
    try training.saveCheckpoint()
    #expect(try epochs(of: saved) == [3, 6, 7])
  }

  @Test func withoutAnIntervalNoneIsWrittenBeforeTheEnd() throws {
    let saved = Kept<Checkpoint>()
    var training = HeadlessTraining(
      .small(epochs: 7), duties: EpochDuties(save: .init(every: nil) { saved.keep($0) }))
    training.finish()
    #expect(saved.all.isEmpty)
    try training.saveCheckpoint()
    #expect(saved.all.count == 1)
  }

  @Test func checkpointsAreWrittenAtTheEndOfTheEpochInWhichTheirTimeComes() throws {
    var duties = EpochDuties(save: .init(every: .seconds(10)) { _ in })
    duties.begin(time: 100, resumedEpoch: nil)
    #expect(!duties.isSaveDue(epoch: 1, time: 109.5))
    #expect(duties.isSaveDue(epoch: 2, time: 110))
    #expect(duties.isSaveDue(epoch: 2, time: 300))
    duties.noteSave(time: 112)
    #expect(!duties.isSaveDue(epoch: 3, time: 121.9) && duties.isSaveDue(epoch: 4, time: 122))
  }

  @Test func aRunOfSecondsIsSavedOnceForEachOfThem() throws {
    // Ten seconds pass whenever a line is written, which is once an epoch.
    let clock = ManualClock()
    let saved = Kept<Checkpoint>()
    var training = HeadlessTraining(
      .small(epochs: 9),
      duties: EpochDuties(
        log: .init(format: .jsonLines) { _ in clock.advance(by: 10) },
        save: .init(every: .seconds(25)) { saved.keep($0) }),
      clock: clock.clock)
    training.finish()
    // At the end of epoch n it is 10n seconds, and 10 more after its line: the first is due at 25
    // and written at 30, after a step of the third epoch, the next at 55 and 60, and so on.
    #expect(try epochs(of: saved) == [2, 5, 8])
  }

  @Test func aRunThatDivergesIsNeitherLoggedNorSavedThere() throws {
    let log = Kept<String>()
    let saved = Kept<Checkpoint>()
    var experiment = Experiment.diverging
    experiment.hidden = []
    experiment.learningRate = 10
    var training = HeadlessTraining(
      experiment,
      duties: EpochDuties(
        log: log.log(), save: .init(every: .epochs(1)) { saved.keep($0) }))
    training.finish()
    guard case .paused(.diverged) = training.activity else {
      Issue.record("not diverged: \(training.activity)")
      return
    }
    #expect(log.epochs == Array(0...training.run.epoch))
    #expect(!log.text.contains("null"))
    #expect(try epochs(of: saved) == (1...training.run.epoch).map { Int64($0) })
  }

  @Test func aLogOfNoEpochsIsAMistakeOfTheProgram() async {
    await #expect(processExitsWith: .failure) {
      _ = EpochDuties.Log(format: .csv, every: 0) { _ in }
    }
  }
}
