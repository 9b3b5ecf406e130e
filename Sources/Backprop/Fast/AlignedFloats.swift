#if canImport(Glibc)
  import Glibc
#endif

/// Memory for floats, aligned to 64 bytes, at first all 0.
///
/// Unchecked, because the floats behind the pointer can be written: who may write them when is
/// decided by the one object that holds them, a state or a workspace.
final class AlignedFloats: @unchecked Sendable {
  let base: UnsafeMutablePointer<Float>
  let count: Int

  init(count: Int) {
    self.count = max(count, 1)
    base = Self.allocate(self.count)
    base.initialize(repeating: 0, count: self.count)
  }

  /// Creates a copy of other memory.
  init(copying other: AlignedFloats) {
    count = other.count
    base = Self.allocate(count)
    base.initialize(from: other.base, count: count)
  }

  deinit { base.deallocate() }

  /// Rounds a count of floats up to whole cache lines.
  static func padded(_ count: Int) -> Int { (count + 15) / 16 * 16 }

  private static func allocate(_ count: Int) -> UnsafeMutablePointer<Float> {
    let bytes = count * MemoryLayout<Float>.stride
    #if canImport(Glibc)
      // Pages of 2 MB, where the system gives them on request: a large network's weights lie on
      // more small pages than the processor remembers the addresses of.
      let page = 2 << 20
      if bytes >= page {
        let whole = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: page)
        madvise(whole, bytes / page * page, Int32(MADV_HUGEPAGE))
        return whole.bindMemory(to: Float.self, capacity: count)
      }
    #endif
    return UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
      .bindMemory(to: Float.self, capacity: count)
  }
}
