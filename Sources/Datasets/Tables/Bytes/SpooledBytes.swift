#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The bytes of a pipe or a device, kept in a temporary file without a name as they come.
///
/// Nothing is read ahead: what is refused at its first bytes costs no more than those.
final class SpooledBytes: StoredBytes {
  /// The most bytes that are kept, so that an endless input does not fill the disk.
  static let limit = 1 << 33

  private let input: OpenFile
  private let limit: Int
  private var spool: OpenFile?
  private var length = 0
  private var isEnded = false

  /// Takes a pipe or a device.
  init(input: OpenFile, limit: Int = SpooledBytes.limit) {
    self.input = input
    self.limit = limit
  }

  /// Reads bytes from `offset` on, as far as possible from those kept.
  func read(
    at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(DataFault) -> Int {
    precondition(offset <= length, "a pipe is read without gaps")
    if offset < length, let spool {
      let kept = UnsafeMutableRawBufferPointer(
        rebasing: buffer.prefix(length - offset))
      return try spool.read(at: offset, into: kept)
    }
    if isEnded { return 0 }
    let count = try input.read(into: buffer)
    if count == 0 { isEnded = true }
    try keep(UnsafeRawBufferPointer(rebasing: buffer.prefix(count)))
    return count
  }

  private func keep(_ bytes: UnsafeRawBufferPointer) throws(DataFault) {
    guard bytes.count <= limit - length else {
      throw DataFault(
        origin: input.name,
        message: "has more than \(limit) bytes; allowed: up to that from a pipe, any size in a file"
      )
    }
    if spool == nil { spool = try Self.unnamedFile(for: input.name) }
    try spool?.write(bytes, at: length)
    length += bytes.count
  }

  /// Creates a file that is gone when it is closed.
  private static func unnamedFile(for name: String) throws(DataFault) -> OpenFile {
    // POSIX names the variable, and the folder that every system has where it is not set.
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    // `mkstemp` puts a name that is free in the place of the six letters.
    var path = Array("\(folder)/perceptop-XXXXXX".utf8CString)
    let descriptor = mkstemp(&path)
    guard descriptor >= 0 else {
      throw DataFault(
        origin: name,
        message: "can't be kept, as no file can be made in \(Quotation.of(folder)); "
          + "allowed: a folder in TMPDIR that can be written")
    }
    unlink(path)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    return OpenFile(descriptor: descriptor, name: name)
  }
}
