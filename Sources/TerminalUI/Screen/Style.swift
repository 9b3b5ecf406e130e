/// A colour: the terminal's own, one of the 16 ANSI colours, or a 24-bit value that the terminal
/// shows as the nearest colour it has.
public struct Color: Hashable, Sendable {
  private enum Kind: UInt32 {
    case standard
    case ansi
    case rgb
  }

  /// Kind in the highest byte, value in the lower three.
  private let bits: UInt32

  private init(_ kind: Kind, _ value: UInt32) {
    bits = kind.rawValue << 24 | value
  }

  /// The terminal's own foreground or background.
  public static let standard = Color(.standard, 0)

  /// Returns one of the ANSI colours: 0–7 the normal ones, 8–15 the bright ones.
  public static func ansi(_ index: Int) -> Color {
    precondition((0..<16).contains(index), "an ANSI colour is 0…15")
    return Color(.ansi, UInt32(index))
  }

  /// Returns a 24-bit colour from `0xRRGGBB`.
  public static func rgb(_ value: UInt32) -> Color { Color(.rgb, value & 0xFF_FFFF) }

  /// The index of an ANSI colour, nil for other kinds.
  public var ansiIndex: Int? {
    bits >> 24 == Kind.ansi.rawValue ? Int(bits & 0xF) : nil
  }

  /// The `0xRRGGBB` of a 24-bit colour, nil for other kinds.
  public var rgbValue: UInt32? {
    bits >> 24 == Kind.rgb.rawValue ? bits & 0xFF_FFFF : nil
  }
}

/// How a cell is drawn: its two colours and attributes.
public struct Style: Hashable, Sendable {
  /// Attributes that every terminal has in some form.
  public struct Attributes: OptionSet, Hashable, Sendable {
    /// The set as bits.
    public let rawValue: UInt8
    /// Creates a set from bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Heavier or brighter.
    public static let bold = Attributes(rawValue: 1)
    /// Fainter.
    public static let dim = Attributes(rawValue: 2)
    /// Underlined.
    public static let underline = Attributes(rawValue: 4)
    /// Foreground and background exchanged.
    public static let reverse = Attributes(rawValue: 8)
  }

  /// The colour of the glyph.
  public var foreground: Color
  /// The colour behind it.
  public var background: Color
  /// Bold, dim, underline, reverse.
  public var attributes: Attributes

  /// Creates a style, by default the terminal's own.
  public init(
    _ foreground: Color = .standard, on background: Color = .standard,
    _ attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// The terminal's own colours, no attribute.
  public static let plain = Style()

  /// Returns the style with further attributes.
  public func adding(_ more: Attributes) -> Style {
    Style(foreground, on: background, attributes.union(more))
  }

  /// Returns the style on another background.
  public func on(_ background: Color) -> Style { Style(foreground, on: background, attributes) }
}
