/// A number as a publication prints it, with its digits.
public struct PublishedNumber: Equatable, Sendable {
  /// The digits as they are printed.
  public var text: String
  /// The number.
  public var value: Double
  /// One unit of the last printed place.
  private var lastPlace: Double

  /// Reads `1.4`, `-4`, `0.0000351085` or `3.5e-05`; nil for anything else.
  init?(_ text: String) {
    guard text.utf8.count <= 40, let value = Double(text), value.isFinite,
      text.utf8.allSatisfy({ "+-.eE0123456789".utf8.contains($0) })
    else { return nil }
    self.text = text
    self.value = value
    let parts = text.lowercased().split(separator: "e", omittingEmptySubsequences: false)
    let digits = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let places = digits.count == 2 ? digits[1].count : 0
    // A double rounds the text of a power of ten as exactly as that of the number.
    let power = min(max(parts.count == 2 ? Int(parts[1]) ?? 0 : 0, -300), 300) - places
    lastPlace = Double("1e\(power)") ?? 0
  }

  /// What a printed number is beside the computed one.
  public enum Mark: String, Sendable {
    /// The same number.
    case equal
    /// The same, rounded to the printed digits.
    case rounded
    /// The same, cut off after the printed digits.
    case truncated
    /// Another number.
    case wrong
  }

  /// Returns the mark beside a computed number.
  ///
  /// A computed number carries rounding errors of a few units in its last place; 16 of them, and
  /// as much of 1 for sums that come near 0, are forgiven.
  public func mark(beside computed: Double) -> Mark {
    guard computed.isFinite else { return .wrong }
    let slack = 16 * Double.ulpOfOne * max(abs(computed), abs(value), 1)
    let error = abs(computed - value)
    if error <= slack { return .equal }
    if error <= lastPlace / 2 + slack { return .rounded }
    let excess = abs(computed) - abs(value)
    let isCut = (computed < 0) == (value < 0) && excess > 0 && excess < lastPlace
    return isCut ? .truncated : .wrong
  }
}
