#if canImport(Glibc)
  import Glibc

  private let systemRead = Glibc.read
#else
  import Darwin

  private let systemRead = Darwin.read
#endif

/// A descriptor that is closed when nobody uses it any more.
final class OpenFile {
  /// The descriptor.
  let descriptor: Int32
  /// What faults call it.
  let name: String

  /// Takes a descriptor over.
  init(descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  deinit { close(descriptor) }

  /// Reads on from where the last reading ended; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(DataFault) -> Int {
    try repeated { systemRead(descriptor, buffer.baseAddress, buffer.count) }
  }

  /// The most bytes that the system is asked for at once; macOS refuses 2^31.
  private static let largestRead = 1 << 30

  /// Reads from an offset; 0 at the end.
  func read(
    at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(DataFault) -> Int {
    let most = min(buffer.count, Self.largestRead)
    return try repeated { pread(descriptor, buffer.baseAddress, most, off_t(offset)) }
  }

  /// Writes all bytes at an offset.
  func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(DataFault) {
    var done = 0
    while done < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
      done += try repeated {
        pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset + done))
      }
    }
  }

  /// Calls the system again where a signal came between.
  private func repeated(_ call: () -> Int) throws(DataFault) -> Int {
    while true {
      let count = call()
      if count >= 0 { return count }
      if errno != EINTR { throw .unreadable(name) }
    }
  }
}
