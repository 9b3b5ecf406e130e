import TerminalUI

/// A named choice of colours. A new one is a value like those beside it, and a word in `all`.
public struct Scheme: Sendable {
  /// Its name, as options and the file of preferences write it.
  public let name: String
  /// For 24 bits and for 256 colours.
  let rich: Tones
  /// For 16 colours.
  let ansi16: Tones
  /// For 8 colours.
  let ansi8: Tones

  /// All of them, in the order in which the key goes through them.
  public static let all: [Scheme] = [.dark, .light, .colorblind, .mono]

  /// The names, as a sentence lists them.
  public static let allowed = all.map(\.name).joined(separator: ", ")

  /// Returns the scheme of that name; nil where there is none.
  public static func named(_ name: String) -> Scheme? { all.first { $0.name == name } }

  /// The next one, after the last the first.
  var next: Scheme {
    let index = Self.all.firstIndex { $0.name == name } ?? 0
    return Self.all[(index + 1) % Self.all.count]
  }

  /// Returns the colours for a terminal.
  func tones(_ depth: ColorDepth) -> Tones {
    switch depth {
    case .trueColor, .palette256: rich
    case .ansi16: ansi16
    case .ansi8: ansi8
    case .monochrome: .monochrome
    }
  }

  /// No colours even where there are some: sizes by glyphs, signs by `+`, `-` and reverse.
  public static let mono = Scheme(
    name: "mono", rich: .monochrome, ansi16: .monochrome, ansi8: .monochrome)
}
