/// A decimal number as data files write it: sign, digits, point, exponent.
struct DecimalNumber {
  /// The first 19 digits, without zeros in front.
  private var mantissa: UInt64 = 0
  /// How many digits `mantissa` has.
  private var precision = 0
  /// The power of ten that `mantissa` is multiplied by.
  private var exponent = 0
  /// Whether `mantissa` has all digits.
  private var isWhole = true
  private var isNegative = false
  private var place = 0
  private let cell: CellBytes

  /// Returns the number nearest to a cell's decimal; infinite if too large, nil if there is none.
  static func value(of cell: CellBytes) -> Double? {
    var number = DecimalNumber(cell: cell)
    return number.isRead() ? number.rounded : nil
  }

  private init(cell: CellBytes) {
    self.cell = cell
  }

  private var byte: UInt8 { place < cell.count ? cell[place] : 0 }

  /// Reads all of the cell; false if it is not a number.
  private mutating func isRead() -> Bool {
    isNegative = byte == 0x2D
    if isNegative || byte == 0x2B { place += 1 }
    var digits = readDigits(step: 0)
    if byte == 0x2E {
      place += 1
      digits += readDigits(step: 1)
    }
    return digits > 0 && isExponentRead() && place == cell.count
  }

  /// Reads digits into the mantissa.
  ///
  /// - Parameter step: what each takes from the exponent.
  /// - Returns: how many there were.
  private mutating func readDigits(step: Int) -> Int {
    let start = place
    while place < cell.count {
      let digit = cell[place] &- 0x30
      guard digit <= 9 else { break }
      place += 1
      if precision < 19 {
        mantissa = mantissa &* 10 &+ UInt64(digit)
        if mantissa != 0 { precision += 1 }
        exponent -= step
      } else {
        isWhole = false
      }
    }
    return place - start
  }

  /// Reads an exponent where there is one; false if it has no digits.
  private mutating func isExponentRead() -> Bool {
    guard byte == 0x65 || byte == 0x45 else { return true }
    place += 1
    let isDown = byte == 0x2D
    if isDown || byte == 0x2B { place += 1 }
    let start = place
    var size = 0
    while place < cell.count, cell[place] &- 0x30 <= 9 {
      // Beyond this every number is 0 or too large, however many digits it has.
      size = min(size * 10 + Int(cell[place] &- 0x30), 1_000_000)
      place += 1
    }
    exponent += isDown ? -size : size
    return place > start
  }

  /// One multiplication or division of exact numbers rounds once, and so correctly.
  ///
  /// Source: W. D. Clinger, "How to read floating point numbers accurately", PLDI 1990.
  private var rounded: Double? {
    if isWhole, mantissa == 0 { return isNegative ? -0.0 : 0 }
    guard isWhole, mantissa <= 1 << 53, abs(exponent) <= 22 else {
      return Double(String(decoding: cell, as: UTF8.self))
    }
    let power = Self.powers[abs(exponent)]
    let size = exponent < 0 ? Double(mantissa) / power : Double(mantissa) * power
    return isNegative ? -size : size
  }

  /// 10⁰ … 10²², all of them exact in float64.
  private static let powers: [Double] = (0...22).map { power in
    (0..<power).reduce(1) { product, _ in product * 10 }
  }
}
