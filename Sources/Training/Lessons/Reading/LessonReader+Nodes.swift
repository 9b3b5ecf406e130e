import Datasets
import Yams

/// Maps, lists, texts and numbers of a lesson's file.
extension LessonReader {
  /// Reads the entries of a map; nil where it is none. A key that is not allowed is a fault.
  mutating func entries(_ node: Node, _ path: String, _ keys: [String]) -> [String: Node]? {
    guard case .mapping(let mapping) = node else {
      yaml.fault(
        yaml.place(of: node), "\(path) is a map; allowed in it: \(keys.joined(separator: ", "))")
      return nil
    }
    var found: [String: Node] = [:]
    for (keyNode, value) in mapping {
      let key = keyNode.string ?? ""
      if keys.contains(key) {
        found[key] = value
      } else {
        yaml.fault(
          yaml.place(of: keyNode),
          "unknown key \(Quotation.of(key)) in \(path); allowed here: "
            + keys.joined(separator: ", "))
      }
    }
    return found
  }

  /// Reads a map of any keys, in their order.
  mutating func pairs(_ node: Node, _ path: String) -> [(key: String, node: Node)] {
    guard case .mapping(let mapping) = node, mapping.count <= 256 else {
      refuse(node, path, "a map of up to 256 names")
      return []
    }
    return mapping.map { ($0.key.string ?? "", $0.value) }
  }

  /// Reads a list; a single value counts as a list of one where that is said.
  mutating func list(
    _ node: Node, _ path: String, most: Int = mostEntries, orOne: Bool = false
  ) -> [Node] {
    guard case .sequence(let sequence) = node else {
      if orOne { return [node] }
      refuse(node, path, "a list of up to \(most)")
      return []
    }
    guard (1...most).contains(sequence.count) else {
      refuse(node, path, "a list of 1 to \(most)")
      return []
    }
    return Array(sequence)
  }

  /// Reads a text; a fault of the map around it where it is missing.
  mutating func text(_ node: Node?, _ path: String, in map: Node, longest: Int = 2000) -> String {
    guard let node else {
      yaml.fault(yaml.place(of: map), "\(path) is missing; allowed: a text")
      return ""
    }
    guard let text = node.string.map(Self.trimmed), !text.isEmpty,
      text.unicodeScalars.count <= longest
    else {
      refuse(node, path, "a text of 1 to \(longest) characters")
      return ""
    }
    return text
  }

  /// Reads a text that may be left out.
  mutating func optionalText(_ node: Node?, _ path: String) -> String {
    node.map { text($0, path, in: $0) } ?? ""
  }

  /// Reads a text of paragraphs, which empty lines part.
  mutating func paragraphs(_ node: Node?, _ path: String) -> [String] {
    optionalText(node, path).split(separator: "\n")
      .map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }
  }

  /// Reads a sentence: a text that ends in a full stop.
  mutating func sentence(_ node: Node, _ path: String) -> String {
    let text = text(node, path, in: node, longest: 600)
    if !text.isEmpty, !text.hasSuffix(".") { refuse(node, path, "a sentence with a full stop") }
    return text
  }

  /// Reads a word of small letters, digits, `-` and `_`.
  mutating func word(_ node: Node?, _ path: String, _ map: Node) -> String {
    let text = text(node, path, in: map, longest: 64)
    if let node, !text.isEmpty, !Self.isWord(text) {
      refuse(node, path, "small letters, digits, '-' and '_', a letter first")
    }
    return text
  }

  /// Reads a whole number.
  mutating func whole(_ node: Node?, _ path: String, _ range: ClosedRange<Int>) -> Int? {
    guard let node else { return nil }
    guard let number = node.string.flatMap({ Int($0) }), range.contains(number) else {
      refuse(node, path, "a whole number from \(range.lowerBound) to \(range.upperBound)")
      return nil
    }
    return number
  }

  /// Adds the fault that a value is not allowed.
  mutating func refuse(_ node: Node, _ path: String, _ allowed: String) {
    yaml.fault(yaml.place(of: node), "\(path) is \(quoted(node)); allowed: \(allowed)")
  }

  /// A value as a sentence quotes it.
  func quoted(_ node: Node) -> String {
    var room = 100
    return yaml.settingValue(node, within: .init(depth: 3, length: 8), &room).quoted
  }

  /// Whether a text is a name for numbers and runs.
  static func isWord(_ text: String) -> Bool {
    text.utf8.first.map { (97...122).contains($0) } == true
      && text.utf8.allSatisfy {
        (97...122).contains($0) || (48...57).contains($0) || $0 == 95 || $0 == 45
      }
  }

  private static func trimmed(_ text: String) -> String {
    var text = text.drop { $0.isWhitespace }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
