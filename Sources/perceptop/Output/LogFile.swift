import Foundation
import Training

/// Where the log goes, line by line.
final class LogFile {
  /// Whether it is standard output.
  let isStandardOutput: Bool
  private let handle: FileHandle
  private let path: String

  /// Opens the log; an existing file is replaced.
  ///
  /// - Parameter path: a file, or `-` for standard output.
  init(path: String) throws {
    self.path = path
    isStandardOutput = path == "-"
    if isStandardOutput {
      handle = .standardOutput
      return
    }
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let opened = FileHandle(forWritingAtPath: path)
    else {
      throw Ending.refused(
        "--log: '\(path)' can't be written; allowed: a file in a folder that can be written, or -")
    }
    handle = opened
  }

  /// Writes one line at once, so that a run that is cut off has all its epochs on the disk.
  func write(_ record: LogRecord) throws {
    guard Message.write(record.json + "\n", to: handle.fileDescriptor) else {
      throw Ending.failed("--log: '\(path)' could not be written to the end")
    }
  }
}
