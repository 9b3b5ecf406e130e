/// What is left to do of a step of a lesson that was begun.
struct LessonWork: Sendable {
  let step: LessonStep
  /// The weights and biases that were set by hand, with those values.
  let edits: [(parameter: LessonParameter, value: Double)]
  /// The step's numbers; nil until the training is done.
  var figures: [PlayedFigure]?
  /// Its runs side by side; nil without any.
  var comparison: ComparisonWork?
  /// Where the run stood when the step began.
  private let start: (epoch: Int, step: Int)

  init(
    _ step: LessonStep, _ edits: [(parameter: LessonParameter, value: Double)],
    from run: any TrainingRun
  ) {
    self.step = step
    self.edits = edits
    start = (run.epoch, run.step)
    comparison = step.comparison.map { ComparisonWork($0) }
  }

  /// At most how many steps the run is still to make; nil where its training is done.
  func stepsToGo(of run: any TrainingRun) -> Int? {
    switch step.training {
    case .epochs(let count)? where run.epoch < start.epoch + count:
      return (start.epoch + count - run.epoch) * run.stepsPerEpoch
    case .steps(let count)? where run.step < start.step + count:
      return start.step + count - run.step
    default: return nil
    }
  }

  /// How much of all epochs and steps is done, from 0 to 1.
  func progress(of run: any TrainingRun) -> Double {
    var (done, all) = (0.0, 0.0)
    switch step.training {
    case .epochs(let count)?: (done, all) = (Double(run.epoch - start.epoch), Double(count))
    case .steps(let count)?: (done, all) = (Double(run.step - start.step), Double(count))
    case nil: break
    }
    if let comparison {
      done += Double(comparison.epochsDone)
      all += Double(comparison.allEpochs)
    }
    return all == 0 ? 1 : min(1, done / all)
  }
}

/// Runs that are being set side by side, one after the other.
struct ComparisonWork: Sendable {
  let comparison: LessonComparison
  /// The present run; nil before its start.
  var run: (any TrainingRun)?
  /// The losses of the present run, where they are measured.
  var history = History()
  /// What is done.
  private(set) var played: PlayedComparison
  private var runIndex = 0
  private var epochIndex = 0

  init(_ comparison: LessonComparison) {
    self.comparison = comparison
    played = PlayedComparison(comparison: comparison, rows: [])
  }

  var isDone: Bool { runIndex >= comparison.runs.count }
  /// The present run by name.
  var runName: String? { isDone ? nil : comparison.runs[runIndex] }
  /// The epoch whose numbers come next.
  var epoch: Int? { isDone ? nil : comparison.epochs[epochIndex] }

  var allEpochs: Int { comparison.runs.count * (comparison.epochs.last ?? 0) }
  var epochsDone: Int { runIndex * (comparison.epochs.last ?? 0) + (run?.epoch ?? 0) }

  /// Takes the numbers of the present run at the present epoch.
  mutating func note(_ values: [Double], label: String, run: any TrainingRun) {
    let name = comparison.runs[runIndex]
    played.rows.append(.init(run: name, label: label, epoch: run.epoch, values: values))
    epochIndex += 1
    guard epochIndex == comparison.epochs.count else {
      self.run = run
      return
    }
    played.curves.append(.init(label: label, buckets: history.buckets))
    skipRun()
  }

  /// Goes on with the next run.
  mutating func skipRun() {
    (run, history) = (nil, History())
    runIndex += 1
    epochIndex = 0
  }
}

extension History {
  /// Begins with the losses of a run at its start.
  init(ofStart run: any TrainingRun) {
    self.init()
    measure(run)
  }

  /// Adds the losses of a run as it stands.
  mutating func measure(_ run: any TrainingRun) {
    let evaluation = run.evaluate()
    append(epoch: run.epoch, train: evaluation.train.loss, test: evaluation.test?.loss)
  }
}
