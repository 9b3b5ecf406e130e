/// How often a checkpoint is written: `10` after every ten epochs, `30s` after half a minute.
public enum SaveInterval: Equatable, Sendable {
  /// After so many epochs.
  case epochs(Int)
  /// After so many seconds, between two steps.
  case seconds(Double)

  /// What may be written, as it completes "allowed: …".
  public static let allowed =
    "a whole number of epochs from 1, such as 10, or a number of seconds above 0, such as 30s"

  /// Reads an interval; nil where the text is none.
  public init?(_ text: String) {
    if text.hasSuffix("s") {
      guard let seconds = Double(text.dropLast()), seconds > 0, seconds <= 1e9 else { return nil }
      self = .seconds(seconds)
    } else {
      guard let epochs = Int(text), epochs > 0 else { return nil }
      self = .epochs(epochs)
    }
  }
}
