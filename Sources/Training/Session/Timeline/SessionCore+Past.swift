import Backprop

/// Looking at the past, and going on from it.
extension SessionCore {
  /// Goes somewhere in the past, or returns from it.
  mutating func travel(_ travel: Travel) {
    guard let recording else { return answer("this run keeps no past") }
    var visit = visit ?? Visit(run, prepared)
    let epoch = recording.epoch(ofStep: visit.step)
    let isWithinEpoch = recording.step(ofEpoch: epoch) < visit.step
    switch travel {
    case .open: break
    case .leave:
      self.visit = nil
      return
    case .cancel: visit.cancel()
    case .goOn: visit.goesOn = true
    case .moveEpochs(let offset):
      // From within an epoch its own beginning is one back.
      let start = offset < 0 && isWithinEpoch ? epoch + 1 : epoch
      setOut(&visit, to: step(ofEpoch: Self.moved(start, by: offset)))
    case .moveSteps(let offset):
      setOut(&visit, to: Self.moved(visit.step, by: offset))
    case .epoch(let epoch): setOut(&visit, to: step(ofEpoch: epoch))
    case .start: setOut(&visit, to: recording.firstStep)
    case .end: setOut(&visit, to: run.step)
    }
    self.visit = visit
    if visit.replay == nil && visit.goesOn { goOn() }
  }

  /// Goes back to the moment before the last step, as if neither that nor what was changed after
  /// it had been.
  mutating func stepBack() {
    guard let recording, run.step > recording.firstStep else {
      return answer("there is no step before this moment")
    }
    var replay = recording.replay(to: run.step - 1)
    replay.work(seconds: .infinity, clock: clock)
    prepared = replay.prepared
    revision += 1
    undoable.removeAll { $0.step > replay.run.step }
    let history = history.before(epoch: replay.run.epoch, shape: replay.run.shape)
    take(Kept(run: replay.run, history: history))
    lastSound = nil
    if best.map({ $0.moment.run.step > run.step }) ?? false { best = nil }
    perform(machine.wentBack())
  }

  /// A number from 0 moved by any other, at the most the largest there is.
  private static func moved(_ number: Int, by offset: Int) -> Int {
    offset > .max - number ? .max : number + offset
  }

  /// The step of an epoch, within the past.
  private func step(ofEpoch epoch: Int) -> Int {
    guard let recording else { return run.step }
    guard epoch >= recording.firstEpoch else { return recording.firstStep }
    return epoch > run.epoch ? run.step : recording.step(ofEpoch: epoch)
  }

  private mutating func setOut(_ visit: inout Visit, to wanted: Int) {
    guard let recording else { return }
    let step = min(max(recording.firstStep, wanted), run.step)
    if step == visit.step {
      answer(step == run.step ? "this is the present" : "the past begins here")
    } else if step == run.step {
      visit.show(run, prepared)
    } else if step == visit.run.step {
      visit.cancel()
    } else {
      visit.setOut(recording.replay(to: step, from: visit.replay))
    }
  }

  // MARK: Work

  /// Whether a moment is on its way that somebody waits for.
  var isReplaying: Bool {
    guard machine.activity != .stopped else { return false }
    if visit?.replay != nil { return true }
    return !machine.isWorking && showsDifference
      && original?.isBehind(step: (visit?.run ?? run).step) == true
  }

  /// Goes on towards moments that are waited for.
  mutating func replay(seconds: Double, isInterrupted: () -> Bool = { false }) {
    let clock = clock
    if visit?.replay != nil {
      visit?.work(seconds: seconds, clock: clock, isInterrupted: isInterrupted)
      if visit?.replay == nil, visit?.goesOn == true { goOn() }
    }
    if showsDifference, visit?.replay == nil {
      let step = (visit?.run ?? run).step
      original?.work(towards: step, seconds: seconds, clock: clock, isInterrupted: isInterrupted)
    }
  }

  /// A slice of that work, with news when it is done and ten times a second.
  mutating func replaySlice(seconds: Double, isInterrupted: () -> Bool) {
    guard isReplaying else { return }
    replay(seconds: seconds, isInterrupted: isInterrupted)
    let now = clock.now()
    guard !isReplaying || now - progressShown > 0.1 else { return }
    progressShown = now
    hasNews = true
  }

  // MARK: Showing

  /// Reads everything that a frame shows of the moment of the past that is looked at.
  mutating func pastSnapshot(_ request: SnapshotRequest, _ visit: Visit) -> Snapshot {
    var then = self
    then.visit = nil
    then.run = visit.run
    then.prepared = visit.prepared
    then.latest = visit.evaluation
    then.latestActivity = visit.activity
    then.probe = min(probe, visit.run.data.train.count - 1)
    let epoch = visit.run.epoch
    then.history = history.before(epoch: epoch, shape: visit.run.shape)
    var snapshot = then.presentSnapshot(request)
    self.visit?.evaluation = then.latest
    self.visit?.activity = then.latestActivity
    snapshot.past = PastMoment(
      lastEpoch: run.epoch, lastStep: run.step, firstEpoch: recording?.firstEpoch ?? 0,
      future: history.buckets.filter { $0.lastEpoch > epoch },
      futureMarks: history.marks.filter { $0.epoch > epoch },
      way: visit.replay.map {
        .init(epoch: recording?.epoch(ofStep: $0.goal) ?? 0, progress: $0.progress)
      })
    return snapshot
  }
}
