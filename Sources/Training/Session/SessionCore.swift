import Backprop
import Datasets

/// A session without its queue: it takes commands, makes steps and shows its moments, all in
/// the caller's thread.
///
/// The queue-bound `Session`, headless training and pictures share it, so that a watched run
/// is the same as an unwatched one.
public struct SessionCore: Sendable {
  /// What is trained; the seed changes with a new one.
  public private(set) var experiment: Experiment
  /// The run in progress.
  public private(set) var run: any TrainingRun
  /// What it is doing.
  public private(set) var machine: SessionMachine
  /// The loss over all epochs so far.
  public private(set) var history: History
  /// How often the run was started anew.
  private var timeline = 0
  /// The learning rate of the next step.
  public private(set) var learningRate: Double
  /// Epochs a second.
  public private(set) var speed: Speed
  /// Whether something changed that is to be shown even if nobody asked.
  public private(set) var hasNews = true

  /// The probe sample's place in the train part.
  private var probe = 0
  private var pace: Pace
  private var rate: RateMeter
  private let clock: SessionClock

  /// The last evaluation and the step after which it was made: none is made twice.
  private var latest: (step: Int, evaluation: Evaluation)?

  /// The start of the slice before the present one.
  private var sliceBefore: Kept?

  /// What a slice goes back to when it met a number that is not finite.
  private struct Kept {
    var run: any TrainingRun
    var history: History
  }

  /// Creates the session of an experiment, at step 0.
  public init(
    _ experiment: Experiment, isRunning: Bool, speed: Speed = .standard,
    clock: SessionClock = .system
  ) {
    self.experiment = experiment
    self.clock = clock
    self.speed = speed
    run = experiment.startRun()
    machine = SessionMachine(isRunning: isRunning)
    learningRate = experiment.learningRate
    history = History()
    let now = clock.now()
    pace = Pace(speed, stepsPerEpoch: run.stepsPerEpoch, step: 0, time: now)
    rate = RateMeter(time: now)
    measureLoss()
  }

  private var position: SessionMachine.Position {
    SessionMachine.Position(epoch: run.epoch, step: run.step, limit: experiment.epochs)
  }

  /// Takes a command.
  public mutating func handle(_ command: Command) {
    perform(machine.handle(command, at: position))
  }

  private mutating func perform(_ actions: [SessionMachine.Action]) {
    for action in actions {
      switch action {
      case .startPace: startPace()
      case .moveLearningRate(let up):
        learningRate =
          up ? LearningRateNotch.above(learningRate) : LearningRateNotch.below(learningRate)
        // Repeated with another rate it would be another slice.
        sliceBefore = nil
      case .moveSpeed(let up): speed = up ? speed.faster : speed.slower
      case .restart(let newSeed): restart(newSeed: newSeed)
      case .moveProbe(let offset):
        let count = run.data.train.count
        probe = ((probe + offset) % count + count) % count
      case .publish: hasNews = true
      }
    }
  }

  private mutating func startPace() {
    let now = clock.now()
    pace = Pace(speed, stepsPerEpoch: run.stepsPerEpoch, step: run.step, time: now)
    rate = RateMeter(time: now)
  }

  private mutating func restart(newSeed: Bool) {
    if newSeed { experiment.seed = experiment.seed.next }
    timeline += 1
    take(Kept(run: experiment.startRun(), history: History()))
    sliceBefore = nil
    probe = min(probe, run.data.train.count - 1)
    measureLoss()
  }

  private mutating func measureLoss() {
    let evaluation = evaluate()
    history.append(
      epoch: run.epoch, train: evaluation.train.loss, test: evaluation.test?.loss)
  }

  /// Returns loss and accuracy at this moment, over all data.
  public mutating func evaluate() -> Evaluation {
    if let latest, latest.step == run.step { return latest.evaluation }
    let evaluation = run.evaluate()
    latest = (run.step, evaluation)
    return evaluation
  }

  /// When a session wants to work next.
  public enum Plan: Equatable, Sendable {
    /// At once.
    case now
    /// After that many seconds.
    case after(Double)
    /// Not before a command.
    case idle
  }

  /// When there is work next.
  public var plan: Plan {
    guard machine.isWorking else { return .idle }
    let wait = isPaced ? pace.wait(step: run.step, time: clock.now()) : 0
    return wait > 0 ? .after(wait) : .now
  }

  /// Single steps are made at once; only a run keeps to its speed.
  private var isPaced: Bool { machine.activity == .running }

  /// Takes a command that asks for a step and goes on until the step is done.
  public mutating func complete(_ command: Command) {
    handle(command)
    while case .stepping = machine.activity { work(seconds: .infinity) }
  }

  /// Makes steps until the goal, the speed's limit, an interruption or the end of the budget.
  ///
  /// - Parameters:
  ///   - seconds: the budget; at least one step is made where one is due.
  ///   - isInterrupted: asked between steps.
  public mutating func work(seconds: Double, isInterrupted: () -> Bool = { false }) {
    guard machine.isWorking else { return }
    let kept = Kept(run: run, history: history)
    let start = clock.now()
    var allowance = isPaced ? pace.allowance(step: run.step, time: start) : .max
    while allowance > 0 {
      makeStep()
      allowance -= 1
      if position.isAtEnd || machine.hasReachedGoal(at: position) { break }
      if isInterrupted() || clock.now() - start >= seconds { break }
    }
    catchUp()
    let actions = machine.worked(to: position)
    guard isSound else { return recover(from: kept) }
    rate.note(samples: samplesDone(since: kept.run), time: clock.now())
    sliceBefore = kept
    perform(actions)
  }

  /// Whether all numbers are finite: the losses of the batches, the weights, and where the loss
  /// over all data is known or about to be shown, that one too.
  private var isSound: Bool {
    mutating get {
      guard run.isFinite else { return false }
      let isShown = !machine.isWorking || latest?.step == run.step
      return !isShown || evaluate().train.loss.isFinite
    }
  }

  private mutating func makeStep() {
    run.makeStep(learningRate: learningRate)
    if run.stepInEpoch == 0 && EvaluationSchedule.isDue(run.epoch) { measureLoss() }
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
    let perEpoch = run.data.train.count
    let perStep = Double(perEpoch) / Double(run.stepsPerEpoch)
    return Int(Double(run.step - earlier.step) * perStep)
  }

  /// Goes back to the last moment whose numbers are all finite, and pauses there.
  private mutating func recover(from kept: Kept) {
    let failed = run.step
    let starts = [kept, sliceBefore].compactMap { $0 }
    if !starts.contains(where: { goBack(from: $0, failed: failed) }) { take(kept) }
    sliceBefore = nil
    perform(
      machine.diverged(
        Divergence(step: run.step + 1, epoch: run.epoch + 1, batch: run.stepInEpoch + 1)))
  }

  /// The most moments that are tried: numbers that overflow have grown for few steps only.
  private static let mostMomentsTried = 64

  /// Repeats a slice step by step up to its last sound moment; false where it has none.
  private mutating func goBack(from start: Kept, failed: Int) -> Bool {
    take(start)
    while run.step < failed && run.isFinite { makeStep() }
    var last = run.step - 1
    let earliest = max(start.run.step, last - Self.mostMomentsTried)
    while last >= earliest {
      take(start)
      while run.step < last { makeStep() }
      if run.isFinite && evaluate().train.loss.isFinite { return true }
      last -= 1
    }
    return false
  }

  private mutating func take(_ moment: Kept) {
    run = moment.run
    history = moment.history
    latest = nil
  }
}

extension SessionCore {
  /// Reads everything that a frame shows; changes nothing in the run.
  public mutating func snapshot(_ request: SnapshotRequest) -> Snapshot {
    let start = clock.now()
    hasNews = false
    let data = run.data
    let sample = data.train[probe]
    let moment = run.moment(probe: sample)
    return Snapshot(
      experiment: experiment, timeline: timeline, activity: machine.activity, epoch: run.epoch,
      step: run.step,
      stepInEpoch: run.stepInEpoch, stepsPerEpoch: run.stepsPerEpoch,
      learningRate: learningRate, speed: speed,
      samplesPerSecond: machine.isWorking ? rate.perSecond : nil, data: data, shape: run.shape,
      probeNumber: probe + 1, moment: moment, flows: LayerFlow.ofLayers(run.shape, moment),
      evaluation: evaluationForFrame(), history: history,
      unitPictures: pictures(request.unitPictures, units: 0..<run.shape.valueCount),
      surface: pictures(request.surface, units: run.shape.output.units),
      secondsToMake: clock.now() - start)
  }

  /// The most multiplications that a frame spends on loss and accuracy while training goes on.
  private static let evaluationLimit = 2_000_000

  /// Evaluates this very moment, except that large nets and sets in motion show the losses that
  /// the curve measured last, since a fresh evaluation would leave no time for training.
  private mutating func evaluationForFrame() -> Evaluation {
    let cost = run.data.samples.count.multipliedReportingOverflow(by: run.shape.parameterCount)
    let isCheap = !cost.overflow && cost.partialValue <= Self.evaluationLimit
    if machine.isWorking && !isCheap, let latest { return latest.evaluation }
    return evaluate()
  }

  private func pictures(_ size: SnapshotRequest.Extent?, units: Range<Int>) -> UnitPictures? {
    guard let size, let plane = run.data.plane, run.shape.inputs == 2 else { return nil }
    return UnitPictures(
      columns: size.columns, rows: size.rows, firstUnit: units.lowerBound,
      values: run.responses(
        over: plane, columns: size.columns, rows: size.rows, units: units))
  }
}
