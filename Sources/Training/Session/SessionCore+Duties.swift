/// What is done at the ends of epochs beside training.
extension SessionCore {
  /// Does what is due before the first step: the log's line of the untrained network.
  public mutating func beginDuties() {
    duties.begin(time: clock.now(), resumedEpoch: run.step > 0 ? run.epoch : nil)
    _ = performDuties()
  }

  /// Does what is due between two steps, which is most at the end of an epoch.
  ///
  /// - Returns: false where training shall not go on: numbers are not finite, the run has arrived,
  ///   or something can't be written.
  mutating func performDuties() -> Bool {
    guard machine.activity != .stopped else { return true }
    let isEnd = run.stepInEpoch == 0
    let saves =
      duties.save?.interval != nil
      && duties.isSaveDue(epoch: isEnd ? run.epoch : nil, time: clock.now())
    let evaluates = isEnd && duties.needsEvaluation(epoch: run.epoch)
    guard saves || evaluates else { return true }
    // The untrained network is shown as it is; after that a number that is not finite is a
    // divergence, which neither a log nor a checkpoint shall keep.
    if run.step > 0 {
      guard run.isFinite else { return false }
      if !evaluate().train.loss.isFinite { return false }
    }
    do {
      if isEnd, duties.isLogDue(epoch: run.epoch) { try writeRecord() }
      if saves { try saveCheckpoint() }
    } catch {
      perform(machine.halted(.failed("\(error)")))
      return false
    }
    guard evaluates, let until = duties.until, until.isMet(by: evaluate()) else { return true }
    perform(machine.halted(.arrived(until)))
    return false
  }

  /// Does what is due when the run's end is reached, by its epochs or by having arrived.
  mutating func finishDuties() {
    guard case .paused(let reason) = machine.activity else { return }
    switch reason {
    case .epochsReached, .arrived:
      guard duties.log != nil, duties.log?.lastEpoch != run.epoch, run.stepInEpoch == 0 else {
        return
      }
      do {
        try writeRecord()
      } catch {
        perform(machine.halted(.failed("\(error)")))
      }
    case .commanded, .conditionMet, .diverged, .failed: break
    }
  }

  private mutating func writeRecord() throws {
    let record = record
    try duties.write(record)
  }

  /// Writes a checkpoint of the present moment, if there is a place for it.
  public mutating func saveCheckpoint() throws {
    guard let write = duties.save?.write else { return }
    try write(checkpoint)
    handMadeEdits = 0
    duties.noteSave(time: clock.now())
  }

  /// Whether there is a place for checkpoints.
  public var isSaving: Bool { duties.save != nil }

  /// The present moment as a file keeps it.
  public var checkpoint: Checkpoint { run.checkpoint(learningRate: learningRate) }

  /// Samples worked through; of more than can be counted, as from a file that lies, as many as can.
  private var samplesSeen: Int {
    let (samples, isTooMany) = run.epoch.multipliedReportingOverflow(by: run.samplesPerEpoch)
    return isTooMany ? .max : samples
  }

  /// The log's line for the present epoch; making it evaluates all data.
  public var record: LogRecord {
    mutating get {
      LogRecord(
        epoch: run.epoch, step: run.step, evaluation: evaluate(),
        learningRate: scheduledLearningRate, samples: samplesSeen,
        seconds: clock.now() - start,
        header: LogRecord.Header(kernels: run.kernels, seed: experiment.seed))
    }
  }
}
