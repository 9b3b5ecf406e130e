import Datasets
import TerminalUI
import Training

extension Preferences {
  /// Reads preferences from the text of a file; keys that it leaves out keep their defaults.
  ///
  /// - Throws: the first fault, for a sentence of one line.
  public init(yaml: String) throws(YAMLWordMap.Fault) {
    for entry in try YAMLWordMap(yaml).entries {
      guard let key = Self.keys.first(where: { $0.name == entry.key }) else {
        let names = Self.keys.map(\.name).joined(separator: ", ")
        throw .init(
          line: entry.line, message: "unknown key \(Quotation.of(entry.key)); allowed: \(names)")
      }
      guard key.read(&self, entry.value) else {
        throw .init(
          line: entry.line,
          message: "\(key.name) is \(Quotation.of(entry.value)); allowed: \(key.allowed)")
      }
    }
  }

  /// A key of the file.
  private struct Key: Sendable {
    var name: String
    /// What is allowed, as it follows a colon.
    var allowed: String
    /// Takes a value; false where it is not allowed.
    var read: @Sendable (inout Preferences, String) -> Bool
  }

  private static let keys: [Key] = [
    key("theme", \.theme, allowed: Scheme.allowed) { Scheme.named($0) },
    key("speed", \.speed, allowed: Speed.allowed) { Speed(written: $0) },
    key("mouse", \.mouse, allowed: "true, false") { Bool($0) },
    key("ascii", \.ascii, allowed: "true, false") { Bool($0) },
    key("color", \.color, allowed: ColorChoice.allowed) { ColorChoice(rawValue: $0) },
    key("log_scale", \.logScale, allowed: "true, false") { Bool($0) },
    key("smoothing", \.smoothing, allowed: "a number from 0 to 0.99") { text in
      // Twice optional: a value that is not allowed must not be read as none.
      guard let weight = Double(text), (0...0.99).contains(weight) else { return nil }
      return .some(weight)
    },
  ]

  private static func key<Value>(
    _ name: String, _ place: WritableKeyPath<Preferences, Value> & Sendable, allowed: String,
    _ value: @escaping @Sendable (String) -> Value?
  ) -> Key {
    Key(name: name, allowed: allowed) { preferences, text in
      guard let read = value(text) else { return false }
      preferences[keyPath: place] = read
      return true
    }
  }
}
