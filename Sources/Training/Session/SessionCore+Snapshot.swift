import Backprop
import Datasets

/// Showing a moment.
extension SessionCore {
  /// Reads everything that a frame shows; changes nothing in the run.
  public mutating func snapshot(_ request: SnapshotRequest) -> Snapshot {
    let start = clock.now()
    hasNews = false
    measureStart()
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
      inspection: request.inspected.flatMap {
        run.inspection(of: $0, in: moment, revision: revision)
      },
      gradientReport: gradientReport,
      secondsToMake: clock.now() - start)
  }

  /// Evaluates this very moment where that is cheap or asked for; else the losses are those that
  /// were measured last, since fresh ones would leave no time for training.
  private mutating func evaluation(for request: SnapshotRequest) -> Evaluation {
    if let latest, !isEvaluationCheap, !request.isExact { return latest }
    return evaluate()
  }

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
