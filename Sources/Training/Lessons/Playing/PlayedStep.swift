/// A step with its numbers.
public struct PlayedStep: Sendable {
  /// Which step it is, from 1.
  public var number: Int
  /// What it says and asks.
  public var step: LessonStep
  /// The publication's names.
  var notation: LessonNotation
  /// The sample that it looks at, from 0.
  public var sample: Int
  /// What the run is called that begins anew; nil where the one before goes on.
  public var runLabel: String?
  /// Its numbers.
  public var figures: [PlayedFigure]
  /// The weights and biases that were set by hand, with those values.
  var edits: [(parameter: LessonParameter, value: Double)]
  /// Its runs side by side.
  public var comparison: PlayedComparison?
  /// The answer to its question.
  public var answer: String?
}

/// Numbers that were computed, beside those that were printed.
public struct PlayedFigure: Sendable {
  /// What is shown.
  public var figure: LessonFigure
  /// The computed numbers, one for each formula.
  public var values: [Double]
  /// The formulas with the numbers put in; nil for what is no arithmetic.
  public var workings: [String?]

  /// The marks of the printed numbers; nil where nothing was printed.
  public var marks: [PublishedNumber.Mark?] {
    values.enumerated().map { index, value in
      figure.published(beside: index)?.mark(beside: value)
    }
  }

  /// What is wrong with the lesson: a wrong number without a reason, or a reason without one.
  func fault(origin: String) -> ExperimentFault? {
    let wrong = zip(values.indices, marks).first { $1 == .wrong }?.0
    let title = figure.label ?? figure.formulas.first?.text ?? ""
    if let wrong, figure.reason == nil, let printed = figure.published(beside: wrong) {
      return ExperimentFault(
        origin: origin, place: figure.place,
        message: "show has '\(printed.text)' as published for '\(title)'; computed is "
          + "\(NumberOfLesson.text(values[wrong], digits: 17)), and 'because' must say in one "
          + "sentence why they differ")
    }
    if wrong == nil, let reason = figure.reason {
      return ExperimentFault(
        origin: origin, place: figure.place,
        message: "show has 'because: \(reason.prefix(40))' for '\(title)'; allowed: a reason only "
          + "where a published number is wrong")
    }
    return nil
  }
}

/// Numbers of several runs.
public struct PlayedComparison: Sendable {
  /// What was compared.
  public var comparison: LessonComparison
  /// A row for each run and epoch.
  public var rows: [Row]
  /// The losses of each run, where they were measured.
  public var curves: [Curve] = []

  /// The losses of a run from its beginning.
  public struct Curve: Equatable, Sendable {
    /// What the run is called.
    public var label: String
    /// The losses by epochs.
    public var buckets: [History.Bucket]
  }

  /// The numbers of a run at an epoch.
  public struct Row: Equatable, Sendable {
    /// The run by name.
    public var run: String
    /// What it is called.
    public var label: String
    /// Epochs done.
    public var epoch: Int
    /// A number for each column.
    public var values: [Double]
  }
}

extension PlayedStep {
  /// What is wrong with its numbers as the lesson has them; nil where nothing is.
  func fault(of lesson: Lesson) -> String? {
    figures.lazy.compactMap { $0.fault(origin: lesson.origin) }.first.map {
      ExperimentFaults([$0]).description
    }
  }
}

extension Lesson {
  /// Plays all steps.
  ///
  /// - Throws: `ExperimentFaults` where a printed number is not accounted for.
  public func played() throws -> [PlayedStep] {
    var player = LessonPlayer(self)
    var steps: [PlayedStep] = []
    while let step = player.next() { steps.append(step) }
    let faults = steps.flatMap(\.figures).compactMap { $0.fault(origin: origin) }
    if !faults.isEmpty { throw ExperimentFaults(faults) }
    return steps
  }
}
