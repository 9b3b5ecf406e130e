import Training

/// When to ask for the next frame while training goes on, and with which pictures.
///
/// Numbers come with every frame. Pictures cost more, in arithmetic and in bytes, so they take
/// turns: one frame of four brings the surface, another the units.
struct FramePacer {
  /// When the next snapshot is to be asked for.
  private(set) var nextTick: Double
  private var count = 0
  /// When a snapshot was last asked for.
  private var lastTick: Double
  /// What drawing costs on average, in seconds of the processor.
  private var meanDrawing = 0.0

  /// Seconds between two frames.
  static let interval = 1.0 / 30

  /// The part of the time that training may lose to snapshots: with large networks frames get
  /// fewer, so that watching does not stop what is watched.
  private static let largestShare = 0.2
  /// The part of a processor's time that drawing may take: a screen that costs more is drawn less
  /// often, so that watching costs next to nothing on a slow machine too.
  private static let largestDrawingShare = 0.045

  init(start: Double) {
    nextTick = start
    lastTick = start
  }

  /// Takes note of what a snapshot cost the session, in seconds.
  mutating func note(cost: Double, now: Double) {
    nextTick = max(nextTick, now + cost / Self.largestShare - Self.interval)
  }

  /// Takes note of what drawing a frame cost this thread, in seconds of the processor.
  ///
  /// Frames follow each other evenly: their mean counts, not one that brought a picture.
  mutating func note(drawing: Double) {
    meanDrawing += (drawing - meanDrawing) / 8
    nextTick = max(nextTick, lastTick + meanDrawing / Self.largestDrawingShare)
  }

  /// Starts the next interval and returns what of `request` its frame shall have.
  mutating func tick(now: Double, _ request: SnapshotRequest) -> SnapshotRequest {
    // After a pause the pace starts anew instead of making up for what was missed.
    nextTick = max(nextTick + Self.interval, now + Self.interval / 2)
    lastTick = now
    count += 1
    var part = SnapshotRequest()
    part.showsActivity = request.showsActivity
    part.showsTrace = request.showsTrace
    switch count % 4 {
    case 0: part.surface = request.surface
    case 2: part.unitPictures = request.unitPictures
    default: break
    }
    return part
  }
}
