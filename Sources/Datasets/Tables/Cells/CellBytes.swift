/// The bytes of a cell, in memory that belongs to someone else.
typealias CellBytes = UnsafeBufferPointer<UInt8>

extension CellBytes {
  /// The cell without spaces and tabs around it.
  @inline(__always)
  var trimmed: CellBytes {
    var start = 0
    var end = count
    while start < end, self[start].isBlank { start += 1 }
    while end > start, self[end - 1].isBlank { end -= 1 }
    return CellBytes(rebasing: self[start..<end])
  }

  /// Whether the cell is `word`, in letters of any case.
  ///
  /// - Parameter word: in lower case.
  func isWord(_ word: StaticString) -> Bool {
    guard count == word.utf8CodeUnitCount else { return false }
    for index in indices {
      let byte = self[index]
      let isCapital = byte >= 0x41 && byte <= 0x5A
      if (isCapital ? byte | 0x20 : byte) != word.utf8Start[index] { return false }
    }
    return true
  }
}

extension UInt8 {
  /// Whether it is a space or a tab.
  @inline(__always)
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 }
}
