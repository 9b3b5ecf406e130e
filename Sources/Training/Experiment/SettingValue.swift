import Datasets

/// A value as a file or an option gives it, before it is known what it should be.
public enum SettingValue: Equatable, Sendable {
  /// A word or a number.
  case scalar(String)
  /// Several values in order.
  case list([SettingValue])
  /// Named values, in their order.
  case map([(key: String, value: SettingValue)])

  /// Writes a number, a truth value or a text.
  static func text(of value: some CustomStringConvertible) -> SettingValue {
    .scalar(value.description)
  }

  /// Writes what may be left out.
  static func optional(_ value: (some CustomStringConvertible)?) -> SettingValue? {
    value.map { .scalar($0.description) }
  }

  /// Writes a name with options.
  static func options(
    _ name: String, _ options: KeyValuePairs<String, any CustomStringConvertible>
  ) -> SettingValue {
    .map([("name", .scalar(name))] + options.map { ($0.key, .scalar($0.value.description)) })
  }

  /// Writes what may be left out, as its name.
  static func named<Value: RawRepresentable>(_ value: Value?) -> SettingValue?
  where Value.RawValue == String { value.map { .scalar($0.rawValue) } }

  /// The value as a sentence quotes it, long ones cut off.
  public var quoted: String { Quotation.of(written) }

  /// The value as YAML writes it on one line.
  private var written: String {
    switch self {
    case .scalar(let text): text
    case .list(let values): "[" + values.map(\.written).joined(separator: ", ") + "]"
    case .map(let entries):
      "{" + entries.map { "\($0.key): \($0.value.written)" }.joined(separator: ", ") + "}"
    }
  }

  /// The text of a scalar.
  var text: String? {
    if case .scalar(let text) = self { return text }
    return nil
  }

  /// The values of a list.
  var elements: [SettingValue]? {
    if case .list(let values) = self { return values }
    return nil
  }

  /// The values of a list, or the parts of a text between commas.
  var elementsOrParts: [SettingValue]? {
    if let text {
      return text.split(separator: ",", omittingEmptySubsequences: false)
        .map { .scalar(String($0.trimmingPrefix(" "))) }
    }
    return elements
  }

  /// The whole number that a scalar writes.
  var integer: Int? { text.flatMap { Int($0) } }

  /// The finite number that a scalar writes.
  var number: Double? {
    guard let text, let number = Double(text), number.isFinite else { return nil }
    return number
  }

  /// Whether it writes a whole number that is large enough.
  func isWhole(from least: Int) -> Bool { integer.map { $0 >= least } ?? false }

  /// The truth value that a scalar writes, as YAML 1.2 has it.
  var boolean: Bool? {
    switch text {
    case "true", "True", "TRUE": true
    case "false", "False", "FALSE": false
    default: nil
    }
  }

  /// Compares kinds and contents.
  public static func == (left: SettingValue, right: SettingValue) -> Bool {
    switch (left, right) {
    case (.scalar(let a), .scalar(let b)): a == b
    case (.list(let a), .list(let b)): a == b
    case (.map(let a), .map(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.key == $1.key && $0.value == $1.value }
    default: false
    }
  }
}
