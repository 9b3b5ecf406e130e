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

  /// Reads texts like `123.0`, `0.00123`, `5e-324` and `1e+16`, byte by byte: a frame shows
  /// thousands of numbers.
  private init(plainText: String) {
    var plainText = plainText
    self = plainText.withUTF8 { text in
      let end = text.firstIndex(of: UInt8(ascii: "e")) ?? text.endIndex
      var result = DecimalDigits(digits: [], exponent: -1)
      result.digits.reserveCapacity(end)
      var isWhole = true
      for character in text[..<end] {
        if character == UInt8(ascii: ".") {
          isWhole = false
        } else if character != UInt8(ascii: "0") || !result.digits.isEmpty {
          result.digits.append(character - UInt8(ascii: "0"))
          if isWhole { result.exponent += 1 }
        } else if !isWhole {
          result.exponent -= 1
        }
      }
      let power = String(decoding: text[end...].dropFirst(), as: UTF8.self)
      result.exponent += Int(power) ?? 0
      result.dropTrailingZeros()
      return result
    }
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
    let first = max(shown.exponent, 0)
    return String(unsafeUninitializedCapacity: first + 2 + max(places, 0)) { bytes in
      var count = 0
      for power in (-max(places, 0)...first).reversed() {
        if power == -1 {
          bytes[count] = UInt8(ascii: ".")
          count += 1
        }
        bytes[count] = UInt8(ascii: "0") + shown.digit(at: power)
        count += 1
      }
      return count
    }
  }

  /// Returns the text with exactly `count` digits and a power of ten, such as `1.20e-5`.
  func scientific(significant count: Int) -> String {
    let shown = rounded(significant: count)
    let factor = shown.divided(byPowerOfTen: shown.exponent).fixed(places: max(0, count - 1))
    return "\(factor)e\(shown.exponent)"
  }

  private func digit(at power: Int) -> UInt8 {
    let index = exponent - power
    return digits.indices.contains(index) ? digits[index] : 0
  }
}
