/// A look at the past: the moment that is shown, and the way to the next one.
struct Visit: Sendable {
  /// The run at the moment shown.
  private(set) var run: any TrainingRun
  /// What was trained then.
  private(set) var prepared: PreparedExperiment
  /// The way to another moment; nil at rest.
  private(set) var replay: TimelineReplay?
  /// The step to be shown: that of the moment shown, or the end of the way.
  private(set) var step: Int
  /// Whether training goes on from there.
  var goesOn = false

  /// The last evaluation of the moment.
  var evaluation: Evaluation?
  /// The last look at the units of the moment.
  var activity: UnitActivity?

  /// Begins at the present.
  init(_ run: any TrainingRun, _ prepared: PreparedExperiment) {
    self.run = run
    self.prepared = prepared
    step = run.step
  }

  /// Goes to a step at once.
  mutating func show(_ run: any TrainingRun, _ prepared: PreparedExperiment) {
    self.run = run
    self.prepared = prepared
    step = run.step
    replay = nil
    if evaluation?.step != step { evaluation = nil }
    if activity?.step != step { activity = nil }
  }

  /// Sets out to a moment.
  mutating func setOut(_ replay: TimelineReplay) {
    self.replay = replay
    step = replay.goal
  }

  /// Stays at the moment shown.
  mutating func cancel() {
    replay = nil
    goesOn = false
    step = run.step
  }

  /// Goes on towards the moment for a while, and shows it when it is reached.
  mutating func work(seconds: Double, clock: SessionClock, isInterrupted: () -> Bool) {
    replay?.work(seconds: seconds, clock: clock, isInterrupted: isInterrupted)
    if let replay, replay.isDone { show(replay.run, replay.prepared) }
  }
}
