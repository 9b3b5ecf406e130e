#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file open for reading that has a length: no folder, pipe or device.
final class RegularFile: ByteStream {
  /// How many bytes it had when it was opened.
  let length: Int
  /// How many bytes have been read.
  private(set) var position = 0
  private let file: OpenFile

  /// Opens a file.
  init(path: String) throws(DataFault) {
    // A name ends for the system where it has a 0; the file there is not the one asked for.
    errno = ENOENT
    guard !path.utf8.contains(0) else { throw .unreadable(path) }
    // Without O_NONBLOCK, opening a pipe would wait until somebody writes into it.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path) }
    file = OpenFile(descriptor: descriptor, name: path)
    var status = stat()
    let isKnown = fstat(descriptor, &status) == 0
    length = Int(status.st_size)
    guard isKnown, Self.isRegular(status) else { throw Self.irregular(path, status) }
  }

  /// Its name, as it was given.
  var path: String { file.name }

  /// Returns whether a path leads to such a file.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return !path.utf8.contains(0) && stat(path, &status) == 0 && isRegular(status)
  }

  /// Returns whether the file begins as gzip does, whatever it is called.
  func isGzip() throws(DataFault) -> Bool {
    var first: (UInt8, UInt8) = (0, 0)
    let count = try withUnsafeMutableBytes(of: &first) { buffer throws(DataFault) in
      try file.read(at: 0, into: buffer)
    }
    return count == 2 && first == (0x1F, 0x8B)
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(DataFault) -> Int {
    let count = try file.read(at: position, into: buffer)
    position += count
    return count
  }

  private static func isRegular(_ status: stat) -> Bool { status.st_mode & S_IFMT == S_IFREG }

  private static func irregular(_ path: String, _ status: stat) -> DataFault {
    let kind = status.st_mode & S_IFMT == S_IFDIR ? "a folder" : "a pipe or a device"
    return DataFault(origin: path, message: "it is \(kind); allowed: a file")
  }
}
