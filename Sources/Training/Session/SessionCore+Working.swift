/// Making steps, and going back when numbers overflow.
extension SessionCore {
  /// Takes a command that asks for a step and goes on until the step is done.
  public mutating func complete(_ command: Command) {
    handle(command)
    while case .stepping = machine.activity { work(seconds: .infinity) }
    while isReplaying || isPlayingLesson { work(seconds: .infinity) }
  }

  /// Makes steps until the goal, the speed's limit, an interruption or the end of the budget.
  ///
  /// - Parameters:
  ///   - seconds: the budget; at least one step is made where one is due.
  ///   - isInterrupted: asked between steps.
  public mutating func work(seconds: Double, isInterrupted: () -> Bool = { false }) {
    if isPlayingLesson { return playLesson(seconds: seconds, isInterrupted: isInterrupted) }
    guard machine.isWorking else {
      return replaySlice(seconds: seconds, isInterrupted: isInterrupted)
    }
    measureStart()
    let kept = Kept(run: run, history: history)
    let start = clock.now()
    var allowance = isPaced ? pace.allowance(step: run.step, time: start) : .max
    var before = start
    while allowance > 0 {
      let step = run.step
      makeSteps(min(allowance, stride, machine.stepsToGoal(at: position) ?? .max))
      allowance -= run.step - step
      guard performDuties(), !pausesByItself() else { break }
      if position.isAtEnd || machine.hasReachedGoal(at: position) { break }
      let now = clock.now()
      adaptStride(took: now - before)
      before = now
      if isInterrupted() || now - start >= seconds { break }
      // So that a divergence can always be traced back to its step.
      if run.step - kept.run.step >= Self.mostStepsRepeated { break }
    }
    catchUp()
    let actions = machine.worked(to: position)
    guard isSound else { return recover(from: kept) }
    rate.note(samples: samplesDone(since: kept.run), time: clock.now())
    perform(actions)
    finishDuties()
  }

  /// Whether all numbers are finite: the weights, and the loss over all data where it is known or
  /// about to be shown.
  private var isSound: Bool {
    mutating get {
      guard run.isFinite else { return false }
      let isKnown = latest?.step == run.step
      let isShown = !machine.isWorking && measuresCurve && isEvaluationCheap
      // How a run ends is looked at whatever it costs: somebody will keep it.
      guard isKnown || isShown || position.isAtEnd else { return true }
      return evaluate().train.loss.isFinite
    }
  }

  /// Makes up to `count` steps, none beyond the end of the epoch.
  private mutating func makeSteps(_ count: Int) {
    let toKept = recording.map { $0.nextKept - run.step } ?? count
    run.makeSteps(min(count, max(toKept, 1)), learningRate: learningRate)
    recording?.note(run)
    guard run.stepInEpoch == 0 else { return }
    if EvaluationSchedule.isDue(run.epoch) {
      measureLoss()
    } else if watch.isDue(epoch: run.epoch) {
      observe(evaluate())
    }
  }

  /// Pauses where a condition for it has become true.
  private mutating func pausesByItself() -> Bool {
    guard let sentence = pauseSentence else { return false }
    pauseSentence = nil
    // The end of the run, and of a step, say more.
    guard !position.isAtEnd, machine.activity == .running, run.isFinite else { return false }
    perform(machine.halted(.conditionMet(sentence)))
    return true
  }

  /// Judges the numbers of an epoch by the conditions to pause at.
  mutating func observe(_ evaluation: Evaluation) {
    let (train, test) = (evaluation.train.loss, evaluation.test?.loss)
    defer {
      lossBefore = train
      if let test, test < smallestTestLoss ?? .infinity { smallestTestLoss = test }
    }
    pauseSentence = nil
    guard !watch.conditions.isEmpty else { return }
    let dead = watch.conditions[.deadUnits] == nil ? 0 : measuredActivity().deadCount
    let ratios =
      watch.conditions[.ratioOutOfRange] == nil
      ? []
      : LayerFlow.ofLayers(run.shape, run.moment(probe: run.data.train[probe]))
        .map(\.updateRatio)
    pauseSentence = watch.sentence(
      for: PauseObservation(
        epoch: run.epoch, trainLoss: train, trainLossBefore: lossBefore, testLoss: test,
        smallestTestLoss: smallestTestLoss,
        deadUnits: dead, updateRatios: ratios))
  }

  /// Looks at the clock and for commands a few thousand times a second: a look costs as much as
  /// a step of a small network. Numbers don't depend on where steps are cut.
  private mutating func adaptStride(took seconds: Double) {
    if seconds < 0.0001 {
      stride = min(2 * stride, 1_000_000)
    } else if seconds > 0.0004 {
      stride = max(stride / 2, 1)
    }
  }

  /// Steps that could not be made in time are given up, not made up for in a burst.
  private mutating func catchUp() {
    guard isPaced, speed != .max else { return }
    let now = clock.now()
    let behind = pace.allowance(step: run.step, time: now)
    let perSecond = (speed.epochsPerSecond ?? 0) * Double(run.stepsPerEpoch)
    if Double(behind) > max(1, perSecond * 0.1) {
      pace = Pace(speed, stepsPerEpoch: run.stepsPerEpoch, step: run.step, time: now)
    }
  }

  private func samplesDone(since earlier: any TrainingRun) -> Int {
    let perEpoch = run.samplesPerEpoch
    let perStep = Double(perEpoch) / Double(run.stepsPerEpoch)
    return Int(Double(run.step - earlier.step) * perStep)
  }

  /// Goes back to the last moment whose numbers are all finite, and pauses there.
  private mutating func recover(from kept: Kept) {
    let failed = run.step
    let starts = [kept, lastSound].compactMap { $0 }
    if !starts.contains(where: { goBack(from: $0, failed: failed) }) { take(kept) }
    perform(
      machine.diverged(
        Divergence(step: run.step + 1, epoch: run.epoch + 1, batch: run.stepInEpoch + 1)))
  }

  /// The most moments that are looked at one by one: numbers that overflow have grown for few
  /// steps only.
  private static let mostMomentsTried = 64
  /// The most steps that are repeated to find the last sound moment.
  private static let mostStepsRepeated = 1_000_000

  /// Repeats steps from a kept moment up to the last sound one; false where there is none.
  private mutating func goBack(from start: Kept, failed: Int) -> Bool {
    guard failed - start.run.step <= Self.mostStepsRepeated else { return false }
    take(start)
    while run.step < failed && run.isFinite { makeSteps(1) }
    let end = run.step
    take(start)
    while run.step < end - Self.mostMomentsTried {
      makeSteps(end - Self.mostMomentsTried - run.step)
    }
    var sound: Kept?
    while run.isFinite && evaluate().train.loss.isFinite {
      sound = Kept(run: run, history: history)
      if run.step == end { break }
      makeSteps(1)
    }
    guard let sound else { return false }
    take(sound)
    return true
  }
}
