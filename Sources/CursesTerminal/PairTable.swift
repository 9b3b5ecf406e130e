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
  private var count = 0
  /// The pairs by their background, so that a full table is searched fast.
  private var grounds: [Int32: [ColorPair]] = [:]

  /// Creates an empty table.
  init(capacity: Int) { self.capacity = max(0, capacity) }

  /// Finds a number for a pair; a full table gives that of the nearest pair.
  mutating func entry(for pair: ColorPair) -> Entry {
    if pair.foreground < 0 && pair.background < 0 { return .known(0) }
    if let number = numbers[pair] { return .known(number) }
    guard count < capacity else { return .known(nearest(to: pair)) }
    count += 1
    numbers[pair] = Int32(count)
    grounds[pair.background, default: []].append(pair)
    return .added(Int32(count))
  }

  /// Forgets all pairs.
  mutating func removeAll() {
    self = PairTable(capacity: capacity)
  }

  /// Returns the number of the pair nearest by the numbers of its colours, since neighbours in the
  /// palette look alike: the nearest background first, as a wrong one catches the eye more than a
  /// wrong glyph.
  private mutating func nearest(to pair: ColorPair) -> Int32 {
    isOverfull = true
    let ground = grounds.keys.min { isNearer($0, $1, to: pair.background) }
    let found = ground.flatMap { grounds[$0] }?
      .min { isNearer($0.foreground, $1.foreground, to: pair.foreground) }
    let number = found.flatMap { numbers[$0] } ?? 0
    numbers[pair] = number
    return number
  }

  private func isNearer(_ first: Int32, _ second: Int32, to color: Int32) -> Bool {
    abs(first - color) < abs(second - color)
  }
}
