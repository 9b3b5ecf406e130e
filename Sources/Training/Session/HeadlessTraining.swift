import Backprop

/// A run without a screen, by the same session core as the live view.
public struct HeadlessTraining: Sendable {
  private var core: SessionCore

  /// Creates a run at rest; what is due before its first step is done.
  ///
  /// - Parameters:
  ///   - duties: what is done at the ends of epochs.
  ///   - threads: what steps of big networks are split over.
  public init(
    _ prepared: PreparedExperiment, duties: EpochDuties = EpochDuties(),
    clock: SessionClock = .system, threads: ForkJoin? = nil
  ) {
    core = SessionCore(
      prepared, isRunning: false, speed: .max, clock: clock, measuresCurve: false, duties: duties,
      threads: threads)
    _ = core.evaluate()
    core.beginDuties()
    if case .paused(.commanded) = core.machine.activity { core.handle(.run) }
    core.finishDuties()
  }

  /// What the run is doing: running, or at rest for a reason.
  public var activity: SessionMachine.Activity { core.machine.activity }
  /// The run with its data.
  public var run: any TrainingRun { core.run }
  /// Epochs done, the present one in part.
  public var epochs: Double {
    Double(core.run.epoch) + Double(core.run.stepInEpoch) / Double(core.run.stepsPerEpoch)
  }
  /// Seconds since the start.
  public var seconds: Double { core.clock.now() - core.start }

  /// Trains for a while.
  ///
  /// - Parameters:
  ///   - seconds: the budget; at least one step is made where one is due.
  ///   - isInterrupted: asked between steps.
  public mutating func work(seconds: Double, isInterrupted: () -> Bool = { false }) {
    let end = core.clock.now() + seconds
    while core.machine.isWorking && !isInterrupted() {
      core.work(seconds: slice, isInterrupted: isInterrupted)
      if core.clock.now() >= end { break }
    }
  }

  /// Seconds of a slice. At its start the run is kept, to go back to where numbers overflow: short
  /// slices keep short what is repeated then, but with many parameters keeping costs more.
  private var slice: Double { max(0.02, Double(core.run.shape.parameterCount) * 5e-7) }

  /// Loss and answers over all data at the present moment.
  public mutating func evaluate() -> Evaluation { core.evaluate() }

  /// Writes a checkpoint of the present moment, if there is a place for it.
  public mutating func saveCheckpoint() throws { try core.saveCheckpoint() }
}
