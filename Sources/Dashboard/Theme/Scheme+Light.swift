import TerminalUI

extension Scheme {
  /// Dark on white. The white is drawn: whether a terminal's own background is dark can't be known,
  /// and on a dark one this scheme could not be read.
  public static let light = Scheme(name: "light", rich: richLight, ansi16: light16, ansi8: light8)

  private static let richLight = Tones(
    text: .rgb(0x26_2626), bright: .rgb(0x00_0000), faint: .rgb(0x5F_5F5F),
    border: .rgb(0xB2_B2B2), bar: .rgb(0xE4_E4E4), good: .rgb(0x00_5F00),
    warning: .rgb(0xAF_0000), positive: .rgb(0x00_5FAF), negative: .rgb(0xAF_5F00),
    test: .rgb(0xAF_005F), trainBehind: .rgb(0xAF_CDE6), testBehind: .rgb(0xE6_B4CD),
    positivePoint: PointColors(onDark: .rgb(0xFF_FFFF), onBright: .rgb(0x08_0808)),
    negativePoint: PointColors(onDark: .rgb(0xFF_FFFF), onBright: .rgb(0x08_0808)),
    testPoint: PointColors(onDark: .rgb(0xFF_BFFF), onBright: .rgb(0x5F_005F)),
    wrongPoint: PointColors(onDark: .rgb(0xFF_BFBF), onBright: .rgb(0x8F_0000)),
    ramp: .blueOrangeOnWhite, paper: .rgb(0xFF_FFFF))

  /// Red stands in for orange in thin glyphs: yellow can't be read on white.
  private static let light16 = Tones(
    text: .ansi(0), bright: .ansi(0), faint: .ansi(8), border: .ansi(7), good: .ansi(0),
    warning: .ansi(1), positive: .ansi(4), negative: .ansi(1), test: .ansi(5),
    trainBehind: .ansi(12), testBehind: .ansi(13), positivePoint: blackOrWhite,
    negativePoint: blackOrWhite,
    testPoint: PointColors(onDark: .ansi(13), onBright: .ansi(5)),
    wrongPoint: PointColors(onDark: .ansi(9), onBright: .ansi(1)), ramp: .ansi16OnWhite,
    paper: .ansi(15))

  private static let light8 = Tones(
    text: .ansi(0), bright: .ansi(0), faint: .ansi(0), border: .ansi(0), good: .ansi(0),
    warning: .ansi(1), positive: .ansi(4), negative: .ansi(1), test: .ansi(5),
    trainBehind: .ansi(6), testBehind: .ansi(3),
    positivePoint: PointColors(onDark: .ansi(7), onBright: .ansi(0)),
    negativePoint: PointColors(onDark: .ansi(7), onBright: .ansi(0)),
    testPoint: PointColors(onDark: .ansi(5)), wrongPoint: PointColors(onDark: .ansi(1)),
    ramp: .ansi8OnWhite, paper: .ansi(7))

  private static let blackOrWhite = PointColors(onDark: .ansi(15), onBright: .ansi(0))
}
