import TerminalUI
import Training

/// What a person has chosen once for every live view.
public struct Preferences: Sendable {
  /// The colours.
  public var theme = Scheme.dark
  /// How fast a run starts.
  public var speed = Speed.standard
  /// Whether the mouse is used.
  public var mouse = true
  /// Whether ASCII characters alone are drawn.
  public var ascii = false
  /// How many colours are asked for.
  public var color = ColorChoice.automatic
  /// Whether the loss is drawn on a logarithmic scale.
  public var logScale = true
  /// How much of the average before a smoothed loss keeps; nil starts with the loss as measured.
  public var smoothing: Double?

  /// Creates the preferences of somebody who has chosen nothing.
  public init() {}
}

extension DashboardState {
  /// Takes over what the screen shows by a person's choice.
  public mutating func adopt(_ preferences: Preferences) {
    theme = Theme(theme.terminal, preferences.theme)
    isLossLogarithmic = preferences.logScale
    guard let smoothing = preferences.smoothing else { return }
    isLossSmoothed = smoothing > 0
    if smoothing > 0 { self.smoothing = smoothing }
  }
}

extension Speed {
  /// What is allowed as a written speed.
  public static let allowed = "epochs a second, above 0 and up to 1000000, or max"

  /// Reads a speed as options and files write it: epochs a second, or `max`; nil where it is none.
  public init?(written text: String) {
    if text == "max" {
      self = .max
      return
    }
    guard let number = Double(text), number > 0, number <= 1_000_000 else { return nil }
    self.init(epochsPerSecond: number)
  }
}
