import TerminalUI

/// A line of text that is being typed, and what it is for.
public struct TextEntry: Equatable, Sendable {
  /// What the text will be used for.
  public enum Purpose: Equatable, Sendable {
    /// The value of a setting, by its title.
    case setting(String)
    /// The value of a weight or bias, by its place in the order of `NetworkShape`.
    case parameter(Int)
    /// The number of the probe sample.
    case probe
    /// The epoch of the past to look at.
    case epoch
    /// The answer to a lesson's question.
    case answer
  }

  /// What it is for.
  public let purpose: Purpose
  /// What stands before it.
  public let prompt: String
  /// What is allowed, in a few words.
  public let allowed: String
  /// What has been typed.
  public private(set) var text: String
  /// How many scalars stand before the cursor.
  public private(set) var cursor: Int
  /// Whether the text is the value that was there, which the first character replaces.
  private(set) var isUntouched = true
  /// Why the text is not taken.
  public internal(set) var refusal: String?

  /// The most scalars of a text.
  private static let longest = 1000

  /// Creates a line with a value to be changed.
  init(_ purpose: Purpose, prompt: String, text: String, allowed: String) {
    self.purpose = purpose
    self.prompt = prompt
    self.allowed = allowed
    self.text = text
    cursor = text.unicodeScalars.count
  }

  /// Takes a key; false where it means nothing in a line of text.
  mutating func take(_ key: Key) -> Bool {
    refusal = nil
    var scalars = Array(text.unicodeScalars)
    switch key {
    case .character(let character): insert(character, &scalars)
    case .backspace:
      if cursor > 0 {
        scalars.remove(at: cursor - 1)
        cursor -= 1
      }
    case .delete: if cursor < scalars.count { scalars.remove(at: cursor) }
    case .control("u"):
      scalars = []
      cursor = 0
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(scalars.count, cursor + 1)
    case .home: cursor = 0
    case .end: cursor = scalars.count
    default: return false
    }
    isUntouched = false
    text = String(String.UnicodeScalarView(scalars))
    return true
  }

  private mutating func insert(_ character: Character, _ scalars: inout [Unicode.Scalar]) {
    if isUntouched {
      scalars = []
      cursor = 0
    }
    let new = character.unicodeScalars.filter { $0.properties.generalCategory != .control }
    guard scalars.count + new.count <= Self.longest else { return }
    scalars.insert(contentsOf: new, at: cursor)
    cursor += new.count
  }
}
