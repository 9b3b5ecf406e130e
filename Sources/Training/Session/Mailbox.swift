import Synchronization

/// A place for one value: a newer one takes the place of one that nobody took.
public final class Mailbox<Value: Sendable>: Sendable {
  private let slot = Mutex<Value?>(nil)

  /// Creates an empty mailbox.
  public init() {}

  /// Puts a value in.
  public func put(_ value: Value) {
    slot.withLock { $0 = value }
  }

  /// Takes the newest value out, if there is one.
  public func take() -> Value? {
    slot.withLock { slot in
      defer { slot = nil }
      return slot
    }
  }
}
