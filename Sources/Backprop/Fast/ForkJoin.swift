/// Several threads for the steps of big networks.
///
/// The engine makes no threads: who trains hands in what runs work on several of them, such as
/// Dispatch's `concurrentPerform`. Work is split by samples and by units, never within a sum, so
/// that the numbers are the same for any number of threads.
public struct ForkJoin: Sendable {
  /// How many parts work is split into, at least 1.
  public let parts: Int
  /// Calls a body once for each part from 0 to `parts` − 1, on as many threads as it likes, and
  /// returns when all have returned.
  public let run: @Sendable (_ parts: Int, _ body: @Sendable (_ part: Int) -> Void) -> Void
  /// The least work of a step that is split, in floating-point operations.
  let leastWork: Double

  /// Below some 100 µs a step, two threads were never faster than one, and with another program
  /// on the second core far slower.
  static let worthwhile = 1e7

  /// Creates a way to run parts of the work side by side.
  public init(
    parts: Int,
    run: @escaping @Sendable (_ parts: Int, _ body: @Sendable (_ part: Int) -> Void) -> Void
  ) {
    self.init(parts: parts, leastWork: Self.worthwhile, run: run)
  }

  init(
    parts: Int, leastWork: Double,
    run: @escaping @Sendable (_ parts: Int, _ body: @Sendable (_ part: Int) -> Void) -> Void
  ) {
    precondition(parts > 0, "work is split into at least one part")
    self.parts = parts
    self.leastWork = leastWork
    self.run = run
  }
}
