/// The decimal digits of a number's size: `d₀.d₁d₂… × 10^exponent`.
///
/// They are the digits of the shortest text that reads back as the same `Double`, and rounding
/// works on them, half away from zero. So 9.995 rounds to 10.0 at three digits, as a reader of
/// "9.995" expects, though the `Double` lies a hair below; powers of ten and logarithms, which
/// would bring errors of their own, are not needed.
struct DecimalDigits: Hashable {
  /// The digits, most significant first, without zeros at either end; a lone 0 is zero itself.
  private(set) var digits: [UInt8]
  /// The power of ten of the first digit.
  private(set) var exponent: Int

  /// Whether the number is zero, perhaps after rounding.
  var isZero: Bool { digits == [0] }

  private static let zero = DecimalDigits(digits: [0], exponent: 0)

  private init(digits: [UInt8], exponent: Int) {
    self.digits = digits
    self.exponent = exponent
  }

  /// Takes the digits of a finite number; anything else counts as zero.
  init(_ value: Double) {
    self = value.isFinite ? Self(plainText: value.magnitude.description) : .zero
  }

  /// Reads texts like `123.0`, `0.00123`, `5e-324` and `1e+16`.
  private init(plainText: String) {
    let parts = plainText.split(separator: "e")
    let power = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let all = parts[0].utf8.filter { $0 != UInt8(ascii: ".") }.map { $0 - UInt8(ascii: "0") }
    let whole = parts[0].utf8.prefix { $0 != UInt8(ascii: ".") }.count
    let leading = all.prefix { $0 == 0 }.count
    self.init(digits: Array(all[leading...]), exponent: power + whole - 1 - leading)
    dropTrailingZeros()
  }

  private mutating func dropTrailingZeros() {
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { self = .zero }
  }

  /// Returns the number with at most `count` digits.
  func rounded(significant count: Int) -> DecimalDigits {
    guard count < digits.count else { return self }
    guard count >= 0 else { return .zero }
    var result = DecimalDigits(digits: Array(digits.prefix(count)), exponent: exponent)
    if digits[count] >= 5 { result.addOneAtTheEnd() }
    result.dropTrailingZeros()
    return result
  }

  /// Returns the number with at most `places` digits after the point.
  func rounded(places: Int) -> DecimalDigits { rounded(significant: exponent + 1 + places) }

  /// Returns the number divided by `10^power`.
  func divided(byPowerOfTen power: Int) -> DecimalDigits {
    isZero ? self : DecimalDigits(digits: digits, exponent: exponent - power)
  }

  private mutating func addOneAtTheEnd() {
    while digits.last == 9 { digits.removeLast() }
    if let last = digits.popLast() {
      digits.append(last + 1)
    } else {
      digits = [1]
      exponent += 1
    }
  }

  /// Returns the text with exactly `places` digits after the point, such as `0.0120`.
  func fixed(places: Int) -> String {
    let shown = rounded(places: places)
    var text = ""
    for power in (0...max(shown.exponent, 0)).reversed() { text += shown.digit(at: power) }
    guard places > 0 else { return text }
    text += "."
    for place in 1...places { text += shown.digit(at: -place) }
    return text
  }

  /// Returns the text with exactly `count` digits and a power of ten, such as `1.20e-5`.
  func scientific(significant count: Int) -> String {
    let shown = rounded(significant: count)
    var text = shown.digit(at: shown.exponent)
    if count > 1 {
      text += "."
      for place in 1..<count { text += shown.digit(at: shown.exponent - place) }
    }
    return text + "e\(shown.exponent)"
  }

  private func digit(at power: Int) -> String {
    let index = exponent - power
    return digits.indices.contains(index) ? String(digits[index]) : "0"
  }
}
