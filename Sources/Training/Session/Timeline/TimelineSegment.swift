import Datasets

/// A stretch of a run without a change in it.
struct TimelineSegment: Sendable {
  /// How it begins.
  let change: TimelineChange
  /// What is trained in it, with the learning rate.
  let prepared: PreparedExperiment
  /// The step after which it begins.
  let step: Int
  /// Whole epochs done where it begins.
  let epoch: Int
  /// Steps done in the epoch under way where it begins.
  let stepInEpoch: Int
  /// Steps that make an epoch in it.
  let stepsPerEpoch: Int
  /// The bytes of its data where they are others than in the segment before, else 0.
  let bytesOfData: Int
  /// Runs kept within it, the steps in rising order.
  private(set) var kept: [any TrainingRun] = []
  /// The bytes of them.
  private(set) var bytesKept = 0

  /// Begins a segment with a run right after a change.
  init(
    _ change: TimelineChange, _ prepared: PreparedExperiment, _ run: any TrainingRun,
    hasOtherData: Bool
  ) {
    self.change = change
    self.prepared = prepared
    step = run.step
    epoch = run.epoch
    stepInEpoch = run.stepInEpoch
    stepsPerEpoch = run.stepsPerEpoch
    bytesOfData = hasOtherData ? run.data.bytes : 0
  }

  /// The base learning rate.
  var learningRate: Double { prepared.experiment.learningRate }

  /// The bytes of all that it keeps beside its data: settings count as 4 KB, though most of what
  /// they hold is shared.
  var bytes: Int { 4096 + change.bytes + bytesKept }

  /// Keeps a run that is further than those kept so far.
  mutating func keep(_ run: any TrainingRun) {
    kept.append(run)
    bytesKept += run.bytesOfCopy
  }

  /// Drops all runs but some.
  mutating func keepOnly(_ isKept: (any TrainingRun) -> Bool) {
    kept.removeAll { !isKept($0) }
    bytesKept = kept.reduce(0) { $0 + $1.bytesOfCopy }
  }

  /// Returns the last run kept at a step or before it; nil where there is none.
  func nearest(to step: Int) -> (any TrainingRun)? {
    var (low, high) = (0, kept.count)
    while low < high {
      let middle = low + (high - low) / 2
      if kept[middle].step <= step { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? kept[low - 1] : nil
  }

  /// The step at which so many epochs are done, if that is in this segment or after it; nil where
  /// it is before.
  func step(ofEpoch wanted: Int) -> Int? {
    if wanted == epoch { return stepInEpoch == 0 ? step : nil }
    guard wanted > epoch else { return nil }
    let (rest, overflows) = (wanted - epoch - 1).multipliedReportingOverflow(by: stepsPerEpoch)
    let (end, overflowsToo) = rest.addingReportingOverflow(step + stepsPerEpoch - stepInEpoch)
    return overflows || overflowsToo ? .max : end
  }

  /// Whole epochs done after a step of this segment.
  func epoch(ofStep wanted: Int) -> Int {
    epoch + (max(0, wanted - step) + stepInEpoch) / max(stepsPerEpoch, 1)
  }
}

extension DataSet {
  /// The bytes of the samples, in both forms that a run has them in, and of their parts.
  fileprivate var bytes: Int {
    (samples.inputs.count + samples.targets.count) * 2 * MemoryLayout<Double>.stride
      + (train.count + test.count) * MemoryLayout<Int>.stride
  }
}
