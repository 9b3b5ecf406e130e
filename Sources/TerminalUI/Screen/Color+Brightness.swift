extension Color {
  /// How much light the colour gives, from 0, black, to 1, white; nil for the terminal's own.
  ///
  /// The weights of red, green and blue are those of ITU-R BT.709; squares stand in for the exact
  /// curve of each channel, which would cost a power and change nothing in a comparison.
  public var brightness: Double? {
    guard let value = rgbValue ?? ansiIndex.map({ Self.usualANSI[$0] }) else { return nil }
    func light(_ shift: UInt32) -> Double {
      let share = Double(value >> shift & 0xFF) / 255
      return share * share
    }
    return 0.2126 * light(16) + 0.7152 * light(8) + 0.0722 * light(0)
  }

  /// Returns how well one colour is seen on another, 1…21, as WCAG 2 defines it:
  /// (brighter + 0.05) / (darker + 0.05); nil where one of them is the terminal's own.
  public func contrast(with other: Color) -> Double? {
    guard let first = brightness, let second = other.brightness else { return nil }
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  /// The ANSI colours as xterm shows them unless told otherwise.
  private static let usualANSI: [UInt32] = [
    0x00_0000, 0xCD_0000, 0x00_CD00, 0xCD_CD00, 0x00_00EE, 0xCD_00CD, 0x00_CDCD, 0xE5_E5E5,
    0x7F_7F7F, 0xFF_0000, 0x00_FF00, 0xFF_FF00, 0x5C_5CFF, 0xFF_00FF, 0x00_FFFF, 0xFF_FFFF,
  ]
}
