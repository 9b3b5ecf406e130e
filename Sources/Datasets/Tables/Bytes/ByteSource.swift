#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Bytes that can be read from their start several times, under the name that faults call them by.
public struct ByteSource {
  /// The name, such as a path.
  public let name: String
  /// The bytes.
  let bytes: any StoredBytes

  /// Opens a file; a pipe or a device is kept in a temporary file as it is read.
  ///
  /// The file stays open, so that another one moved to its path is not mixed with it.
  public static func file(_ path: String) throws(DataFault) -> ByteSource {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path) }
    return try ByteSource(name: path, owning: descriptor)
  }

  /// Takes what is left to read of an open descriptor, such as standard input.
  ///
  /// The caller keeps the descriptor; a regular file is not moved in, anything else is read from.
  public static func descriptor(
    _ descriptor: Int32, name: String
  ) throws(DataFault) -> ByteSource {
    let own = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    guard own >= 0 else { throw .unreadable(name) }
    return try ByteSource(name: name, owning: own)
  }

  /// Takes bytes in memory.
  public static func memory(_ bytes: [UInt8], name: String) -> ByteSource {
    ByteSource(name: name, bytes: MemoryBytes(bytes: bytes))
  }

  /// Creates a source of any kind.
  init(name: String, bytes: any StoredBytes) {
    self.name = name
    self.bytes = bytes
  }

  private init(name: String, owning descriptor: Int32) throws(DataFault) {
    let file = OpenFile(descriptor: descriptor, name: name)
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(name) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      throw DataFault(origin: name, message: "is a folder; allowed: a file with rows of cells")
    case S_IFREG: self.init(name: name, bytes: FileBytes(file: file))
    default: self.init(name: name, bytes: SpooledBytes(input: file))
    }
  }
}

extension DataFault {
  /// What can't be read, by the last error of the system.
  static func unreadable(_ name: String) -> DataFault {
    DataFault(
      origin: name,
      message: "can't be read (\(String(cString: strerror(errno)))); allowed: a readable file")
  }
}
