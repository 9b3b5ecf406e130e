import Backprop

/// A run without a screen, epoch by epoch, by the same session core as the live view.
public struct HeadlessTraining: Sendable {
  private var core: SessionCore
  private let clock: SessionClock
  private let start: Double

  /// Creates the run of an experiment, at epoch 0.
  ///
  /// - Parameter threads: what steps of big networks are split over.
  public init(
    _ prepared: PreparedExperiment, clock: SessionClock = .system, threads: ForkJoin? = nil
  ) {
    core = SessionCore(
      prepared, isRunning: false, clock: clock, measuresCurve: false, threads: threads)
    self.clock = clock
    start = clock.now()
    _ = core.evaluate()
  }

  /// Whole epochs done.
  public var epoch: Int { core.run.epoch }
  /// Seconds since the start.
  public var seconds: Double { clock.now() - start }

  /// Whether the experiment's epochs are done.
  public var isDone: Bool {
    core.experiment.epochs.map { core.run.epoch >= $0 } ?? false
  }

  /// Trains one epoch.
  ///
  /// - Throws: the step that made a number that is not finite; the run is at the step before.
  public mutating func trainEpoch() throws(Divergence) {
    core.complete(.stepEpoch)
    if case .paused(.diverged(let divergence)) = core.machine.activity { throw divergence }
  }

  /// The log's line for the present epoch; making it evaluates all data.
  public var record: LogRecord {
    mutating get {
      let run = core.run
      return LogRecord(
        epoch: run.epoch, step: run.step, evaluation: core.evaluate(),
        learningRate: core.scheduledLearningRate, samples: run.epoch * run.samplesPerEpoch,
        seconds: seconds,
        header: run.epoch == 0
          ? LogRecord.Header(kernels: run.kernels, seed: core.experiment.seed) : nil)
    }
  }
}
