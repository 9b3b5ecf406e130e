import Foundation

extension Safetensors {
  /// The most bytes of a file that are read: half of the machine's memory.
  public static var largestFile: Int { Int(MemoryNeed.limit) }

  /// Reads a regular file, once.
  ///
  /// Memory for the tensors is asked for only when the header agrees with the file's length.
  ///
  /// - Parameter limit: the most bytes that the file may have.
  public init(
    contentsOf path: String, limit: Int = Self.largestFile
  ) throws(CheckpointFault) {
    // Without a wait, should it be a pipe.
    let file = try Self.reading(path) { () throws(FileRefusal) in
      try Descriptor.open(path, O_RDONLY | O_NONBLOCK)
    }
    defer { file.close() }
    let count = try Self.reading(path) { () throws(FileRefusal) in
      let status = try file.status()
      guard !status.isFolder else { throw FileRefusal("it is a folder") }
      guard status.isRegular else { throw FileRefusal("it is no regular file") }
      return Int(status.st_size)
    }
    guard count <= limit else {
      throw CheckpointFault(
        path: path, message: "the file has '\(count)' bytes; allowed: up to \(limit)")
    }
    try self.init(count: count, origin: path) { (count) throws(CheckpointFault) in
      try Self.reading(path) { () throws(FileRefusal) in try file.read(count) }
    }
  }

  /// Reads the bytes of a file.
  ///
  /// - Parameter name: stands for the file in the sentences of faults.
  public init(bytes: Data, name: String) throws(CheckpointFault) {
    var rest = bytes
    try self.init(count: bytes.count, origin: name) { count in
      defer { rest = rest.dropFirst(count) }
      return rest.prefix(count)
    }
  }

  /// Reads the three parts of a file.
  ///
  /// - Parameters:
  ///   - count: the bytes of the whole file.
  ///   - next: returns so many more bytes of it.
  private init(
    count: Int, origin: String, next: (Int) throws(CheckpointFault) -> Data
  ) throws(CheckpointFault) {
    let prefix = SafetensorsHeader.prefix
    guard count >= prefix + SafetensorsHeader.smallest else {
      throw CheckpointFault(
        path: origin,
        message: "the file has '\(count)' bytes; allowed: a safetensors file, of "
          + "\(prefix + SafetensorsHeader.smallest) or more")
    }
    do {
      let length = try SafetensorsHeader.length(try next(prefix), fileCount: count)
      let header = try SafetensorsHeader(
        json: try next(length), dataCount: count - prefix - length)
      let data = try next(count - prefix - length)
      self.init(
        origin: origin, metadata: header.metadata,
        tensors: header.entries.map { $0.tensor(in: data) })
    } catch let error as HeaderRefusal {
      throw CheckpointFault(path: origin, message: error.message)
    } catch let error as CheckpointFault {
      throw error
    } catch {
      throw CheckpointFault(path: origin, message: "\(error)")
    }
  }

  /// Says what the system has against reading.
  private static func reading<Result>(
    _ path: String, _ read: () throws(FileRefusal) -> Result
  ) throws(CheckpointFault) -> Result {
    do {
      return try read()
    } catch {
      throw CheckpointFault(
        path: path, message: "the file can't be read: \(error.reason); allowed: a readable file")
    }
  }
}
