/// A file that can't be written: which, at what stage, and why.
public struct AtomicFileFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// When a file turns out not to be writable.
  public enum Stage: Equatable, Sendable {
    /// Before there is anything to write: the path is a bad argument.
    case creation
    /// While content was written: a failure.
    case replacement
  }

  /// When it was found.
  public var stage: Stage
  /// The option that named the file.
  public var option: String
  /// The file, as it was named.
  public var path: String
  /// Why, as it follows a colon.
  public var reason: String

  /// The fault as one sentence.
  public var description: String {
    "\(option): '\(path)' can't be written: \(reason); "
      + "allowed: a file in a folder that can be written"
  }
}
