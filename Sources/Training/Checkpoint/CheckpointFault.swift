/// Something in a checkpoint's file that can't be used: what, where, the value, what is allowed.
public struct CheckpointFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file, as it was named.
  public var path: String
  /// What is wrong, in one sentence without a full stop.
  public var message: String

  /// Creates a fault.
  public init(path: String, message: String) {
    self.path = path
    self.message = message
  }

  /// The fault as one sentence.
  public var description: String { "\(path): \(message)" }
}
