#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file open for reading that has a length: no folder, pipe or device.
final class RegularFile: ByteStream {
  /// Its name, as it was given.
  let path: String
  /// How many bytes it had when it was opened.
  let length: Int
  /// How many bytes have been read.
  private(set) var position = 0
  private let descriptor: Int32

  /// The most bytes that the system is asked for at once; macOS refuses 2^31.
  private static let largestRead = 1 << 30

  /// Opens a file.
  init(path: String) throws(DataFault) {
    // A name ends for the system where it has a 0; the file there is not the one asked for.
    guard !path.utf8.contains(0) else { throw Self.unreadable(path, because: ENOENT) }
    // Without O_NONBLOCK, opening a pipe would wait until somebody writes into it.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.unreadable(path, because: errno) }
    self.descriptor = descriptor
    self.path = path
    var status = stat()
    let isKnown = fstat(descriptor, &status) == 0
    length = Int(status.st_size)
    guard isKnown, Self.isRegular(status) else { throw Self.irregular(path, status) }
  }

  deinit { close(descriptor) }

  /// Returns whether a path leads to such a file.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return !path.utf8.contains(0) && stat(path, &status) == 0 && isRegular(status)
  }

  /// Returns whether the file begins as gzip does, whatever it is called.
  func isGzip() throws(DataFault) -> Bool {
    var first: (UInt8, UInt8) = (0, 0)
    let count = try withUnsafeMutableBytes(of: &first) { buffer throws(DataFault) in
      try read(into: buffer, at: 0)
    }
    return count == 2 && first == (0x1F, 0x8B)
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(DataFault) -> Int {
    let count = try read(into: buffer, at: position)
    position += count
    return count
  }

  private func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(DataFault) -> Int {
    while true {
      let count = pread(
        descriptor, buffer.baseAddress, min(buffer.count, Self.largestRead), off_t(offset))
      if count >= 0 { return count }
      if errno != EINTR { throw Self.unreadable(path, because: errno) }
    }
  }

  private static func isRegular(_ status: stat) -> Bool { status.st_mode & S_IFMT == S_IFREG }

  private static func irregular(_ path: String, _ status: stat) -> DataFault {
    let kind = status.st_mode & S_IFMT == S_IFDIR ? "a folder" : "a pipe or a device"
    return DataFault(origin: path, message: "it is \(kind); allowed: a file")
  }

  private static func unreadable(_ path: String, because error: Int32) -> DataFault {
    DataFault(
      origin: path,
      message: "it can't be read ('\(String(cString: strerror(error)))'); allowed: a readable file")
  }
}
