/// The end of a program other than by being done: an exit status, and what to say.
public struct Ending: Error, CustomStringConvertible {
  /// The exit status.
  public var status: Int32
  /// One sentence for standard error; nil to end without a word.
  public var message: String?

  /// The sentence.
  public var description: String { message ?? "" }

  /// Creates an ending.
  public init(status: Int32, message: String? = nil) {
    self.status = status
    self.message = message
  }

  /// Bad arguments, or nothing to run on.
  public static func refused(_ message: String) -> Ending { Ending(status: 2, message: message) }

  /// Something that had begun could not be finished.
  public static func failed(_ message: String) -> Ending { Ending(status: 1, message: message) }
}
