/// Memory for floats, aligned to 64 bytes, at first all 0.
final class AlignedFloats: @unchecked Sendable {
  let base: UnsafeMutablePointer<Float>
  let count: Int

  init(count: Int) {
    self.count = max(count, 1)
    base = UnsafeMutableRawPointer.allocate(
      byteCount: self.count * MemoryLayout<Float>.stride, alignment: 64
    ).bindMemory(to: Float.self, capacity: self.count)
    base.initialize(repeating: 0, count: self.count)
  }

  /// Creates a copy of other memory.
  init(copying other: AlignedFloats) {
    count = other.count
    base = UnsafeMutableRawPointer.allocate(
      byteCount: count * MemoryLayout<Float>.stride, alignment: 64
    ).bindMemory(to: Float.self, capacity: count)
    base.initialize(from: other.base, count: count)
  }

  deinit { base.deallocate() }

  /// Rounds a count of floats up to whole cache lines.
  static func padded(_ count: Int) -> Int { (count + 15) / 16 * 16 }
}
