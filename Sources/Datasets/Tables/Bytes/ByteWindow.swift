/// The part of a source that is in memory: a buffer of fixed size that moves on.
struct ByteWindow: ~Copyable {
  /// The size of the buffer in bytes.
  static let size = 1 << 20

  private let source: ByteSource
  private let buffer: UnsafeMutableRawBufferPointer
  private var position = 0
  private var end = 0
  /// How far the source is read.
  private var offset = 0

  /// Creates a window before the first byte.
  init(_ source: ByteSource) {
    self.source = source
    buffer = .allocate(byteCount: Self.size, alignment: 16)
  }

  deinit { buffer.deallocate() }

  /// The bytes that are there and not passed yet; may be empty before the end.
  var unread: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: buffer[position..<end])
  }

  /// Returns the next byte without passing it; nil at the end.
  @inline(__always)
  mutating func peek() throws(DataFault) -> UInt8? {
    if position == end { try refill() }
    return position < end ? buffer[position] : nil
  }

  /// Passes bytes that are there.
  @inline(__always)
  mutating func pass(_ count: Int = 1) {
    assert(count <= end - position, "only bytes that are there can be passed")
    position += count
  }

  /// Passes the very first bytes if they are `mark`.
  ///
  /// - Precondition: nothing has been passed.
  mutating func passStart(_ mark: [UInt8]) throws(DataFault) -> Bool {
    precondition(position == 0 && offset == end, "a mark stands at the start")
    while end < mark.count, try append() {}
    guard unread.starts(with: mark) else { return false }
    pass(mark.count)
    return true
  }

  private mutating func refill() throws(DataFault) {
    (position, end) = (0, 0)
    _ = try append()
  }

  private mutating func append() throws(DataFault) -> Bool {
    let room = UnsafeMutableRawBufferPointer(rebasing: buffer[end...])
    let count = try source.bytes.read(at: offset, into: room)
    precondition((0...room.count).contains(count), "a source fills the buffer at most")
    end += count
    offset += count
    return count > 0
  }
}
