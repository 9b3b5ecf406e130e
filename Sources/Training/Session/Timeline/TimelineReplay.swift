/// A run on its way to a moment of the past, made of the same steps as at first.
///
/// It can be worked on in parts of any length.
struct TimelineReplay: Sendable {
  /// The run as far as it has come.
  private(set) var run: any TrainingRun
  /// The step to be reached.
  let goal: Int
  private let segments: [TimelineSegment]
  /// The segment that the run is in.
  private(set) var segment: Int
  /// The step that it set out from.
  private let start: Int
  /// How many steps are made between two looks at the clock.
  private var stride = 64

  /// Sets out from a run in a segment.
  init(_ timeline: Timeline, from run: any TrainingRun, in segment: Int, to goal: Int) {
    self.run = run
    self.goal = goal
    self.segment = segment
    segments = timeline.segments
    start = run.step
  }

  /// Whether the moment is reached.
  var isDone: Bool { run.step >= goal && !hasChangeHere }

  /// What is trained at the moment that is reached so far.
  var prepared: PreparedExperiment { segments[segment].prepared }

  /// The part of the way that is behind it, 0 … 1.
  var progress: Double {
    goal > start ? min(1, Double(run.step - start) / Double(goal - start)) : 1
  }

  private var hasChangeHere: Bool {
    segment + 1 < segments.count && segments[segment + 1].step <= min(run.step, goal)
  }

  /// Makes up to so many steps, and the changes between them.
  mutating func advance(_ count: Int) {
    var left = count
    while left > 0 && !isDone {
      if hasChangeHere {
        segment += 1
        let next = segments[segment]
        run = next.change.applied(to: run, next.prepared)
        continue
      }
      let end = segment + 1 < segments.count ? min(segments[segment + 1].step, goal) : goal
      let before = run.step
      run.makeSteps(min(left, end - before), learningRate: segments[segment].learningRate)
      left -= max(run.step - before, 1)
    }
  }

  /// Makes steps until the moment is reached, for a while.
  ///
  /// - Parameter isInterrupted: asked between steps.
  mutating func work(seconds: Double, clock: SessionClock, isInterrupted: () -> Bool = { false }) {
    let start = clock.now()
    var before = start
    while !isDone {
      advance(stride)
      let now = clock.now()
      // A look at the clock every millisecond or so.
      if now - before < 0.0005 { stride = min(2 * stride, 1 << 20) }
      if now - before > 0.002 { stride = max(stride / 2, 1) }
      before = now
      if isInterrupted() || now - start >= seconds { break }
    }
  }

  /// Returns the run at the end of the way.
  func finished() -> any TrainingRun {
    var replay = self
    while !replay.isDone { replay.advance(1 << 20) }
    return replay.run
  }
}

extension Timeline {
  /// Sets out to a step, not before the first, from the nearest run there is.
  ///
  /// - Parameter known: an earlier replay of this timeline, to go on from where it is nearer.
  func replay(to step: Int, from known: TimelineReplay? = nil) -> TimelineReplay {
    let goal = max(step, firstStep)
    let last = index(ofStep: goal)
    for index in (0...last).reversed() {
      let kept = segments[index].nearest(to: goal)
      if let known, known.segment == index, known.run.step <= goal,
        known.run.step >= kept?.step ?? 0
      {
        return TimelineReplay(self, from: known.run, in: index, to: goal)
      }
      if let kept { return TimelineReplay(self, from: kept, in: index, to: goal) }
    }
    return TimelineReplay(self, from: firstRun, in: 0, to: goal)
  }

  /// The run that it begins with.
  private var firstRun: any TrainingRun {
    let first = segments[0]
    if case .given(let run) = first.change { return run }
    return first.prepared.startRun(threads: threads)
  }

  /// Returns the run as it was after a step, however long that takes.
  func run(atStep step: Int) -> any TrainingRun { replay(to: step).finished() }
}
