/// Forks: a run that goes on beside what it was.
extension SessionCore {
  /// Keeps the run as the original, and goes on as a fork of it.
  mutating func fork() {
    guard let recording else { return answer("this run keeps no past") }
    original = OriginalRun(recording, history, end: run, forkEpoch: run.epoch)
    self.recording?.set(budget: Timeline.totalBudget / 2, run)
    history.mark(epoch: run.epoch, "fork")
    answer("forked at epoch \(run.epoch): this curve stays drawn as the original")
  }

  /// Goes on from the moment of the past that is shown, as a fork.
  mutating func goOn() {
    guard let recording, let visit else { return }
    self.visit = nil
    guard visit.run.step < run.step else { return answer("the present goes on") }
    original = OriginalRun(recording, history, end: run, forkEpoch: visit.run.epoch)
    prepared = visit.prepared
    // Whoever forks once more is told of the newest changes first.
    undoable.removeAll { $0.step > visit.run.step }
    handMadeEdits = min(handMadeEdits, undoable.count { $0.isOfWeights })
    revision += 1
    let history = history.before(epoch: visit.run.epoch, shape: visit.run.shape)
    take(Kept(run: visit.run, history: history))
    self.recording?.set(budget: Timeline.totalBudget / 2, run)
    forgetMoments()
    best = Best(moment: Kept(run: run, history: history), loss: .infinity)
    self.history.mark(epoch: run.epoch, "fork")
    perform(machine.wentBack())
    if self.history.buckets.last.map({ $0.lastEpoch < run.epoch }) ?? true { measureLoss() }
    answer("a fork from epoch \(run.epoch); what came after it stays drawn as the original")
  }

  /// Shows weights as they differ from the original's, or as they are.
  mutating func toggleDifference() {
    guard original != nil else {
      return answer("there is no original to compare with; f forks from here")
    }
    showsDifference.toggle()
    answer(
      showsDifference
        ? "Weights show w less that of the original at the same step"
        : "Weights show the weights themselves")
  }

  /// How far the weights shown are from the original's, where that is asked for.
  var difference: WeightDifference? {
    showsDifference ? original?.difference(of: run) : nil
  }

  /// Begins a past of its own for a run that starts anew. The original's curve stays, whole.
  mutating func recordAnew() {
    guard recording != nil else { return }
    original?.forkEpoch = -1
    recording = Timeline(
      run, prepared, budget: original == nil ? Timeline.totalBudget : Timeline.totalBudget / 2,
      threads: threads)
  }

  /// Notes a change of the run that was just made.
  mutating func record(_ change: TimelineChange) {
    recording?.begin(change, prepared, run)
  }
}
