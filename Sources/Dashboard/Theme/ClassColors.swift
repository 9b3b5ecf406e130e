import TerminalUI

/// The colours of classes. They can be told apart by colour-blind eyes too, and begin again after
/// the last.
///
/// Source of the hues: M. Okabe, K. Ito, "Color Universal Design", 2008,
/// <https://jfly.uni-koeln.de/color/>.
struct ClassColors: Sendable {
  /// For each hue its colours from what is undecided, nearly black, to what is sure.
  let ramps: [Ramp]
  /// For each hue the colour of points on it.
  let points: [Color]
  /// For each hue the colour of words.
  let names: [Color]

  /// Creates the colours for what a terminal can show.
  init(_ depth: ColorDepth) {
    switch depth {
    case .trueColor, .palette256:
      ramps = Self.hues.map { hue in
        Ramp(
          negative: [], zero: .rgb(0x10_1014),
          positive: [0.25, 0.45, 0.65, 0.85].map { Self.mixed(0x00_0000, hue, $0) })
      }
      points = Self.hues.map { Self.mixed($0, 0xFF_FFFF, 0.75) }
      names = Self.hues.map { Self.mixed($0, 0xFF_FFFF, 0.25) }
    case .ansi16:
      // On the bright colours white points could not be seen.
      ramps = Self.ansi.map { Ramp(negative: [], zero: .ansi(0), positive: [.ansi($0)]) }
      points = Self.ansi.map { _ in .ansi(15) }
      names = Self.ansi.map { .ansi($0 + 8) }
    case .ansi8:
      ramps = Self.ansi.map { Ramp(negative: [], zero: .ansi(0), positive: [.ansi($0)]) }
      points = Self.ansi.map { _ in .ansi(7) }
      names = Self.ansi.map { .ansi($0) }
    case .monochrome:
      ramps = [.suited(to: depth)]
      points = [.standard]
      names = [.standard]
    }
  }

  /// The shapes of points, so that neighbours differ in more than their colour.
  static let shapes: [Picture.Mark.Shape] = [.dot, .ring, .plus, .square]

  private static let hues: [UInt32] = [
    0x00_72B2, 0xE6_9F00, 0x00_9E73, 0xCC_79A7, 0x56_B4E9, 0xF0_E442, 0xD5_5E00,
  ]
  private static let ansi = [4, 3, 2, 5, 6, 1]

  /// Mixes two colours channel by channel.
  private static func mixed(_ from: UInt32, _ to: UInt32, _ share: Double) -> Color {
    let channels = [16, 8, 0].map { shift in
      let (a, b) = (Double(from >> UInt32(shift) & 0xFF), Double(to >> UInt32(shift) & 0xFF))
      return UInt32((a + (b - a) * share).rounded()) << UInt32(shift)
    }
    return .rgb(channels.reduce(0, |))
  }
}
