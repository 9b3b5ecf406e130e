/// A number of the ladder … 0.5, 1, 2, 5, 10, 20 …, by its place on it: 0 is 1, 1 is 2, 3 is 10.
struct RoundNumber: Hashable {
  /// The place on the ladder.
  var place: Int

  /// 1, 2 or 5.
  var mantissa: Int { [1, 2, 5][place - 3 * power] }
  /// The power of ten.
  var power: Int { place >= 0 ? place / 3 : (place - 2) / 3 }
  /// The number itself, rounded correctly.
  var value: Double { Self.number(mantissa, power: power) }
  /// Whether it is a power of ten.
  var isDecade: Bool { mantissa == 1 }

  /// Returns `digits × 10^power` as the nearest `Double`.
  static func number(_ digits: Int, power: Int) -> Double { Double("\(digits)e\(power)") ?? 0 }

  /// Returns the largest one that is not above a positive number.
  static func below(_ value: Double) -> RoundNumber {
    let digits = DecimalDigits(value)
    let first = digits.digits[0]
    return RoundNumber(place: 3 * digits.exponent + (first >= 5 ? 2 : first >= 2 ? 1 : 0))
  }

  /// Returns the smallest one that is not below a positive number.
  static func above(_ value: Double) -> RoundNumber {
    let below = below(value)
    return below.value == value ? below : RoundNumber(place: below.place + 1)
  }
}
