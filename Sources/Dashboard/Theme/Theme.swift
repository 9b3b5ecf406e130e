import TerminalUI

/// Styles by meaning: a scheme of colours, for what a terminal can show.
///
/// Blue is positive, orange is negative, and zero is near the background, everywhere; a sign is
/// always written as well, since colour never carries meaning alone.
public struct Theme: Sendable {
  /// The choice of colours.
  public let scheme: Scheme
  /// What the terminal can show.
  public let terminal: Appearance
  /// The colours and glyphs in use; the scheme without colours has none even where there are some.
  public let appearance: Appearance
  /// The whole screen's background; nil leaves the terminal's own.
  let paper: Color?
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
  /// The measured loss over the train part behind the smoothed one.
  let trainBehind: Style
  /// The measured loss over the test part behind the smoothed one.
  let testBehind: Style
  /// What turned out right.
  let right: Style
  /// What needs attention.
  let warning: Style
  /// What is selected.
  let selected: Style
  /// Data of positive target over a picture.
  let positivePoint: PointColors
  /// Data of negative target over a picture.
  let negativePoint: PointColors
  /// Wrongly answered data over a picture.
  let wrongPoint: PointColors
  /// Data that are held out, over a picture.
  let testPoint: PointColors
  /// Classes, where there are more than two.
  let classes: ClassColors

  /// Creates the theme of a scheme for what a terminal can show.
  public init(_ terminal: Appearance, _ scheme: Scheme = .dark) {
    let isMonochrome = scheme.name == Scheme.mono.name || terminal.colors == .monochrome
    let depth = isMonochrome ? .monochrome : terminal.colors
    let colors = scheme.tones(depth)
    self.scheme = scheme
    self.terminal = terminal
    appearance = Appearance(colors: depth, glyphs: terminal.glyphs)
    ramp = colors.ramp
    paper = colors.paper
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
    trainBehind = Style(colors.trainBehind, isMonochrome ? .dim : [])
    testBehind = Style(colors.testBehind, isMonochrome ? .dim : [])
    right = Style(colors.good)
    warning = Style(colors.warning, isMonochrome ? .bold : [])
    selected = Style(colors.bright, [.reverse, .bold])
    positivePoint = colors.positivePoint
    negativePoint = colors.negativePoint
    wrongPoint = colors.wrongPoint
    testPoint = colors.testPoint
    classes = ClassColors(depth, isOnWhite: colors.paper != nil)
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
    // The levels near zero can't be told from the background in a thin line.
    let visible = strength < 0 ? min(strength, -0.3) : max(strength, 0.3)
    return Style(ramp.color(of: visible))
  }

  /// A link that steps back behind those of the selection.
  var fadedLink: Style { border }
}
