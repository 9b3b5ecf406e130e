import Backprop

/// The past of a run, from which any moment of it can be made again to the bit.
///
/// Each change begins a segment, which says how the run goes on after it. Within segments whole
/// runs are kept, so that no moment is far from one: a moment is reached by going on from the
/// nearest. The distance between kept runs is a power of two in steps; when they take more bytes
/// than they may, every second one goes and the distance doubles. It never depends on the clock.
struct Timeline: Sendable {
  /// The stretches between changes, in their order; never empty.
  private(set) var segments: [TimelineSegment]
  /// The most bytes that it takes.
  private(set) var budget: Int
  /// The bytes that it takes, beside the data in use.
  private(set) var bytes = 0
  /// Runs are kept at steps that are multiples of it.
  private(set) var distance: Int
  /// The next step at which the run is kept.
  private(set) var nextKept: Int
  /// What steps of big networks are split over.
  let threads: ForkJoin?
  /// The least distance where it is set; nil has it follow from the run.
  private let fixedDistance: Int?
  /// How many segments were given up before the first one.
  private var givenUp = 0

  /// The bytes of all pasts together.
  static let totalBudget = 64 << 20

  /// Begins with a run.
  ///
  /// - Parameters:
  ///   - prepared: what is trained.
  ///   - isGiven: whether the run is another than `prepared` starts.
  ///   - budget: the most bytes.
  ///   - distance: the least distance between kept runs, a power of two; where none is given it
  ///     follows from the run.
  init(
    _ run: any TrainingRun, _ prepared: PreparedExperiment, isGiven: Bool = false,
    budget: Int = Timeline.totalBudget, distance: Int? = nil, threads: ForkJoin? = nil
  ) {
    self.threads = threads
    self.budget = budget
    fixedDistance = distance
    self.distance = distance ?? Self.leastDistance(of: run)
    nextKept = run.step
    segments = [
      TimelineSegment(isGiven ? .given(run) : .start, prepared, run, hasOtherData: false)
    ]
    segments[0].keep(run)
    planNext(after: run.step)
    fit(run)
  }

  // MARK: Going on

  /// Takes note of steps made; keeps the run where it is due.
  mutating func note(_ run: any TrainingRun) {
    guard run.step >= nextKept else { return }
    if run.step == nextKept {
      segments[segments.count - 1].keep(run)
      bytes += run.bytesOfCopy
    }
    planNext(after: run.step)
    if bytes > budget { fit(run) }
  }

  /// Begins a segment with the run right after a change.
  mutating func begin(
    _ change: TimelineChange, _ prepared: PreparedExperiment, _ run: any TrainingRun
  ) {
    let hasOtherData = !prepared.experiment.hasSameData(as: last.prepared.experiment)
    segments.append(TimelineSegment(change, prepared, run, hasOtherData: hasOtherData))
    // What takes long to make again is kept; other beginnings follow from the run before.
    if hasOtherData { segments[segments.count - 1].keep(run) }
    distance = max(distance, fixedDistance ?? Self.leastDistance(of: run))
    planNext(after: run.step)
    fit(run)
  }

  // MARK: Going back

  /// Where a change that is made now would begin a segment; see `goBack`.
  var mark: Int { givenUp + segments.count }

  /// Forgets all after a step that it holds.
  mutating func cut(after step: Int) {
    while segments.count > 1, last.step > step { segments.removeLast() }
    segments[segments.count - 1].keepOnly { $0.step <= step }
    bytes = countedBytes
    planNext(after: step)
  }

  /// Forgets the segments that were begun since a mark was taken, all of them at one step.
  ///
  /// - Returns: false where that is no longer known.
  mutating func goBack(to mark: Int) -> Bool {
    let count = mark - givenUp
    guard (1...segments.count).contains(count) else { return false }
    segments.removeLast(segments.count - count)
    bytes = countedBytes
    return true
  }

  /// Gives it fewer bytes, or more.
  ///
  /// - Parameter run: the run at its end.
  mutating func set(budget: Int, _ run: any TrainingRun) {
    self.budget = budget
    fit(run)
  }

  // MARK: Places

  /// The last segment.
  var last: TimelineSegment { segments[segments.count - 1] }
  /// The first step that can be shown.
  var firstStep: Int { segments[0].step }
  /// The epochs done at the first step.
  var firstEpoch: Int { segments[0].epoch }

  /// The segment that a step belongs to; of several that begin at it, the last.
  func index(ofStep step: Int) -> Int {
    segments.lastIndex { $0.step <= step } ?? 0
  }

  /// Whole epochs done after a step.
  func epoch(ofStep step: Int) -> Int { segments[index(ofStep: step)].epoch(ofStep: step) }

  /// The step at which so many epochs are done, at least the first.
  func step(ofEpoch epoch: Int) -> Int {
    for segment in segments.reversed() {
      if let step = segment.step(ofEpoch: epoch) { return step }
    }
    return firstStep
  }

  // MARK: Bytes

  /// How many steps lie between kept runs at the least: so many that keeping one costs half a
  /// percent of them. It counts 2 µs and 4 GB/s for a copy, and for a step 50 ns and six
  /// operations a weight and sample at 300 GFLOP/s, a fast machine's speed; in float64, whose
  /// path is the readable one, at 2 GFLOP/s.
  static func leastDistance(of run: any TrainingRun) -> Int {
    let samples = Double(run.samplesPerEpoch) / Double(max(run.stepsPerEpoch, 1))
    let speed = run.kernels == "readable" ? 2e9 : 300e9
    let step = 50e-9 + 6 * Double(run.shape.parameterCount) * samples / speed
    let copy = 2e-6 + Double(run.bytesOfCopy) / 4e9
    let steps = min(max(copy / (0.005 * step), 1), 1e9)
    return 1 << (Int.bitWidth - (Int(steps.rounded(.up)) - 1).leadingZeroBitCount)
  }

  private mutating func planNext(after step: Int) {
    let (next, overflows) = (step / distance + 1).multipliedReportingOverflow(by: distance)
    nextKept = overflows ? .max : next
  }

  /// Data count where the run has others by now and something holds on to them.
  private var countedBytes: Int {
    var total = 0
    var holds = false
    var isInUse = true
    for segment in segments.reversed() {
      total += segment.bytes
      holds = holds || !segment.kept.isEmpty
      guard segment.bytesOfData > 0 else { continue }
      if holds && !isInUse { total += segment.bytesOfData }
      (holds, isInUse) = (false, false)
    }
    return total
  }

  /// Drops what there is no room for: every second run again and again, then the runs that changes
  /// began with, and if that is not enough all that was before now.
  private mutating func fit(_ run: any TrainingRun) {
    bytes = countedBytes
    let furthest = segments.compactMap(\.kept.last).map(\.step).max() ?? 0
    while bytes > budget && distance <= furthest { thin() }
    if bytes > budget {
      for index in segments.indices where segments[index].change.isRepeatable {
        segments[index].keepOnly { _ in false }
      }
      bytes = countedBytes
    }
    if bytes > budget && segments.count > 1 { beginAnew(run, last.prepared) }
  }

  private mutating func thin() {
    distance *= 2
    for index in segments.indices {
      let start = segments[index].step
      segments[index].keepOnly { $0.step.isMultiple(of: distance) || $0.step == start }
    }
    planNext(after: nextKept - 1)
    bytes = countedBytes
  }

  /// Makes the present run the first moment, where what was before it is not known or too much.
  mutating func beginAnew(_ run: any TrainingRun, _ prepared: PreparedExperiment) {
    givenUp += segments.count
    segments = [TimelineSegment(.given(run), prepared, run, hasOtherData: false)]
    bytes = countedBytes
  }
}
