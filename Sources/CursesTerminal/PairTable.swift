/// Which number each pair of colours has, within the few that a terminal offers.
///
/// Number 0 is the terminal's own pair and never given away.
struct PairTable {
  /// What the table knows about a pair.
  enum Entry: Equatable {
    /// The pair has this number already, or one that looks much like it has.
    case known(Int32)
    /// The pair was given this number now; curses must be told.
    case added(Int32)
  }

  /// The highest number.
  let capacity: Int
  /// Whether some pair got the number of another since the table was emptied.
  private(set) var isOverfull = false
  private var numbers: [ColorPair: Int32] = [:]
  private var order: [ColorPair] = []

  /// Creates an empty table.
  init(capacity: Int) { self.capacity = max(0, capacity) }

  /// Finds a number for a pair; a full table gives that of the nearest pair.
  mutating func entry(for pair: ColorPair) -> Entry {
    if pair.foreground < 0 && pair.background < 0 { return .known(0) }
    if let number = numbers[pair] { return .known(number) }
    guard order.count < capacity else { return .known(nearest(to: pair)) }
    order.append(pair)
    numbers[pair] = Int32(order.count)
    return .added(Int32(order.count))
  }

  /// Forgets all pairs.
  mutating func removeAll() {
    self = PairTable(capacity: capacity)
  }

  /// Returns the number of the pair nearest by numbers: equal grounds first, since a wrong ground
  /// catches the eye more than a wrong glyph, then neighbours in the palette, which look alike.
  private mutating func nearest(to pair: ColorPair) -> Int32 {
    isOverfull = true
    func distance(_ other: ColorPair) -> Int {
      2 * abs(Int(pair.background) - Int(other.background))
        + abs(Int(pair.foreground) - Int(other.foreground))
    }
    let least = order.indices.min { distance(order[$0]) < distance(order[$1]) }
    let number = Int32((least ?? -1) + 1)
    numbers[pair] = number
    return number
  }
}
