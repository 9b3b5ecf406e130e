/// The colours that a terminal can show, poorest first.
public enum ColorDepth: Int, Comparable, CaseIterable, Sendable {
  /// Bold and reverse only.
  case monochrome
  /// Eight ANSI colours.
  case ansi8
  /// Sixteen ANSI colours.
  case ansi16
  /// The xterm palette of 256.
  case palette256
  /// 24 bits.
  case trueColor

  /// Poorer before richer.
  public static func < (left: ColorDepth, right: ColorDepth) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// The glyphs that a terminal can show, poorest first.
public enum GlyphSet: Int, Comparable, CaseIterable, Sendable {
  /// The 95 printable ASCII characters.
  case ascii
  /// Box lines and half blocks, as the Linux console has them.
  case blocks
  /// Braille patterns too.
  case braille

  /// Poorer before richer.
  public static func < (left: GlyphSet, right: GlyphSet) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// What a terminal can show: its colours and glyphs.
public struct Appearance: Hashable, Sendable {
  /// The colours at hand.
  public var colors: ColorDepth
  /// The glyphs at hand.
  public var glyphs: GlyphSet

  /// Creates an appearance, by default the richest.
  public init(colors: ColorDepth = .trueColor, glyphs: GlyphSet = .braille) {
    self.colors = colors
    self.glyphs = glyphs
  }
}
