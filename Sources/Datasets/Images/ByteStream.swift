/// Bytes one after another, as a file has them or as they are unpacked from it.
protocol ByteStream: AnyObject {
  /// Puts the next bytes into a buffer that has room; returns how many, 0 at the end alone.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(DataFault) -> Int
}

extension ByteStream {
  /// Returns the next bytes: `count` of them, or fewer where the stream ends.
  ///
  /// The memory is not written before there are bytes for it, so that the system gives only what
  /// they fill.
  func next(_ count: Int) throws(DataFault) -> [UInt8] {
    var fault: DataFault?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      do throws(DataFault) {
        filled = try fill(
          UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[..<count]))
      } catch {
        fault = error
      }
    }
    if let fault { throw fault }
    return bytes
  }

  /// Fills a buffer as far as there are bytes; returns how many it took.
  private func fill(_ buffer: UnsafeMutableRawBufferPointer) throws(DataFault) -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = try read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
      if count == 0 { break }
      filled += count
    }
    return filled
  }
}
