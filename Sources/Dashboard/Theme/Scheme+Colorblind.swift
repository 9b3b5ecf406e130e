import TerminalUI

extension Scheme {
  /// Hues that colour-blind eyes tell apart best, on the terminal's own background, taken to be
  /// dark.
  ///
  /// Source of the hues: M. Okabe, K. Ito, "Color Universal Design", 2008,
  /// <https://jfly.uni-koeln.de/color/>.
  public static let colorblind = Scheme(
    name: "colorblind", rich: richColorblind, ansi16: dark16, ansi8: dark8)

  private static let richColorblind = Tones(
    text: .rgb(0xD0_D0D0), bright: .rgb(0xFF_FFFF), faint: .rgb(0x8A_8A8A),
    border: .rgb(0x4E_4E4E), bar: .rgb(0x1C_1C1C), good: .rgb(0x00_B98A),
    warning: .rgb(0xFF_7050), positive: .rgb(0x56_B4E9), negative: .rgb(0xE6_9F00),
    test: .rgb(0xF0_E442), trainBehind: .rgb(0x28_526C), testBehind: .rgb(0x6C_661E),
    positivePoint: PointColors(onDark: .rgb(0xFF_FFFF)),
    negativePoint: PointColors(onDark: .rgb(0xFF_FFFF)),
    testPoint: PointColors(onDark: .rgb(0xFF_9FFF), onBright: .rgb(0x2A_002A)),
    wrongPoint: PointColors(onDark: .rgb(0xF0_E442), onBright: .rgb(0x00_0000)),
    ramp: .blueOrange)
}
