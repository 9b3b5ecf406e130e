import Backprop

/// The stream of random numbers that a text seeds: ARC4 as seedrandom 2.4 has it.
///
/// TensorFlow Playground draws its data and its weights from it. The first 256 bytes are thrown
/// away. Source: D. Bau, seedrandom, <https://github.com/davidbau/seedrandom>.
public struct SeedStream: RandomNumbers, Equatable {
  /// A permutation of all bytes.
  private var bytes: [UInt8]
  private var i: UInt8 = 0
  private var j: UInt8 = 0

  /// Creates the stream of a seed; any text is one, the empty one too.
  public init(seed: String) {
    let key = Self.key(of: seed)
    bytes = (0...255).map { UInt8($0) }
    var j: UInt8 = 0
    for i in bytes.indices {
      j &+= bytes[i] &+ key[i % key.count]
      bytes.swapAt(i, Int(j))
    }
    for _ in 0..<256 { _ = nextByte() }
  }

  /// Folds a text into at most 256 bytes: each is smeared with the one that stood there before.
  ///
  /// Characters are the UTF-16 code units that JavaScript has.
  private static func key(of seed: String) -> [UInt8] {
    var key: [UInt8] = []
    var smear: UInt8 = 0
    for (position, unit) in seed.utf16.enumerated() {
      let place = position % 256
      if place == key.count { key.append(0) }
      smear ^= key[place] &* 19
      key[place] = smear &+ UInt8(truncatingIfNeeded: unit)
    }
    return key.isEmpty ? [0] : key
  }

  private mutating func nextByte() -> UInt8 {
    i &+= 1
    let byte = bytes[Int(i)]
    j &+= byte
    bytes.swapAt(Int(i), Int(j))
    return bytes[Int(bytes[Int(i)] &+ byte)]
  }

  /// Returns a number in 0 ..< 1 with at least 52 random bits.
  ///
  /// Bytes are taken, the first of them the highest, until 52 bits are filled; of what is more
  /// than 53 the lowest bits are dropped.
  public mutating func uniform() -> Double {
    var numerator: UInt64 = 0
    for _ in 0..<6 { numerator = numerator << 8 | UInt64(nextByte()) }
    var denominator = 0x1p48
    var lowest: UInt64 = 0
    while numerator < 1 << 52 {
      numerator = (numerator + lowest) << 8
      denominator *= 256
      lowest = UInt64(nextByte())
    }
    while numerator >= 1 << 53 {
      numerator >>= 1
      denominator /= 2
      lowest >>= 1
    }
    return Double(numerator + lowest) / denominator
  }
}
