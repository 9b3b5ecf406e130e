#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The bytes of a regular file from its present position on.
struct FileBytes: StoredBytes {
  private let file: OpenFile
  private let start: Int

  /// Takes a file.
  init(file: OpenFile) {
    self.file = file
    start = max(0, Int(lseek(file.descriptor, 0, SEEK_CUR)))
  }

  /// Reads bytes from `offset` on.
  func read(
    at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(DataFault) -> Int {
    try file.read(at: start + offset, into: buffer)
  }
}
