import Endings

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that a command writes, opened before its work begins.
///
/// What the path names is written into as it is: a device stays a device, a pipe a pipe, and a
/// link leads to its target.
struct OutputFile {
  /// Whether what is written follows an earlier part that was there.
  let isContinued: Bool
  /// Whether it is standard output.
  let isStandardOutput: Bool
  private let descriptor: Int32
  private let path: String
  private let option: String

  /// Opens a file and empties it, or goes on at its end.
  ///
  /// - Parameters:
  ///   - path: a file, or `-` for standard output.
  ///   - option: the option that named it, for the sentence of a fault.
  ///   - isContinued: whether what is there stays.
  init(path: String, option: String, isContinued: Bool = false) throws {
    self.path = path
    self.option = option
    isStandardOutput = path == "-"
    descriptor =
      isStandardOutput
      ? STDOUT_FILENO
      : open(path, O_WRONLY | O_CREAT | O_CLOEXEC | (isContinued ? O_APPEND : O_TRUNC), 0o666)
    guard descriptor >= 0 else {
      throw Ending.refused(
        "\(option): '\(path)' can't be written; allowed: a file in a folder that can be written")
    }
    self.isContinued = isContinued && lseek(descriptor, 0, SEEK_END) > 0
  }

  /// Writes a text at once, so that a run that is cut off has all its lines in the file.
  func write(_ text: String) throws {
    guard Message.write(text, to: descriptor) else {
      throw Ending.failed("\(option): '\(path)' could not be written to the end")
    }
  }
}
