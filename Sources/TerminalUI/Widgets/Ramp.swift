/// Colours for signed values: one list for each sign, from small to large, and one for zero.
public struct Ramp: Hashable, Sendable {
  /// The colours of negative values, the smallest size first.
  public var negative: [Color]
  /// The colour of what is nearly zero.
  public var zero: Color
  /// The colours of positive values, the smallest size first.
  public var positive: [Color]
  /// The colour of what is no finite number.
  public var warning: Color

  /// Creates a ramp; each sign may have any number of levels, even none.
  public init(
    negative: [Color], zero: Color, positive: [Color], warning: Color = .rgb(0xFF_F04D)
  ) {
    self.negative = negative
    self.zero = zero
    self.positive = positive
    self.warning = warning
  }

  /// Returns the level of a value in −1…1, values outside counting as the ends: 0 is zero, 1 the
  /// smallest positive colour, −1 the smallest negative one; 0 if the value is not finite.
  public func level(of value: Double) -> Int {
    guard value.isFinite else { return 0 }
    let count = Double(value < 0 ? negative.count : positive.count)
    return Int((min(max(-1, value), 1) * count).rounded())
  }

  /// Returns the colour of a level; beyond the last one it is the last one.
  public func color(level: Int) -> Color {
    let side = level < 0 ? negative : positive
    guard level != 0, !side.isEmpty else { return zero }
    return side[Int(min(level.magnitude, UInt(side.count))) - 1]
  }

  /// Returns the colour of a value in −1…1, the warning colour if it is not finite.
  public func color(of value: Double) -> Color {
    value.isFinite ? color(level: level(of: value)) : warning
  }

  /// From orange through darkness to blue, in 24 bits.
  ///
  /// The six levels grow in even steps of brightness, and each is nearest to another colour of
  /// the xterm palette, browns and blues only, so it holds with 256 colours as well.
  public static let blueOrange = Ramp(
    negative: [0x54_1E00, 0x7C_4804, 0x9E_5604, 0xC8_680C, 0xDE_7E14, 0xF2_8C24]
      .map { .rgb($0) },
    zero: .rgb(0x10_1014),
    positive: [0x08_2058, 0x06_4880, 0x0A_5AA8, 0x0E_66C4, 0x1C_7CDA, 0x28_92F2]
      .map { .rgb($0) })

  /// Brown and bright yellow against blue and bright blue.
  public static let ansi16 = Ramp(
    negative: [.ansi(3), .ansi(11)], zero: .ansi(0), positive: [.ansi(4), .ansi(12)],
    warning: .ansi(13))

  /// Yellow, which many terminals show as brown, against blue.
  public static let ansi8 = Ramp(
    negative: [.ansi(3)], zero: .ansi(0), positive: [.ansi(4)], warning: .ansi(5))

  /// Returns the ramp for a number of colours.
  public static func suited(to colors: ColorDepth) -> Ramp {
    switch colors {
    case .trueColor, .palette256: blueOrange
    case .ansi16: ansi16
    case .ansi8, .monochrome: ansi8
    }
  }
}
