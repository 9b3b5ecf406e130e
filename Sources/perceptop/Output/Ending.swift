/// The end of the program other than by being done: an exit status, and what to say.
struct Ending: Error {
  /// The exit status.
  var status: Int32
  /// One sentence for standard error; nil to end without a word.
  var message: String?

  /// Bad arguments, or nothing to run on.
  static func refused(_ message: String) -> Ending { Ending(status: 2, message: message) }

  /// Something that had begun could not be finished.
  static func failed(_ message: String) -> Ending { Ending(status: 1, message: message) }
}
