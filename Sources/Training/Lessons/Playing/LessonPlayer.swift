/// A lesson under way: its run as the steps have left it.
///
/// A value: a copy is a kept place in the lesson, to which one can go back.
public struct LessonPlayer: Sendable {
  /// What is played.
  public let lesson: Lesson
  /// What the run is trained by.
  public private(set) var prepared: PreparedExperiment
  /// The run, after what the steps so far did to it.
  public private(set) var run: any TrainingRun
  /// The run's losses, where they are measured.
  private(set) var history: History
  /// The sample that is looked at, from 0.
  public private(set) var sample: Int
  /// The step to be played next, from 0.
  public private(set) var position = 0
  /// The numbers that have names.
  private var names: [String: Double] = [:]
  /// What is left of the step that was begun; nil between steps.
  private var work: LessonWork?
  /// Whether losses are measured along the way, for curves.
  private let measuresCurves: Bool

  /// Significant digits of numbers that are put into formulas.
  private static let workingDigits = 6
  /// How many steps are made at once between two looks at the clock.
  private static let stepsAtOnce = 64

  /// Opens a lesson before its first step.
  public init(_ lesson: Lesson, measuresCurves: Bool = false) {
    self.lesson = lesson
    self.measuresCurves = measuresCurves
    prepared = lesson.experiment
    run = prepared.startRun()
    sample = lesson.sample
    history = measuresCurves ? History(ofStart: run) : History()
  }

  /// Plays the next step; nil after the last.
  public mutating func next() -> PlayedStep? {
    guard begin() else { return nil }
    return goOn { false }
  }

  // MARK: Changing the run

  /// Begins the next step, which `goOn` brings to its end; false after the last.
  mutating func begin() -> Bool {
    guard work == nil, position < lesson.steps.count else { return false }
    let step = lesson.steps[position]
    position += 1
    if let start = step.start, let experiment = lesson.experiment(named: start) {
      prepared = experiment
      run = experiment.startRun()
      if measuresCurves { history = History(ofStart: run) }
    }
    if let sample = step.sample { self.sample = sample }
    // All values are of the moment before.
    let edits = step.edits.map { (parameter: $0.parameter, value: value($0.formula)) }
    for (parameter, value) in edits {
      if let index = parameter.index(in: run.shape) { run = run.edited(index, to: value) }
    }
    if measuresCurves, !edits.isEmpty {
      history.mark(epoch: run.epoch, "weights set by the lesson")
      history.measure(run)
    }
    work = LessonWork(step, edits, from: run)
    return true
  }

  /// How much of the training of the step under way is done, from 0 to 1; nil between steps.
  var progress: Double? { work?.progress(of: run) }

  /// Goes on with the step that was begun, and returns it when all its numbers are known; nil where
  /// it was interrupted before. The numbers don't depend on interruptions.
  mutating func goOn(isInterrupted: () -> Bool) -> PlayedStep? {
    guard var work else { return nil }
    self.work = nil
    while let count = work.stepsToGo(of: run) {
      let count = min(count, Self.stepsAtOnce)
      if Self.train(&run, steps: count), measuresCurves { history.measure(run) }
      if isInterrupted() {
        self.work = work
        return nil
      }
    }
    let figures = work.figures ?? work.step.figures.map { play($0) }
    work.figures = figures
    while var comparison = work.comparison, !comparison.isDone {
      // Held once, so that its run changes in place.
      work.comparison = nil
      compare(&comparison)
      work.comparison = comparison
      if isInterrupted() {
        self.work = work
        return nil
      }
    }
    let step = work.step
    return PlayedStep(
      number: position, step: step, notation: lesson.notation, sample: sample,
      runLabel: step.start.map(lesson.label(ofRun:)), figures: figures, edits: work.edits,
      comparison: work.comparison?.played, answer: step.question.map { answer($0) })
  }

  /// Makes steps, at the most up to the end of the epoch; returns whether a curve is measured there.
  private static func train(_ run: inout any TrainingRun, steps: Int) -> Bool {
    run.makeSteps(steps, learningRate: run.experiment.learningRate)
    return run.stepInEpoch == 0 && EvaluationSchedule.isDue(run.epoch)
  }

  // MARK: Computing

  private func value(_ formula: LessonFormula) -> Double {
    let moment = LessonMoment(run: run, sample: sample)
    return formula.value(names: names) { moment.value($0) }
  }

  private mutating func play(_ figure: LessonFigure) -> PlayedFigure {
    let values = figure.formulas.map { value($0.formula) }
    let workings = figure.formulas.map { $0.formula.isComputed ? working($0.formula) : nil }
    if let name = figure.name, let value = values.first { names[name] = value }
    return PlayedFigure(figure: figure, values: values, workings: workings)
  }

  /// The formula with the numbers put in.
  private func working(_ formula: LessonFormula) -> String {
    formula.written { NumberOfLesson.text(value($0), digits: Self.workingDigits) }
  }

  /// Goes on by one look at the clock with runs that are set side by side.
  private mutating func compare(_ work: inout ComparisonWork) {
    guard let name = work.runName, let epoch = work.epoch,
      let experiment = lesson.experiment(named: name)
    else { return work.skipRun() }
    var run = work.run ?? experiment.startRun()
    work.run = nil
    if measuresCurves, run.step == 0, work.history.buckets.isEmpty { work.history.measure(run) }
    if run.epoch < epoch {
      if Self.train(&run, steps: Self.stepsAtOnce), measuresCurves { work.history.measure(run) }
      work.run = run
      return
    }
    let moment = LessonMoment(run: run, sample: sample)
    let columns = work.comparison.columns
    let values = columns.map { column in
      column.formula.formula.value(names: names) { moment.value($0) }
    }
    for (column, value) in zip(columns, values) {
      if let prefix = column.name { names["\(prefix).\(name)"] = value }
    }
    work.note(values, label: lesson.label(ofRun: name), run: run)
  }

  private func answer(_ question: LessonQuestion) -> String {
    switch question.answer {
    case .number(let formula): NumberOfLesson.text(value(formula), digits: question.digits)
    case .direction(let formula):
      switch value(formula) {
      case let change where change > 0: LessonQuestion.directions[0]
      case let change where change < 0: LessonQuestion.directions[1]
      case 0: LessonQuestion.directions[2]
      default: "not a number"
      }
    case .choice(let choices, let isLargest): choice(among: choices, isLargest: isLargest)
    }
  }

  private func choice(among choices: [LessonQuestion.Choice], isLargest: Bool) -> String {
    let sign: Double = isLargest ? 1 : -1
    // A run that diverged is never the one that is asked for.
    let ranked = choices.map { (text: $0.text, rank: sign * value($0.formula)) }
      .filter { !$0.rank.isNaN }
    return ranked.max { $0.rank < $1.rank }?.text ?? "none of them"
  }
}
