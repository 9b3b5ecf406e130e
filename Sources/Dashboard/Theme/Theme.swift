import TerminalUI

/// Styles by meaning, for what a terminal can show. Monochrome is a theme as any other.
///
/// Blue is positive, orange is negative, dark is zero, everywhere; a sign is always written as
/// well, since colour never carries meaning alone.
public struct Theme: Sendable {
  /// The colours and glyphs at hand.
  public let appearance: Appearance
  /// The colours of signed values.
  let ramp: Ramp

  /// Ordinary text.
  let text: Style
  /// Text that matters most.
  let bright: Style
  /// Text that matters less: units, labels, small print.
  let faint: Style
  /// The lines between panes.
  let border: Style
  /// The first and the last row.
  let bar: Style
  /// Names in the first row, descriptions in the last.
  let barFaint: Style
  /// The word `running`.
  let running: Style
  /// The word `paused`.
  let paused: Style
  /// Positive numbers.
  let positive: Style
  /// Negative numbers.
  let negative: Style
  /// Loss over the train part.
  let train: Style
  /// Loss over the test part.
  let test: Style
  /// What needs attention.
  let warning: Style
  /// What is selected.
  let selected: Style
  /// Data of positive target over a picture.
  let positivePoint: Color
  /// Data of negative target over a picture.
  let negativePoint: Color
  /// Wrongly answered data over a picture.
  let wrongPoint: Color
  /// Data that are held out, over a picture.
  let testPoint: Color
  /// Classes, where there are more than two.
  let classes: ClassColors

  /// Creates the theme for an appearance.
  public init(_ appearance: Appearance) {
    let colors = Palette(appearance.colors)
    self.appearance = appearance
    ramp = .suited(to: appearance.colors)
    let isMonochrome = appearance.colors == .monochrome
    let barAttributes: Style.Attributes = isMonochrome ? .reverse : []
    text = Style(colors.text)
    bright = Style(colors.bright, .bold)
    faint = Style(colors.faint, isMonochrome ? .dim : [])
    border = Style(colors.border, isMonochrome ? .dim : [])
    bar = Style(colors.text, on: colors.bar, barAttributes)
    barFaint = Style(colors.faint, on: colors.bar, barAttributes)
    running = Style(colors.good, on: colors.bar, barAttributes.union(.bold))
    paused = Style(colors.warning, on: colors.bar, barAttributes.union(.bold))
    positive = Style(colors.positive)
    negative = Style(colors.negative)
    train = Style(colors.positive, isMonochrome ? .bold : [])
    test = Style(colors.test, isMonochrome ? .dim : [])
    warning = Style(colors.warning, isMonochrome ? .bold : [])
    selected = Style(colors.bright, [.reverse, .bold])
    positivePoint = colors.positivePoint
    negativePoint = colors.negativePoint
    wrongPoint = colors.wrong
    testPoint = colors.testPoint
    classes = ClassColors(appearance.colors)
  }

  /// Returns a style as it looks in the first and the last row.
  func inBar(_ style: Style) -> Style {
    style.on(bar.background).adding(bar.attributes)
  }

  /// Returns the style of a signed number.
  func sign(of value: Double) -> Style {
    value > 0 ? positive : value < 0 ? negative : value == 0 ? faint : warning
  }

  /// Returns the style of a link.
  ///
  /// - Parameter strength: −1 … 1; the sign chooses the colour, the size its brightness.
  func link(_ strength: Double) -> Style {
    guard appearance.colors > .monochrome else {
      return Style(.standard, abs(strength) > 0.66 ? .bold : abs(strength) < 0.33 ? .dim : [])
    }
    guard appearance.colors > .ansi16 else { return sign(of: strength) }
    // The darkest levels can't be told from the background in a thin line.
    let visible = strength < 0 ? min(strength, -0.3) : max(strength, 0.3)
    return Style(ramp.color(of: visible))
  }

  /// A link that steps back behind those of the selection.
  var fadedLink: Style { border }
}

/// The colours of a theme before they are given meanings.
private struct Palette {
  let text: Color
  let bright: Color
  let faint: Color
  let border: Color
  let bar: Color
  let good: Color
  let warning: Color
  let positive: Color
  let negative: Color
  let test: Color
  let positivePoint: Color
  let negativePoint: Color
  let testPoint: Color
  let wrong: Color
}

extension Palette {
  fileprivate init(_ depth: ColorDepth) {
    switch depth {
    case .trueColor, .palette256:
      self.init(
        text: .rgb(0xD0D0D0), bright: .rgb(0xFFFFFF), faint: .rgb(0x8A8A8A),
        border: .rgb(0x4E4E4E), bar: .rgb(0x1C1C1C), good: .rgb(0x5FD787),
        warning: .rgb(0xFFD75F), positive: .rgb(0x5FAFFF), negative: .rgb(0xFF8700),
        test: .rgb(0xFF87AF), positivePoint: .rgb(0xD7FFFF), negativePoint: .rgb(0xFFFFD7),
        testPoint: .rgb(0xFF00FF), wrong: .rgb(0xFF0000))
    case .ansi16:
      self.init(
        text: .standard, bright: .ansi(15), faint: .ansi(7), border: .ansi(8), bar: .standard,
        good: .ansi(10), warning: .ansi(11), positive: .ansi(12), negative: .ansi(3),
        test: .ansi(13), positivePoint: .ansi(15), negativePoint: .ansi(15), testPoint: .ansi(13),
        wrong: .ansi(9))
    case .ansi8:
      self.init(
        text: .standard, bright: .standard, faint: .standard, border: .standard,
        bar: .standard, good: .ansi(2), warning: .ansi(3), positive: .ansi(6),
        negative: .ansi(3), test: .ansi(5), positivePoint: .ansi(7), negativePoint: .ansi(7),
        testPoint: .ansi(5),
        wrong: .ansi(1))
    case .monochrome:
      self.init(
        text: .standard, bright: .standard, faint: .standard, border: .standard,
        bar: .standard, good: .standard, warning: .standard, positive: .standard,
        negative: .standard, test: .standard, positivePoint: .standard,
        negativePoint: .standard, testPoint: .standard, wrong: .standard)
    }
  }
}
