import TerminalUI

/// The colours of a scheme for terminals that show as many.
struct Tones: Sendable {
  /// Ordinary text.
  var text = Color.standard
  /// Text that matters most.
  var bright = Color.standard
  /// Text that matters less.
  var faint = Color.standard
  /// The lines between panes.
  var border = Color.standard
  /// Behind the first and the last row.
  var bar = Color.standard
  /// What goes well.
  var good = Color.standard
  /// What needs attention.
  var warning = Color.standard
  /// Positive numbers, and the loss over the train part.
  var positive = Color.standard
  /// Negative numbers.
  var negative = Color.standard
  /// The loss over the test part.
  var test = Color.standard
  /// The train part's measured loss behind its smoothed one.
  var trainBehind = Color.standard
  /// The test part's measured loss behind its smoothed one.
  var testBehind = Color.standard
  /// Data of positive target over a picture.
  var positivePoint = PointColors(onDark: .standard)
  /// Data of negative target over a picture.
  var negativePoint = PointColors(onDark: .standard)
  /// Data that are held out, over a picture.
  var testPoint = PointColors(onDark: .standard)
  /// Wrongly answered data over a picture.
  var wrongPoint = PointColors(onDark: .standard)
  /// The colours of signed values.
  var ramp = Ramp.ansi8
  /// The whole screen's background; nil leaves the terminal's own, taken to be dark.
  var paper: Color?

  /// Without colours: the terminal's own everywhere.
  static let monochrome = Tones()
}
