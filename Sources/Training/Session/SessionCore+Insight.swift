import Backprop
import Datasets

/// Looking into the layers: what goes into the readings of the history, and into a snapshot.
extension SessionCore {
  /// Takes a reading of the layers where one is due.
  ///
  /// When depends on the epoch and the network's size alone, never on the clock: the same run has
  /// the same readings. For a small network they are every epoch up to 128, then 64 for each
  /// doubling; for a large one every epoch up to 16, then 8.
  mutating func takeReading() {
    let denseUpTo = isActivityCheap ? 7 : 4
    guard EvaluationSchedule.isDue(run.epoch, denseUpTo: denseUpTo) else { return }
    let moment = run.moment(probe: run.data.train[probe])
    history.append(
      Reading(
        epoch: run.epoch, learningRate: learningRate,
        flows: LayerFlow.ofLayers(run.shape, moment), activity: measuredActivity()))
  }

  /// Looks at the units of this very moment where it is cheap and either shown or the run at rest,
  /// or where it is wanted at any cost; else what they did is what was seen last.
  mutating func activity(for request: SnapshotRequest) -> UnitActivity {
    let isShown = request.showsActivity || !machine.isWorking
    let isWanted = request.isExact || isShown && isActivityCheap
    if let latestActivity, !isWanted { return latestActivity }
    return measuredActivity()
  }

  mutating func measuredActivity() -> UnitActivity {
    if let latestActivity, latestActivity.step == run.step { return latestActivity }
    let samples = activitySamples
    let activity = UnitActivity(
      step: run.step, shape: run.shape, sampleCount: samples.count,
      values: run.activations(of: samples))
    latestActivity = activity
    return activity
  }

  /// What one sample costs, in multiplications; an activation function counts as sixteen.
  private var costOfSample: Int { run.shape.parameterCount + 16 * run.shape.valueCount }

  /// The samples that are looked at, evenly spread over the train part, since tables are often
  /// sorted: as many as take about a millisecond, from 32 to 1000.
  private var activitySamples: [Int] {
    let train = run.data.train
    let count = min(train.count, 1000, max(32, 1_000_000 / costOfSample))
    return (0..<count).map { train[$0 * train.count / count] }
  }

  /// Whether looking at the units takes so little that every frame can.
  private var isActivityCheap: Bool {
    costOfSample <= 300_000 && min(run.data.train.count, 1000) * costOfSample <= 300_000
  }

  /// Returns what the diagnosis finds in what has been seen so far.
  func findings(_ activity: UnitActivity) -> [Finding] {
    Diagnosis.findings(
      Observations(
        shape: run.shape, history: history, learningRate: learningRate, activity: activity,
        expectedStart: ExpectedStart.loss(
          experiment.effectiveLoss, outputs: run.shape.outputs, targets: run.data.targetKind)))
  }
}
