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
    run = experiment.startRun()
    latest = nil
    history = History()
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
    if run.isFinite {
      rate.note(samples: samplesDone(since: kept.run), time: clock.now())
      perform(machine.worked(to: position))
    } else {
      recover(from: kept)
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

  /// Repeats the slice step by step up to the last moment whose numbers are all finite.
  private mutating func recover(from kept: Kept) {
    latest = nil
    run = kept.run
    history = kept.history
    while true {
      let good = Kept(run: run, history: history)
      makeStep()
      guard run.isFinite else {
        run = good.run
        history = good.history
        latest = nil
        break
      }
    }
    perform(
      machine.diverged(
        Divergence(step: run.step + 1, epoch: run.epoch + 1, batch: run.stepInEpoch + 1)))
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
