extension Double {
  /// The logarithm to base 10 of a positive finite number, exact to about 14 digits.
  ///
  /// `log10 x = (e·ln 2 + ln m) / ln 10` with `x = m·2^e`; `ln m = 2·artanh z` by its series in
  /// `z = (m−1)/(m+1)`. With m in 1/√2…√2, |z| ≤ 0.172 and the first term left out is below 1e-14.
  var decimalLogarithm: Double {
    var mantissa = significand
    var power = Double(exponent)
    if mantissa > 1.4142135623730951 {
      mantissa /= 2
      power += 1
    }
    let z = (mantissa - 1) / (mantissa + 1)
    var series = 0.0
    for odd in stride(from: 17.0, through: 1, by: -2) { series = series * z * z + 1 / odd }
    return (power * 0.6931471805599453 + 2 * z * series) / 2.302585092994046
  }
}
