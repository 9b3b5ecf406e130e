/// The fields of one record, one after the other in one piece of memory that is used again.
struct RecordBuffer: ~Copyable {
  /// The most bytes of a field.
  static let largestField = 65_536
  /// The most bytes of a record.
  static let largestRecord = 1 << 24
  /// The most fields of a record.
  static let mostFields = 65_536

  private var bytes: UnsafeMutableBufferPointer<UInt8>
  private var written = 0
  private var fieldStart = 0
  private var ends: [Int] = []

  /// Creates an empty record.
  init() {
    bytes = .allocate(capacity: 2 * Self.largestField)
  }

  deinit { bytes.deallocate() }

  /// How many fields have ended.
  var fieldCount: Int { ends.count }
  /// How many bytes the field may still get.
  var room: Int { Self.largestField - (written - fieldStart) }
  /// How many bytes all fields have.
  var byteCount: Int { written }

  /// Returns a field's bytes; they are there until the record is cleared.
  @inline(__always)
  func field(_ index: Int) -> CellBytes {
    let start = index == 0 ? 0 : ends[index - 1]
    return CellBytes(rebasing: bytes[start..<ends[index]])
  }

  /// Forgets all fields.
  mutating func clear() {
    (written, fieldStart) = (0, 0)
    ends.removeAll(keepingCapacity: true)
  }

  /// Makes room for a whole field after those that have ended.
  mutating func startField() {
    fieldStart = written
    guard bytes.count - written < Self.largestField else { return }
    let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 2 * bytes.count)
    _ = larger.update(fromContentsOf: bytes[..<written])
    bytes.deallocate()
    bytes = larger
  }

  /// Ends a field where it is.
  mutating func endField() {
    ends.append(written)
  }

  /// Adds a byte to the field, which has room for it.
  mutating func append(_ byte: UInt8) {
    bytes[written] = byte
    written += 1
  }

  /// Adds bytes up to a delimiter or quote, a line end, a NUL, or the end of the field's room.
  ///
  /// - Returns: how many were added.
  mutating func append(_ source: UnsafeRawBufferPointer, upTo stop: UInt8) -> Int {
    let most = min(source.count, room)
    guard most > 0, let from = source.baseAddress, let base = bytes.baseAddress else { return 0 }
    let to = base + written
    var count = 0
    while count < most {
      let byte = from.load(fromByteOffset: count, as: UInt8.self)
      if byte == stop || (byte <= 0x0D && (byte == 0x0A || byte == 0x0D || byte == 0)) { break }
      to[count] = byte
      count += 1
    }
    written += count
    return count
  }
}
