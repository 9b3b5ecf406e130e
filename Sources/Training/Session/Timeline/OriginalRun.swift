/// The run that a fork has left, kept to be compared with.
struct OriginalRun: Sendable {
  /// Its past.
  private(set) var timeline: Timeline
  /// Its losses.
  let history: History
  /// Its last moment.
  let end: any TrainingRun
  /// The epoch up to which it and the fork are the same run.
  var forkEpoch: Int
  /// The run at the step asked for last, or on the way there.
  private var replay: TimelineReplay?

  /// Keeps a run within half of all bytes for pasts.
  init(_ timeline: Timeline, _ history: History, end: any TrainingRun, forkEpoch: Int) {
    self.timeline = timeline
    self.history = history
    self.end = end
    self.forkEpoch = forkEpoch
    self.timeline.set(budget: max(0, Timeline.totalBudget / 2 - end.bytesOfCopy), end)
  }

  /// The bytes that it takes.
  var bytes: Int { timeline.bytes + end.bytesOfCopy }

  /// What is drawn of it.
  var curve: OriginalCurve {
    OriginalCurve(
      buckets: history.buckets.filter { $0.lastEpoch > forkEpoch }, forkEpoch: forkEpoch,
      lastEpoch: end.epoch)
  }

  /// Whether it has to be replayed further to be compared with a moment.
  func isBehind(step: Int) -> Bool {
    let goal = goal(step)
    return goal != end.step && !(replay.map { $0.goal == goal && $0.isDone } ?? false)
  }

  private func goal(_ step: Int) -> Int { min(max(step, timeline.firstStep), end.step) }

  /// Goes on for a while towards the moment to be compared with.
  mutating func work(
    towards step: Int, seconds: Double, clock: SessionClock, isInterrupted: () -> Bool = { false }
  ) {
    let goal = goal(step)
    guard goal != end.step else { return }
    if replay?.goal != goal { replay = timeline.replay(to: goal, from: replay) }
    replay?.work(seconds: seconds, clock: clock, isInterrupted: isInterrupted)
  }

  /// Compares a run with it.
  func difference(of run: any TrainingRun) -> WeightDifference {
    let goal = goal(run.step)
    let then = goal == end.step ? end : replay?.run ?? end
    guard !isBehind(step: run.step) else { return .replaying(replay?.progress ?? 0) }
    guard then.shape == run.shape, then.data.inputNames == run.data.inputNames else {
      return .otherShape(then.shape.description)
    }
    return .known(
      zip(run.parameters, then.parameters).map { $0 - $1 }, step: then.step,
      isAtEnd: goal != run.step)
  }
}

/// What is drawn of the run that a fork has left.
public struct OriginalCurve: Equatable, Sendable {
  /// Its losses after the fork.
  public var buckets: [History.Bucket]
  /// The epoch up to which it is the run that goes on.
  public var forkEpoch: Int
  /// Its last epoch.
  public var lastEpoch: Int
}

/// How far the weights of a run are from those of the original.
public enum WeightDifference: Equatable, Sendable {
  /// w − w of the original, in the order of `NetworkShape`; the original's step, and whether that
  /// is another than the run's since there it ends or begins.
  case known([Double], step: Int, isAtEnd: Bool)
  /// It is being computed; the part that is done, 0 … 1.
  case replaying(Double)
  /// The networks are of different shapes; that of the original.
  case otherShape(String)
}

/// Which moment of the past is shown, and what came after it.
public struct PastMoment: Sendable {
  /// Epochs done at the present.
  public var lastEpoch: Int
  /// Steps done at the present.
  public var lastStep: Int
  /// The first epoch that can be shown.
  public var firstEpoch: Int
  /// What the run went through after the moment.
  public var future: [History.Bucket]
  /// The changes made after it.
  public var futureMarks: [History.Mark]
  /// The way to another moment, where it takes long.
  public var way: Way?

  /// A way to a moment.
  public struct Way: Equatable, Sendable {
    /// The epoch to be reached.
    public var epoch: Int
    /// The part that is done, 0 … 1.
    public var progress: Double
  }
}
