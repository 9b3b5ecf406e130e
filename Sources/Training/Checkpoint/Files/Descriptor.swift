import Foundation

/// An open file, by its number; whoever opened it closes it.
struct Descriptor {
  /// The system's number of it.
  let number: Int32

  /// The most that is read or written by one call; Darwin refuses more than 2^31 - 1.
  private static let largestCall = 1 << 30

  /// Opens a file; what runs a program later does not inherit it.
  ///
  /// - Parameter permissions: of a file that is created.
  static func open(
    _ path: String, _ flags: Int32, permissions: mode_t = 0
  ) throws(FileRefusal) -> Descriptor {
    // A text with a NUL would name another file.
    guard !path.utf8.contains(0) else { throw FileRefusal(system: EINVAL) }
    let number = try complete { Int(Foundation.open(path, flags | O_CLOEXEC, permissions)) }
    return Descriptor(number: Int32(number))
  }

  /// Closes it, and so gives up its lock.
  func close() {
    _ = Foundation.close(number)
  }

  /// Returns what the system knows of the file.
  func status() throws(FileRefusal) -> stat {
    var status = stat()
    try Self.complete { Int(fstat(number, &status)) }
    return status
  }

  /// Returns the next bytes, exactly as many as asked for.
  func read(_ count: Int) throws(FileRefusal) -> Data {
    guard count > 0 else { return Data() }
    // Not an array: where there is too little memory it would end the program.
    guard let start = malloc(count) else { throw FileRefusal(system: ENOMEM) }
    do throws(FileRefusal) {
      try read(count, into: start)
    } catch {
      free(start)
      throw error
    }
    // Only now: data of a few bytes are copied and freed at once.
    return Data(bytesNoCopy: start, count: count, deallocator: .free)
  }

  private func read(_ count: Int, into start: UnsafeMutableRawPointer) throws(FileRefusal) {
    var done = 0
    while done < count {
      let most = min(count - done, Self.largestCall)
      let read = try Self.complete { Foundation.read(number, start + done, most) }
      guard read > 0 else { throw FileRefusal("it became shorter while it was read") }
      done += read
    }
  }

  /// Writes all bytes.
  func write(_ bytes: Data) throws(FileRefusal) {
    var rest = bytes
    while !rest.isEmpty {
      let written = try Self.complete {
        rest.withUnsafeBytes {
          Foundation.write(number, $0.baseAddress, min($0.count, Self.largestCall))
        }
      }
      guard written > 0 else { throw FileRefusal(system: EIO) }
      rest = rest.dropFirst(written)
    }
  }

  /// Waits until all that was written is on the disk.
  ///
  /// Some file systems can't be asked that about a folder and answer `EINVAL`: then it is as it is.
  func synchronize() throws(FileRefusal) {
    try Self.complete { fsync(number) == 0 || errno == EINVAL ? 0 : -1 }
  }

  /// Locks the file against all others that ask for its lock.
  ///
  /// - Returns: false where somebody else has it.
  func lock() throws(FileRefusal) -> Bool {
    while flock(number, LOCK_EX | LOCK_NB) != 0 {
      if errno == EWOULDBLOCK { return false }
      guard errno == EINTR else { throw FileRefusal(system: errno) }
    }
    return true
  }

  /// Makes a system call until no signal interrupts it.
  @discardableResult
  private static func complete(_ call: () -> Int) throws(FileRefusal) -> Int {
    while true {
      let result = call()
      if result >= 0 { return result }
      guard errno == EINTR else { throw FileRefusal(system: errno) }
    }
  }
}

extension stat {
  /// Whether it is a file that holds bytes: no folder, link, device, pipe or socket.
  var isRegular: Bool { st_mode & S_IFMT == S_IFREG }
  /// Whether it is a folder.
  var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
  /// Whether it is a symbolic link.
  var isLink: Bool { st_mode & S_IFMT == S_IFLNK }

  /// What stands at a path, a link not followed; nil where nothing does.
  init?(at path: String) throws(FileRefusal) {
    guard !path.utf8.contains(0) else { throw FileRefusal(system: EINVAL) }
    self.init()
    guard lstat(path, &self) != 0 else { return }
    guard errno == ENOENT else { throw FileRefusal(system: errno) }
    return nil
  }

  /// Whether both are one file.
  func isSame(as other: stat) -> Bool { st_dev == other.st_dev && st_ino == other.st_ino }
}
