/// Numbers as short texts, most of them of a fixed width so that columns stand still.
///
/// A number that is not zero never reads as zero: where the digits run out, its power of ten
/// speaks. Minus is the ASCII hyphen. `nan`, `inf` and `-inf` are named everywhere.
public enum NumberText {
  /// Returns the shortest text that reads back as the same number: `0.01`, `12`, `1e-5`, `1e16`.
  public static func shortest(_ value: Double) -> String {
    guard value.isFinite else { return nonFinite(value) }
    let digits = DecimalDigits(value)
    let sign = value < 0 ? "-" : ""
    guard (-4...15).contains(digits.exponent) else {
      return sign + digits.scientific(significant: digits.digits.count)
    }
    return sign + digits.fixed(places: max(0, digits.digits.count - 1 - digits.exponent))
  }

  /// Returns the number with `digits` significant digits, at least one.
  ///
  /// From 0.001 to below 100,000 it is a plain decimal, whole numbers keeping all their digits:
  /// `0.00123`, `12.3`, `12346`; outside it has a power of ten: `1.23e-5`, `1.00e5`. Zero is `0`.
  /// With three digits the text is at most 10 columns wide, 8 while the exponent has one digit.
  public static func significant(_ value: Double, digits: Int = 3) -> String {
    guard value.isFinite else { return nonFinite(value) }
    guard value != 0 else { return "0" }
    let count = max(1, digits)
    let all = DecimalDigits(value)
    let exponent = all.rounded(significant: count).exponent
    let sign = value < 0 ? "-" : ""
    guard (-3...4).contains(exponent) else { return sign + all.scientific(significant: count) }
    return sign + all.fixed(places: max(0, count - 1 - exponent))
  }

  /// Returns a number with its sign in exactly 5 columns, flush right, as for activations.
  ///
  /// `+0.98`, `-12.3`, ` +123`, `+1234`, ` +1e5`; what two places would show as zero has a power
  /// of ten, then only that: `+4e-3`, `+e-12`, `+tiny`; from 1e100 on it is `+huge`.
  public static func signed(_ value: Double) -> String {
    guard value.isFinite else { return padLeft((value > 0 ? "+" : "") + nonFinite(value), 5) }
    guard value != 0 else { return " 0.00" }
    return padLeft(sign(value) + fourColumns(DecimalDigits(value)), 5)
  }

  /// Returns a number with its sign in exactly 6 columns, flush left, as for deltas.
  ///
  /// From 0.1 to below 100 it is a decimal of three digits, `+0.30`, `-12.3`; outside, one digit
  /// and a power of ten: `-4e-7 `, `+6e-10`. Below 1e-99 the digit gives way: `+e-300`. Zero is
  /// ` 0    `.
  public static func delta(_ value: Double) -> String {
    guard value.isFinite else {
      return padRight((value.isNaN ? " " : value > 0 ? "+" : "") + nonFinite(value), 6)
    }
    guard value != 0 else { return " 0    " }
    let all = DecimalDigits(value)
    if value.magnitude >= 0.095 && value.magnitude < 99.95 {
      let places = all.rounded(places: 2).exponent >= 1 ? 1 : 2
      return padRight(sign(value) + all.fixed(places: places), 6)
    }
    let whole = all.scientific(significant: 1)
    return padRight(sign(value) + (whole.utf8.count <= 5 ? whole : String(whole.dropFirst())), 6)
  }

  /// Returns a rate in at most 4 columns (5 with a minus): `999`, `1.2k`, `12k`, `123k`, `1.2M`;
  /// below 10 it has two digits: `3.4`.
  ///
  /// Below 0.1 it may be longer: `0.042`, `4.2e-5`.
  public static func rate(_ value: Double) -> String {
    guard value.isFinite else { return nonFinite(value) }
    return value.magnitude < 9.95 ? significant(value, digits: 2) : compact(value)
  }

  /// Returns a number for a cell of a matrix in exactly `width` columns, 1 to 3.
  ///
  /// Three columns: `-.4`, `+1.`, `-12`, from 100 on `+^^`; a small one keeps its sign, `-.0`,
  /// and zero is ` 0 `. Two columns: `-0`, `+9`, from 10 on `+^`. One column: the sign alone.
  public static func cell(_ value: Double, width: Int = 3) -> String {
    let width = min(max(1, width), 3)
    if value.isNaN { return ["?", " ?", "nan"][width - 1] }
    if value == 0 { return ["0", " 0", " 0 "][width - 1] }
    let sign = sign(value)
    guard width > 1 else { return sign }
    let body = value.isFinite ? cellBody(DecimalDigits(value), width: width - 1) : nil
    return sign + (body ?? String(repeating: "^", count: width - 1))
  }

  /// One or two columns for the size of a cell's number, nil where it is too large for them.
  private static func cellBody(_ digits: DecimalDigits, width: Int) -> String? {
    let whole = digits.rounded(places: 0)
    guard whole.exponent < width else { return nil }
    guard width == 2 else { return whole.fixed(places: 0) }
    let tenths = digits.rounded(places: 1)
    if tenths.exponent < 0 || tenths.isZero { return String(tenths.fixed(places: 1).dropFirst()) }
    return whole.exponent == 1 ? whole.fixed(places: 0) : whole.fixed(places: 0) + "."
  }

  /// The size of an activation in at most four columns.
  private static func fourColumns(_ digits: DecimalDigits) -> String {
    guard !digits.rounded(places: 2).isZero else {
      let text = digits.scientific(significant: 1)
      return shorter(text, within: 4) ?? "tiny"
    }
    for places in [2, 1] where digits.rounded(places: places).exponent <= 2 - places {
      return digits.fixed(places: places)
    }
    let whole = digits.rounded(places: 0)
    if whole.exponent <= 3 { return whole.fixed(places: 0) }
    let text = digits.scientific(significant: 1)
    return text.utf8.count <= 4 ? text : "huge"
  }

  /// The text, or without its digit the power of ten alone, whichever fits.
  private static func shorter(_ text: String, within columns: Int) -> String? {
    if text.utf8.count <= columns { return text }
    return text.utf8.count - 1 <= columns ? String(text.dropFirst()) : nil
  }

  private static func compact(_ value: Double) -> String {
    let all = DecimalDigits(value)
    let sign = value < 0 ? "-" : ""
    let rounded = all.exponent < 3 ? all.rounded(places: 0) : all.rounded(significant: 3)
    guard rounded.exponent >= 3 else { return sign + rounded.fixed(places: 0) }
    guard rounded.exponent < 15 else { return sign + all.scientific(significant: 1) }
    return sign + thousands(all)
  }

  /// Two digits before a unit, three where the number has hundreds of it.
  private static func thousands(_ all: DecimalDigits) -> String {
    let kept = all.rounded(significant: all.exponent % 3 == 2 ? 3 : 2)
    let unit = kept.exponent / 3
    let places = kept.exponent % 3 == 0 ? 1 : 0
    return kept.divided(byPowerOfTen: 3 * unit).fixed(places: places)
      + ["", "k", "M", "G", "T", "P"][unit]
  }

  private static func nonFinite(_ value: Double) -> String {
    value.isNaN ? "nan" : value > 0 ? "inf" : "-inf"
  }

  private static func sign(_ value: Double) -> String { value < 0 ? "-" : "+" }

  private static func padLeft(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.utf8.count)) + text
  }

  private static func padRight(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.utf8.count))
  }
}
