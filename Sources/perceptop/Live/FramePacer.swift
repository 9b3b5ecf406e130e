/// When to ask for the next frame while training goes on, and whether with pictures.
///
/// Numbers come with every frame. Pictures cost more, in arithmetic and in bytes, so they come
/// with every third.
struct FramePacer {
  /// When the next snapshot is to be asked for.
  private(set) var nextTick: Double
  private var count = 0

  /// Seconds between two frames.
  static let interval = 1.0 / 30
  /// Frames from one with pictures to the next.
  private static let framesPerPicture = 3

  init(start: Double) {
    nextTick = start
  }

  /// Starts the next interval and returns whether the frame shall have new pictures.
  mutating func tick(now: Double) -> Bool {
    // After a pause the pace starts anew instead of making up for what was missed.
    nextTick = max(nextTick + Self.interval, now + Self.interval / 2)
    count += 1
    return count % Self.framesPerPicture == 0
  }
}
