import Backprop
import Datasets

/// A session without its queue: it takes commands, makes steps and shows its moments, all in
/// the caller's thread.
///
/// The queue-bound `Session`, headless training and pictures share it, so that a watched run
/// is the same as an unwatched one.
public struct SessionCore: Sendable {
  /// What runs start from; the seed changes with a new one.
  var prepared: PreparedExperiment
  /// The run in progress.
  public internal(set) var run: any TrainingRun
  /// What it is doing.
  public internal(set) var machine: SessionMachine
  /// The loss over all epochs so far.
  public internal(set) var history: History
  /// How often the run was started anew.
  var timeline = 0
  /// How many changes this run has had, those taken back included: two moments of a timeline are
  /// the same where both this and the step are.
  var revision = 0
  /// The changes that can be taken back, the last one last.
  var undoable: [UndoableChange] = []
  /// How many weights have been given values by hand since the last checkpoint.
  var handMadeEdits = 0
  /// When the run pauses by itself.
  var watch = PauseWatch()
  /// The loss over the train part that was measured last, for what is compared with it.
  var lossBefore: Double?
  /// The smallest loss over the test part so far.
  var smallestTestLoss: Double?
  /// What has made the run pause by itself since the last look.
  var pauseSentence: String?
  /// The answer to the last order that needs one.
  var reply: SessionReply?
  /// The last gradient check that was asked for.
  var gradientReport: GradientReport?
  /// Epochs a second.
  public private(set) var speed: Speed
  /// Whether something changed that is to be shown even if nobody asked.
  public internal(set) var hasNews = true

  /// The probe sample's place in the train part.
  var probe = 0
  /// How many steps are made between two looks at the clock.
  var stride = 1
  /// What is done at the ends of epochs beside training.
  var duties: EpochDuties
  /// When the session was made, in seconds of its clock.
  let start: Double
  /// What steps of big networks are split over.
  let threads: ForkJoin?
  var pace: Pace
  var rate: RateMeter
  let clock: SessionClock

  /// The last evaluation: none is made twice.
  var latest: Evaluation?
  /// The last look at the units: none is taken twice.
  var latestActivity: UnitActivity?
  /// The last moment whose loss over all data was seen to be finite.
  var lastSound: Kept?
  /// The moment of the smallest loss since the last change, to go back to after a divergence.
  var best: Best?
  /// The run's past; nil without a screen, where nobody looks at it.
  var recording: Timeline?
  /// The look at the past; nil where the present is shown.
  var visit: Visit?
  /// The run that the present one is a fork of.
  var original: OriginalRun?
  /// Whether weights are compared with the original's.
  var showsDifference = false
  /// The lesson that the run belongs to; nil for none.
  var lesson: LessonProgress?
  /// When the progress of something that takes long was last shown, in seconds of the clock.
  var progressShown = 0.0
  /// Whether the loss is measured as the live curve wants it; without a screen it is measured
  /// only when asked for.
  let measuresCurve: Bool

  /// A moment to go back to after a number that is not finite.
  struct Kept {
    var run: any TrainingRun
    var history: History
  }

  /// A moment and its loss over the train part.
  struct Best {
    var moment: Kept
    var loss: Double
  }

  /// Creates the session of an experiment, at step 0.
  ///
  /// - Parameters:
  ///   - measuresCurve: whether `history` is kept.
  ///   - duties: what is done at the ends of epochs beside training.
  ///   - threads: what steps of big networks are split over.
  public init(
    _ prepared: PreparedExperiment, isRunning: Bool, speed: Speed = .standard,
    clock: SessionClock = .system, measuresCurve: Bool = true,
    duties: EpochDuties = EpochDuties(), threads: ForkJoin? = nil
  ) {
    self.prepared = prepared
    self.clock = clock
    self.speed = speed
    self.threads = threads
    run = prepared.continued ?? prepared.startRun(threads: threads)
    machine = SessionMachine(isRunning: false)
    self.measuresCurve = measuresCurve
    history = History()
    let now = clock.now()
    start = now
    self.duties = duties
    pace = Pace(speed, stepsPerEpoch: run.stepsPerEpoch, step: run.step, time: now)
    rate = RateMeter(time: now)
    probe = firstTellingSample
    if measuresCurve {
      recording = Timeline(
        run, prepared, isGiven: prepared.continued != nil, threads: threads)
    }
    if isRunning { handle(.run) }
  }

  /// The first sample of the train part whose inputs are not all 0: at 0 most numbers of a fresh
  /// network are 0 as well and show nothing.
  private var firstTellingSample: Int {
    run.data.train.firstIndex { run.data.samples.input($0).contains { $0 != 0 } } ?? 0
  }

  /// What is trained; the seed changes with a new one.
  public var experiment: Experiment { prepared.experiment }

  /// The base learning rate, which keys change and the schedule scales.
  public var learningRate: Double { experiment.learningRate }

  /// The learning rate of the next step.
  public var scheduledLearningRate: Double { run.learningRate(ofBase: learningRate) }

  var position: SessionMachine.Position {
    SessionMachine.Position(epoch: run.epoch, step: run.step, limit: experiment.epochs)
  }

  /// Takes a command.
  public mutating func handle(_ command: Command) {
    guard visit == nil || !command.isForThePresent else {
      hasNews = true
      return answer("this is the past: Enter goes on from it, Esc returns")
    }
    perform(machine.handle(command, at: position))
  }

  mutating func perform(_ actions: [SessionMachine.Action]) {
    for action in actions {
      switch action {
      case .startPace: startPace()
      case .moveLearningRate(let up):
        let rate =
          up ? LearningRateNotch.above(learningRate) : LearningRateNotch.below(learningRate)
        change(.setting("training.learning_rate", .text(of: rate)))
      case .moveSpeed(let up): speed = up ? speed.faster : speed.slower
      case .restart(let newSeed): restart(newSeed: newSeed)
      case .moveProbe(let offset):
        let count = run.data.train.count
        probe = ((probe + offset) % count + count) % count
      case .change(let wanted): change(wanted)
      case .undo: undo()
      case .rollBack: rollBack()
      case .setSpeed(let wanted): speed = wanted
      case .pauseWhen(let conditions):
        watch.conditions = conditions
        if let latest { observe(latest) }
      case .showProbe(let place): probe = min(max(0, place), run.data.train.count - 1)
      case .saveCheckpoint: saveOnRequest()
      case .stepBack: stepBack()
      case .travel(let travel): self.travel(travel)
      case .fork: fork()
      case .toggleDifference: toggleDifference()
      case .checkGradient: checkGradient()
      case .lesson(let move): self.move(move)
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
    if newSeed { prepared.set(seed: experiment.seed.next) }
    restart()
  }

  mutating func restart() {
    timeline += 1
    handMadeEdits = 0
    undoable = []
    pauseSentence = nil
    take(Kept(run: prepared.startRun(threads: threads), history: History()))
    recordAnew()
    forgetMoments()
  }

  mutating func take(_ moment: Kept) {
    run = moment.run
    history = moment.history
    latest = nil
    latestActivity = nil
    probe = min(probe, run.data.train.count - 1)
    recording?.cut(after: run.step)
    if let fork = original?.forkEpoch { original?.forkEpoch = min(fork, run.epoch) }
  }

  /// Moments and losses of another run are none of this one.
  mutating func forgetMoments() {
    lastSound = nil
    best = nil
    lossBefore = nil
    smallestTestLoss = nil
  }

  /// Measures the untrained network, unless that is done.
  mutating func measureStart() {
    if history.buckets.isEmpty { measureLoss() }
  }

  mutating func measureLoss() {
    guard measuresCurve else { return }
    let evaluation = evaluate()
    history.append(
      epoch: run.epoch, train: evaluation.train.loss, test: evaluation.test?.loss)
    takeReading()
    keepIfSound(evaluation)
    observe(evaluation)
  }

  /// Keeps the present moment to go back to, with all that the curve has up to it.
  private mutating func keepIfSound(_ evaluation: Evaluation) {
    let loss = evaluation.train.loss
    guard loss.isFinite else { return }
    let moment = Kept(run: run, history: history)
    lastSound = moment
    if best.map({ loss < $0.loss }) ?? true { best = Best(moment: moment, loss: loss) }
  }

  /// Returns loss and accuracy at this moment, over all data.
  public mutating func evaluate() -> Evaluation {
    if let latest, latest.step == run.step { return latest }
    let evaluation = run.evaluate()
    latest = evaluation
    keepIfSound(evaluation)
    return evaluation
  }

  /// The most multiplications that an evaluation may take which nobody waits for; the fast path
  /// is at least ten times as fast.
  private var evaluationLimit: Int { experiment.precision == .float32 ? 20_000_000 : 2_000_000 }

  /// Whether evaluating takes no time worth mentioning.
  public var isEvaluationCheap: Bool {
    let cost = run.data.samples.count.multipliedReportingOverflow(by: run.shape.parameterCount)
    return !cost.overflow && cost.partialValue <= evaluationLimit
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
    if isReplaying || isPlayingLesson { return .now }
    guard machine.isWorking else { return .idle }
    let wait = isPaced ? pace.wait(step: run.step, time: clock.now()) : 0
    return wait > 0 ? .after(wait) : .now
  }

  /// Single steps are made at once; only a run keeps to its speed.
  var isPaced: Bool { machine.activity == .running }
}
