/// Different cells, numbered in the order of their first appearance, found by their bytes.
struct CellTable: Sendable {
  /// All bytes, cell after cell.
  private var bytes: [UInt8] = []
  private var entries: [(end: Int, hash: UInt32)] = []
  /// For each hash the place of an entry, or the next free place after it; −1 where there is none.
  private var slots: [Int32] = []

  /// Creates an empty table.
  init() {}

  /// Creates a table of texts, numbered as they stand; of equal ones the first is found.
  init(_ texts: [String]) {
    for text in texts {
      var text = text
      text.withUTF8 { append($0) }
    }
  }

  /// How many cells there are.
  var count: Int { entries.count }
  /// How many bytes they have.
  var byteCount: Int { bytes.count }

  /// Returns the bytes of a cell.
  subscript(index: Int) -> ArraySlice<UInt8> {
    bytes[(index == 0 ? 0 : entries[index - 1].end)..<entries[index].end]
  }

  /// Finds a cell.
  func index(of cell: CellBytes) -> Int? {
    if slots.isEmpty { return nil }
    let hash = Self.hash(cell)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if entries[index].hash == hash, isEqual(index, cell) { return index }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Adds a cell.
  mutating func append(_ cell: CellBytes) {
    bytes.append(contentsOf: cell)
    entries.append((bytes.count, Self.hash(cell)))
    if 2 * entries.count > slots.count {
      slots = Array(repeating: -1, count: max(8, 2 * slots.count))
      for index in entries.indices { place(index) }
    } else {
      place(entries.count - 1)
    }
  }

  private mutating func place(_ index: Int) {
    var slot = Int(entries[index].hash) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(index)
  }

  private func isEqual(_ index: Int, _ cell: CellBytes) -> Bool {
    let start = index == 0 ? 0 : entries[index - 1].end
    guard entries[index].end - start == cell.count else { return false }
    for offset in 0..<cell.count where bytes[start + offset] != cell[offset] { return false }
    return true
  }

  /// FNV-1a, folded to half its size so that all bytes reach the low bits.
  private static func hash(_ cell: CellBytes) -> UInt32 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in cell { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
  }
}
