/// How many colours a person asks for.
public enum ColorChoice: String, CaseIterable, Sendable {
  /// As many as the terminal database promises.
  case automatic = "auto"
  /// 24 bits, even where the database does not promise them.
  case trueColor = "rgb"
  /// 256 at most.
  case palette256 = "256"
  /// 16 at most.
  case ansi16 = "16"
  /// 8 at most.
  case ansi8 = "8"
  /// None.
  case none

  /// The names, as a sentence lists them.
  public static let allowed = allCases.map(\.rawValue).joined(separator: ", ")

  /// The most that is used.
  public var limit: ColorDepth {
    switch self {
    case .automatic, .trueColor: .trueColor
    case .palette256: .palette256
    case .ansi16: .ansi16
    case .ansi8: .ansi8
    case .none: .monochrome
    }
  }
}
