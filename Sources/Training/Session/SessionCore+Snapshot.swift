import Backprop
import Datasets

/// Showing a moment.
extension SessionCore {
  /// Reads everything that a frame shows; changes nothing in the run.
  public mutating func snapshot(_ request: SnapshotRequest) -> Snapshot {
    // What takes no time worth mentioning is waited for.
    replay(seconds: machine.isWorking ? 0.004 : 0.05)
    hasNews = false
    measureStart()
    if let visit { return pastSnapshot(request, visit) }
    return presentSnapshot(request)
  }

  /// Reads everything of the run as it stands.
  mutating func presentSnapshot(_ request: SnapshotRequest) -> Snapshot {
    let start = clock.now()
    let data = run.data
    let sample = data.train[probe]
    let moment = run.moment(probe: sample)
    let activity = activity(for: request)
    return Snapshot(
      experiment: experiment, timeline: timeline, revision: revision,
      undoable: undoable.last?.sentence, hasUnsavedEdits: handMadeEdits > 0 && !isSaving,
      pauseConditions: watch.conditions, reply: reply,
      activity: machine.activity, epoch: run.epoch,
      step: run.step, learningRate: scheduledLearningRate, speed: speed,
      samplesPerSecond: machine.isWorking ? rate.perSecond : nil, data: data, shape: run.shape,
      probeNumber: probe + 1, moment: moment, flows: LayerFlow.ofLayers(run.shape, moment),
      evaluation: evaluation(for: request), history: history,
      unitActivity: activity, findings: findings(activity),
      unitPictures: pictures(request.unitPictures, units: 0..<run.shape.valueCount),
      surface: pictures(request.surface, units: run.shape.output.units),
      trace: request.showsTrace ? trace(of: sample) : nil,
      inspection: request.inspected.flatMap {
        run.inspection(of: $0, in: moment, revision: revision)
      },
      gradientReport: gradientReport, secondsToMake: clock.now() - start,
      original: original?.curve, lesson: shownLesson,
      notation: lesson?.lesson.notation ?? LessonNotation(), difference: difference)
  }

  /// Evaluates this very moment where that is cheap or asked for; else the losses are those that
  /// were measured last, since fresh ones would leave no time for training.
  private mutating func evaluation(for request: SnapshotRequest) -> Evaluation {
    if let latest, !isEvaluationCheap, !request.isExact { return latest }
    return evaluate()
  }

  /// Lays the next step open: while steps are being made only where that is cheap.
  private func trace(of sample: Int) -> StepTrace? {
    let cost = run.shape.parameterCount.multipliedReportingOverflow(by: run.nextBatch.count)
    guard !machine.isWorking || !cost.overflow && cost.partialValue <= Self.cheapTrace else {
      return nil
    }
    return run.trace(sample: sample, learningRate: learningRate)
  }

  /// The multiplications of a trace that every frame can have.
  private static let cheapTrace = 20_000

  private func pictures(_ size: SnapshotRequest.Extent?, units: Range<Int>) -> UnitPictures? {
    guard let size else { return nil }
    if let line = run.data.line {
      return UnitPictures(
        columns: size.columns, rows: 1, firstUnit: units.lowerBound,
        values: run.responses(along: line, points: size.columns, units: units))
    }
    guard let plane = run.data.plane else { return nil }
    return UnitPictures(
      columns: size.columns, rows: size.rows, firstUnit: units.lowerBound,
      values: run.responses(
        over: plane, columns: size.columns, rows: size.rows, units: units))
  }
}
