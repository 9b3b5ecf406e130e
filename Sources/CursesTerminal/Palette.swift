import TerminalUI

/// The numbers by which curses knows the colours of a terminal.
///
/// Colours are resolved here and nowhere else: the program asks for 24 bits or an ANSI colour and
/// gets the nearest that the terminal has.
struct Palette: Hashable, Sendable {
  /// The colours at hand.
  let depth: ColorDepth

  /// The number of the terminal's own colour.
  static let standard: Int32 = -1

  /// Returns the numbers of both colours of a style.
  func pair(_ style: Style) -> ColorPair {
    let background = number(style.background, emptyIs: 0)
    var foreground = number(style.foreground, emptyIs: 7)
    // Text in a dark grey must not vanish on a terminal whose nearest colour is black.
    if foreground == 0 && background == Self.standard && style.foreground.ansiIndex != 0 {
      if depth == .ansi8 { foreground = 7 }
      if depth == .ansi16 { foreground = 8 }
    }
    return ColorPair(foreground: foreground, background: background)
  }

  /// Returns the number of a colour; `emptyIs` stands for bright black where only eight exist.
  private func number(_ color: Color, emptyIs gray: Int32) -> Int32 {
    guard depth > .monochrome else { return Self.standard }
    if let index = color.ansiIndex { return number(ansi: index, gray: gray) }
    guard let rgb = color.rgbValue.map({ RGB($0) }) else { return Self.standard }
    switch depth {
    case .monochrome: return Self.standard
    case .ansi8: return Self.nearestANSI(rgb, of: 8)
    case .ansi16: return Self.nearestANSI(rgb, of: 16)
    case .palette256: return Self.nearestIndexed(rgb)
    case .trueColor: return Self.direct(rgb)
    }
  }

  private func number(ansi index: Int, gray: Int32) -> Int32 {
    switch depth {
    case .ansi8 where index == 8: gray
    case .ansi8: Int32(index % 8)
    case .trueColor where index >= 8: Self.direct(RGB.ansi[index])
    default: Int32(index)
    }
  }

  /// Returns the 24 bits for a terminal with direct colour.
  ///
  /// Five bits of each channel are kept: the eye hardly sees the steps, and a smooth picture needs
  /// hundreds of pairs instead of thousands. Numbers below 8 mean ANSI colours, so that near-black
  /// becomes 8, a trace of blue.
  private static func direct(_ rgb: RGB) -> Int32 {
    func rounded(_ channel: Int32) -> Int32 { channel & 0xF8 | channel >> 5 }
    let kept = RGB(red: rounded(rgb.red), green: rounded(rgb.green), blue: rounded(rgb.blue))
    return max(8, kept.bits)
  }

  private static func nearestANSI(_ rgb: RGB, of count: Int) -> Int32 {
    let distances = RGB.ansi.prefix(count).map { rgb.distance(to: $0) }
    let least = distances.indices.min { distances[$0] < distances[$1] }
    return Int32(least ?? 0)
  }

  /// Returns the nearest of the indexes 16–255: a 6×6×6 cube and a ramp of 24 greys. The first 16
  /// are left out since users redefine them.
  private static func nearestIndexed(_ rgb: RGB) -> Int32 {
    let red = cubeStep(rgb.red)
    let green = cubeStep(rgb.green)
    let blue = cubeStep(rgb.blue)
    let cube = RGB(red: cubeLevels[red], green: cubeLevels[green], blue: cubeLevels[blue])
    let step = min(max((rgb.brightness - 3) / 10, 0), 23)
    let gray = RGB.gray(Int32(8 + 10 * step))
    return rgb.distance(to: gray) < rgb.distance(to: cube)
      ? Int32(232 + step) : Int32(16 + 36 * red + 6 * green + blue)
  }

  /// The six values of each channel of the cube.
  private static let cubeLevels: [Int32] = [0, 95, 135, 175, 215, 255]

  /// Returns the step of the cube nearest to a channel; the bounds lie midway between the levels.
  private static func cubeStep(_ channel: Int32) -> Int {
    if channel < 48 { return 0 }
    if channel < 115 { return 1 }
    return Int((channel - 35) / 40)
  }
}

/// Two colour numbers that are drawn together.
struct ColorPair: Hashable, Sendable {
  /// The number of the glyph's colour.
  var foreground: Int32
  /// The number of the colour behind it.
  var background: Int32
}

/// Red, green and blue of 0…255.
struct RGB: Hashable, Sendable {
  var red: Int32
  var green: Int32
  var blue: Int32

  /// The ANSI colours as xterm has them by default.
  static let ansi: [RGB] =
    [
      0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
      0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ].map { RGB($0) }

  /// The value as `0xRRGGBB`.
  var bits: Int32 { red << 16 | green << 8 | blue }
  /// The mean of the channels.
  var brightness: Int { Int(red + green + blue) / 3 }

  /// Returns the squared distance in the cube of channels.
  func distance(to other: RGB) -> Int32 {
    let (r, g, b) = (red - other.red, green - other.green, blue - other.blue)
    return r * r + g * g + b * b
  }
}

extension RGB {
  /// Creates a colour from `0xRRGGBB`.
  init(_ value: UInt32) {
    self.init(
      red: Int32(value >> 16 & 0xFF), green: Int32(value >> 8 & 0xFF), blue: Int32(value & 0xFF))
  }

  /// Returns the grey of a brightness.
  static func gray(_ level: Int32) -> RGB { RGB(red: level, green: level, blue: level) }
}
