import TerminalUI

/// The colours of classes, on a dark screen or a white one. They can be told apart by colour-blind
/// eyes too, and begin again after the last.
///
/// Source of the hues: M. Okabe, K. Ito, "Color Universal Design", 2008,
/// <https://jfly.uni-koeln.de/color/>.
struct ClassColors: Sendable {
  /// For each hue its colours from what is undecided, near the background, to what is sure.
  let ramps: [Ramp]
  /// For each hue the colours of points on it.
  let points: [PointColors]
  /// For each hue the colour of words.
  let names: [Color]

  /// Creates the colours for what a terminal can show.
  init(_ depth: ColorDepth, isOnWhite: Bool = false) {
    switch depth {
    case .trueColor, .palette256:
      let paper: UInt32 = isOnWhite ? 0xFF_FFFF : 0x00_0000
      ramps = Self.hues.map { hue in
        Ramp(
          negative: [], zero: .rgb(isOnWhite ? 0xEE_EEEE : 0x10_1014),
          positive: [0.25, 0.45, 0.65, 0.85].map { Self.mixed(paper, hue, $0) })
      }
      points = Self.hues.map { hue in
        PointColors(
          onDark: Self.mixed(hue, 0xFF_FFFF, 0.75),
          onBright: isOnWhite ? Self.mixed(hue, 0x00_0000, 0.8) : nil)
      }
      names = Self.hues.map {
        isOnWhite ? Self.mixed($0, 0x00_0000, 0.5) : Self.mixed($0, 0xFF_FFFF, 0.25)
      }
    case .ansi16, .ansi8:
      (ramps, points, names) = Self.ansi(hasBright: depth == .ansi16, isOnWhite)
    case .monochrome:
      ramps = [.suited(to: depth)]
      points = [PointColors(onDark: .standard)]
      names = [.standard]
    }
  }

  /// The normal colours; on the bright ones white points could not be seen.
  private static func ansi(
    hasBright: Bool, _ isOnWhite: Bool
  ) -> (ramps: [Ramp], points: [PointColors], names: [Color]) {
    let white = Color.ansi(hasBright ? 15 : 7)
    let point = PointColors(onDark: white, onBright: isOnWhite ? .ansi(0) : nil)
    return (
      ansi.map { Ramp(negative: [], zero: isOnWhite ? white : .ansi(0), positive: [.ansi($0)]) },
      ansi.map { _ in point },
      ansi.map { .ansi(hasBright && !isOnWhite ? $0 + 8 : $0) }
    )
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
