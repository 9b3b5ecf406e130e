/// The colours of an SVG picture as 24-bit values.
struct SVGPalette {
  /// The terminal's own background.
  static let background: UInt32 = 0x10_1014
  /// The terminal's own foreground.
  static let foreground: UInt32 = 0xD0_D0D0

  /// The ANSI colours, toned for a dark background.
  private static let ansi: [UInt32] = [
    0x10_1014, 0xE0_5561, 0x5F_C36B, 0xB8_7A1E, 0x3B_82D6, 0xC6_78DD, 0x45_B5C4, 0xC8_C8C8,
    0x6A_6A72, 0xFF_7B85, 0x8C_E99A, 0xFF_C857, 0x6C_B6FF, 0xFF_8AD8, 0x7F_E3F0, 0xFF_FFFF,
  ]

  /// The colour of the glyph.
  let ink: UInt32
  /// The colour behind it.
  let paper: UInt32

  /// Resolves a style: reverse exchanges its colours, dim brings the glyph half way to the paper.
  init(_ style: Style) {
    let front = Self.value(style.foreground, standard: Self.foreground)
    let back = Self.value(style.background, standard: Self.background)
    let isReversed = style.attributes.contains(.reverse)
    paper = isReversed ? front : back
    let full = isReversed ? back : front
    ink = style.attributes.contains(.dim) ? Self.middle(full, paper) : full
  }

  private static func value(_ color: Color, standard: UInt32) -> UInt32 {
    color.rgbValue ?? color.ansiIndex.map { ansi[$0] } ?? standard
  }

  /// Returns the colour in the middle of two, channel by channel.
  static func middle(_ a: UInt32, _ b: UInt32) -> UInt32 {
    (a & 0xFE_FEFE) / 2 + (b & 0xFE_FEFE) / 2
  }

  /// Returns `#rrggbb`.
  static func text(_ color: UInt32) -> String {
    let digits = String(color, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}
