#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where a command's answer goes.
public enum StandardOutput {
  /// Writes all of a text.
  ///
  /// - Throws: an ending of the program where standard output does not take it.
  public static func write(_ text: String) throws(Ending) {
    guard Message.write(text, to: STDOUT_FILENO) else {
      throw Ending.failed("standard output could not be written to the end")
    }
  }
}
