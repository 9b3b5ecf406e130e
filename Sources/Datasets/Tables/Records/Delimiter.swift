/// What stands between the cells of a row.
public enum Delimiter: UInt8, CaseIterable, Sendable {
  /// `,`.
  case comma = 0x2C
  /// `;`.
  case semicolon = 0x3B
  /// A tab.
  case tab = 0x09
  /// `|`.
  case bar = 0x7C

  /// Finds a delimiter by itself or, for a tab, by its name.
  public init?(text: String) {
    switch text {
    case ",": self = .comma
    case ";": self = .semicolon
    case "\t", "tab": self = .tab
    case "|": self = .bar
    default: return nil
    }
  }
}
