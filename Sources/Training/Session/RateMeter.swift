/// Measures how many samples a second a run works through.
struct RateMeter {
  /// Samples a second over the last half second or more; nil before there was so much.
  private(set) var perSecond: Double?
  private var samples = 0
  private var windowStart: Double

  /// How long a window is at least, in seconds: short enough to follow, long enough to read.
  private static let window = 0.5

  init(time: Double) {
    windowStart = time
  }

  /// Takes note of samples worked through up to a time.
  mutating func note(samples more: Int, time: Double) {
    samples += more
    let elapsed = time - windowStart
    guard elapsed >= Self.window else { return }
    perSecond = Double(samples) / elapsed
    samples = 0
    windowStart = time
  }
}
