import Backprop
import Dashboard
import TerminalUI
import Training

/// Shortcuts of tests: an experiment that reads no file and has no contradictions goes where a
/// prepared one is wanted.
extension Experiment {
  /// The experiment with its data.
  public var prepared: PreparedExperiment {
    do {
      return try PreparedExperiment(self, origin: "test")
    } catch {
      preconditionFailure("the experiment of a test can be used: \(error)")
    }
  }

  /// Starts the run, at step 0.
  public func startRun(threads: ForkJoin? = nil) -> any TrainingRun {
    prepared.startRun(threads: threads)
  }
}

extension SessionCore {
  /// Creates the session of an experiment.
  public init(
    _ experiment: Experiment, isRunning: Bool, speed: Speed = .standard,
    clock: SessionClock = .system, measuresCurve: Bool = true, threads: ForkJoin? = nil
  ) {
    self.init(
      experiment.prepared, isRunning: isRunning, speed: speed, clock: clock,
      measuresCurve: measuresCurve, threads: threads)
  }
}

extension HeadlessTraining {
  /// Creates the run of an experiment.
  public init(
    _ experiment: Experiment, clock: SessionClock = .system, threads: ForkJoin? = nil
  ) {
    self.init(experiment.prepared, clock: clock, threads: threads)
  }
}

extension ScreenPicture {
  /// Trains an experiment for some epochs and draws the paused screen.
  public static func frame(
    of experiment: Experiment, epochs: Int, size: Size, view: DashboardView = .overview,
    appearance: Appearance = Appearance(), scheme: Scheme = .dark, keys: [Key] = []
  ) -> Buffer {
    frame(
      of: experiment.prepared, epochs: epochs, size: size, view: view, appearance: appearance,
      scheme: scheme, keys: keys)
  }
}
