import TerminalUI

extension Scheme {
  /// Bright on the terminal's own background, taken to be dark: blue is positive, orange negative.
  public static let dark = Scheme(name: "dark", rich: richDark, ansi16: dark16, ansi8: dark8)

  private static let richDark = Tones(
    text: .rgb(0xD0_D0D0), bright: .rgb(0xFF_FFFF), faint: .rgb(0x8A_8A8A),
    border: .rgb(0x4E_4E4E), bar: .rgb(0x1C_1C1C), good: .rgb(0x5F_D787),
    warning: .rgb(0xFF_D75F), positive: .rgb(0x5F_AFFF), negative: .rgb(0xFF_8700),
    test: .rgb(0xFF_87AF), trainBehind: .rgb(0x2A_5478), testBehind: .rgb(0x78_3C52),
    positivePoint: PointColors(onDark: .rgb(0xD7_FFFF)),
    negativePoint: PointColors(onDark: .rgb(0xFF_FFD7)),
    testPoint: PointColors(onDark: .rgb(0xFF_9FFF), onBright: .rgb(0x2A_002A)),
    wrongPoint: PointColors(onDark: .rgb(0xFF_6F6F), onBright: .rgb(0x48_0000)),
    ramp: .blueOrange)

  /// Those of `dark` and `colorblind` alike: what a terminal shows as them is its user's choice.
  static let dark16 = Tones(
    bright: .ansi(15), faint: .ansi(7), border: .ansi(8), good: .ansi(10), warning: .ansi(11),
    positive: .ansi(12), negative: .ansi(3), test: .ansi(13), trainBehind: .ansi(4),
    testBehind: .ansi(5), positivePoint: PointColors(onDark: .ansi(15)),
    negativePoint: PointColors(onDark: .ansi(15)),
    testPoint: PointColors(onDark: .ansi(13), onBright: .ansi(0)),
    wrongPoint: PointColors(onDark: .ansi(9), onBright: .ansi(1)), ramp: .ansi16)

  /// Those of `dark` and `colorblind` alike.
  static let dark8 = Tones(
    good: .ansi(2), warning: .ansi(3), positive: .ansi(6), negative: .ansi(3), test: .ansi(5),
    trainBehind: .ansi(4), testBehind: .ansi(1), positivePoint: PointColors(onDark: .ansi(7)),
    negativePoint: PointColors(onDark: .ansi(7)), testPoint: PointColors(onDark: .ansi(5)),
    wrongPoint: PointColors(onDark: .ansi(1)), ramp: .ansi8)
}
