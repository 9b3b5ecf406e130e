import Dispatch

/// The time as a session sees it: seconds since an arbitrary moment, never going back.
public struct SessionClock: Sendable {
  /// Returns the present time in seconds.
  public let now: @Sendable () -> Double

  /// Creates a clock from any source of time.
  public init(now: @escaping @Sendable () -> Double) {
    self.now = now
  }

  /// The machine's own clock.
  public static let system = SessionClock {
    Double(DispatchTime.now().uptimeNanoseconds) * 1e-9
  }

  /// A clock that stands still, for pictures and tests.
  public static let stopped = SessionClock { 0 }
}
