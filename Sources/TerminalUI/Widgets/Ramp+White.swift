/// Ramps for a white screen: from what is nearly white to what is dark.
extension Ramp {
  /// Whether zero is bright, as on a white screen.
  var isOnWhite: Bool { (zero.brightness ?? 0) > 0.5 }

  /// From orange through a light grey to blue, in 24 bits.
  ///
  /// As with `blueOrange` the levels are even in brightness, here falling, and each is nearest to
  /// another colour of the xterm palette.
  public static let blueOrangeOnWhite = Ramp(
    negative: [0xFF_DCAC, 0xFF_C880, 0xFA_AF5C, 0xF0_8A10, 0xCC_6404, 0x9E_4A00]
      .map { .rgb($0) },
    zero: .rgb(0xEE_EEEE),
    positive: [0xC4_DCFA, 0xA0_C8F4, 0x74_AEEA, 0x5A_93E0, 0x20_70D8, 0x00_48B0]
      .map { .rgb($0) },
    warning: .rgb(0xFF_5FFF))

  /// Bright yellow and brown against bright blue and blue, zero white.
  public static let ansi16OnWhite = Ramp(
    negative: [.ansi(11), .ansi(3)], zero: .ansi(15), positive: [.ansi(12), .ansi(4)],
    warning: .ansi(13))

  /// Yellow, which many terminals show as brown, against blue, zero white.
  public static let ansi8OnWhite = Ramp(
    negative: [.ansi(3)], zero: .ansi(7), positive: [.ansi(4)], warning: .ansi(5))
}
