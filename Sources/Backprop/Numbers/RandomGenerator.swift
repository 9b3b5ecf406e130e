/// A seeded stream of random numbers: xoshiro256** 1.0.
///
/// The state is filled by SplitMix64, as the authors recommend. Source: D. Blackman,
/// S. Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47 (2021),
/// <https://prng.di.unimi.it>.
public struct RandomGenerator: RandomNumberGenerator, RandomNumbers, Equatable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// Creates the generator of a seed.
  ///
  /// - Parameter stream: keeps streams of one seed apart, so that a draw more in one (the data,
  ///   say) leaves another (the weights) as it was.
  public init(seed: UInt64, stream: UInt64 = 0) {
    var mixer = seed &+ stream &* 0xD1B5_4A32_D192_ED03
    func next() -> UInt64 {
      mixer &+= 0x9E37_79B9_7F4A_7C15
      var z = mixer
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
    state = (next(), next(), next(), next())
  }

  /// The four words of the state; with them a generator continues where this one is.
  public var words: [UInt64] { [state.0, state.1, state.2, state.3] }

  /// Creates a generator that continues from a state; nil where that is none: not four words, or
  /// all of them 0.
  public init?(words: [UInt64]) {
    guard words.count == 4, words.contains(where: { $0 != 0 }) else { return nil }
    state = (words[0], words[1], words[2], words[3])
  }

  /// Returns the next 64 random bits.
  public mutating func next() -> UInt64 {
    func rotated(_ x: UInt64, _ k: UInt64) -> UInt64 { (x << k) | (x >> (64 - k)) }
    let result = rotated(state.1 &* 5, 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotated(state.3, 45)
    return result
  }

  /// Returns a number in 0 ..< 1 with 53 random bits.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// Returns a whole number in 0 ..< `bound`, all equally likely.
  ///
  /// Source: D. Lemire, "Fast random integer generation in an interval", ACM TOMACS 29 (2019).
  public mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "the bound of a random index is at least 1")
    let bound = UInt64(bound)
    var product = next().multipliedFullWidth(by: bound)
    let unfair = (0 &- bound) % bound
    while product.low < unfair { product = next().multipliedFullWidth(by: bound) }
    return Int(product.high)
  }

  /// Puts the elements into random order (Fisher and Yates, from the end).
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, below(last + 1))
    }
  }

  /// Compares the states.
  public static func == (left: RandomGenerator, right: RandomGenerator) -> Bool {
    left.state == right.state
  }
}
