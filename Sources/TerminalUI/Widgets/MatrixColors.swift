/// The styles of a matrix's cells: the ramp behind, and text that fades where the value is small.
struct MatrixColors {
  private let ramp: Ramp
  private let limit: Double
  private let depth: ColorDepth

  /// Takes ramp and limit from a map; a limit that is no positive number counts as 1.
  init(_ map: MatrixHeatMap) {
    ramp = map.ramp
    depth = map.appearance.colors
    let wanted =
      map.limit ?? map.values.lazy.filter(\.isFinite).map(\.magnitude).max() ?? 0
    limit = wanted > 0 && wanted.isFinite ? wanted : 1
  }

  /// Returns the style of a value's text on its colour.
  func style(of value: Double) -> Style {
    let share = value / limit
    guard depth > .monochrome else {
      return share.magnitude < 0.5 ? .plain : Style.plain.adding(.bold)
    }
    guard value.isFinite else { return Style(.ansi(0), on: ramp.warning, .bold) }
    let background = ramp.color(of: share)
    guard depth >= .palette256 else { return ansiStyle(share, on: background) }
    let text = ramp.isOnWhite ? Self.textOnWhite(share.magnitude) : Self.text(share.magnitude)
    return Style(.rgb(text), on: background)
  }

  /// Grey for the small, black for the middling; white reads better on the darkest colours.
  private static func textOnWhite(_ share: Double) -> UInt32 {
    switch share {
    case ..<0.08: 0x8E_8E96
    case ..<0.25: 0x5A_5A62
    case ..<0.75: 0x10_1014
    default: 0xFF_FFFF
    }
  }

  /// Grey for the small, white for the middling; near-black reads better on the brightest colours.
  private static func text(_ share: Double) -> UInt32 {
    switch share {
    case ..<0.08: 0x62_626A
    case ..<0.25: 0x9A_9AA2
    case ..<0.70: 0xF4_F4F4
    default: 0x0A_0A10
    }
  }

  private func ansiStyle(_ share: Double, on background: Color) -> Style {
    if background == ramp.zero { return Style(zeroText, on: background) }
    let text = PointColors(onDark: .ansi(7), onBright: .ansi(0)).over(background)
    // Bold makes black a grey on the Linux console.
    return text == .ansi(0) ? Style(text, on: background) : Style(text, on: background, .bold)
  }

  private var zeroText: Color {
    if depth > .ansi8 { return .ansi(8) }
    return .ansi(ramp.isOnWhite ? 0 : 7)
  }

  /// Makes the style of the cursor's cell.
  func pointOut(_ style: inout Style) {
    guard depth > .monochrome else {
      style.attributes.insert(.reverse)
      return
    }
    guard !ramp.isOnWhite else {
      style = Style(.ansi(depth == .ansi8 ? 7 : 15), on: .ansi(0), [.bold, .underline])
      return
    }
    style = Style(.ansi(0), on: .ansi(depth == .ansi8 ? 7 : 15), [.bold, .underline])
  }
}
