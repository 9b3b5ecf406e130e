/// Bytes at offsets from their start.
protocol StoredBytes {
  /// Reads bytes from `offset` on.
  ///
  /// - Returns: how many were read, up to the size of the buffer; 0 at the end alone.
  func read(
    at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(DataFault) -> Int
}

/// Bytes in memory.
struct MemoryBytes: StoredBytes {
  /// All of them.
  let bytes: [UInt8]

  /// Copies bytes from `offset` on.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let piece = bytes[min(offset, bytes.count)...].prefix(buffer.count)
    buffer.copyBytes(from: piece)
    return piece.count
  }
}
