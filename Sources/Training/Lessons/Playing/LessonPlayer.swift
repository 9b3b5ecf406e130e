/// A lesson under way: its run as the steps have left it.
///
/// A value: a copy is a kept place in the lesson, to which one can go back.
public struct LessonPlayer: Sendable {
  /// What is played.
  public let lesson: Lesson
  /// The run, after what the steps so far did to it.
  public private(set) var run: any TrainingRun
  /// The sample that is looked at, from 0.
  public private(set) var sample: Int
  /// The step to be played next, from 0.
  public private(set) var position = 0
  /// The numbers that have names.
  private var names: [String: Double] = [:]

  /// Significant digits of numbers that are put into formulas.
  private static let workingDigits = 6

  /// Opens a lesson before its first step.
  public init(_ lesson: Lesson) {
    self.lesson = lesson
    run = lesson.experiment.startRun()
    sample = lesson.sample
  }

  /// Plays the next step; nil after the last.
  public mutating func next() -> PlayedStep? {
    guard position < lesson.steps.count else { return nil }
    let step = lesson.steps[position]
    position += 1
    return play(step)
  }

  private mutating func play(_ step: LessonStep) -> PlayedStep {
    let edits = change(by: step)
    let figures = step.figures.map { play($0) }
    let comparison = step.comparison.map { play($0) }
    return PlayedStep(
      number: position, step: step, notation: lesson.notation, sample: sample,
      runLabel: step.start.map(lesson.label(ofRun:)), figures: figures,
      edits: edits, comparison: comparison, answer: step.question.map { answer($0) })
  }

  // MARK: Changing the run

  /// Changes the run, and returns the values that weights and biases got by hand.
  private mutating func change(
    by step: LessonStep
  ) -> [(parameter: LessonParameter, value: Double)] {
    if let start = step.start, let experiment = lesson.experiment(named: start) {
      run = experiment.startRun()
    }
    if let sample = step.sample { self.sample = sample }
    // All values are of the moment before.
    let edits = step.edits.map { (parameter: $0.parameter, value: value($0.formula)) }
    for (parameter, value) in edits {
      if let index = parameter.index(in: run.shape) { run = run.edited(index, to: value) }
    }
    switch step.training {
    case .steps(let count)?: for _ in 0..<count { makeStep() }
    case .epochs(let count)?: Self.train(&run, to: run.epoch + count)
    case nil: break
    }
    return edits
  }

  private mutating func makeStep() { run.makeStep(learningRate: run.experiment.learningRate) }

  private static func train(_ run: inout any TrainingRun, to epoch: Int) {
    while run.epoch < epoch {
      run.makeSteps(run.stepsPerEpoch, learningRate: run.experiment.learningRate)
    }
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

  private mutating func play(_ comparison: LessonComparison) -> PlayedComparison {
    var rows: [PlayedComparison.Row] = []
    for name in comparison.runs {
      guard let experiment = lesson.experiment(named: name) else { continue }
      var run = experiment.startRun()
      for epoch in comparison.epochs {
        Self.train(&run, to: epoch)
        let moment = LessonMoment(run: run, sample: sample)
        let values = comparison.columns.map { column in
          column.formula.formula.value(names: names) { moment.value($0) }
        }
        rows.append(
          .init(run: name, label: lesson.label(ofRun: name), epoch: epoch, values: values))
        for (column, value) in zip(comparison.columns, values) {
          if let prefix = column.name { names["\(prefix).\(name)"] = value }
        }
      }
    }
    return PlayedComparison(comparison: comparison, rows: rows)
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
