/// The options beside the name in a value such as `{name: sgd, momentum: 0.9}`.
///
/// Each is taken out by name; what is wrong is collected, so that all of it is reported at once.
struct SettingOptions {
  /// The setting's path.
  private let path: String
  private var entries: [(key: String, value: SettingValue)]
  private var known = ["name"]
  private var faults: [SettingRefusal.Part] = []

  /// The numbers that an option may hold.
  struct Numbers: Sendable {
    /// As it completes "allowed: …".
    var allowed: String
    /// Whether it may hold a number.
    var contains: @Sendable (Double) -> Bool

    /// What an average keeps of itself.
    static let fraction = Numbers(allowed: "a number from 0 to below 1") { $0 >= 0 && $0 < 1 }
    /// A part of something.
    static let part = Numbers(allowed: "a number from 0 to 1") { (0...1).contains($0) }
    /// A part that is not nothing.
    static let positivePart = Numbers(allowed: "a number above 0, up to 1") { $0 > 0 && $0 <= 1 }
    /// What is added to a divisor, so that it is not 0.
    static let epsilon = Numbers(allowed: "a number from 1e-30 to 1") { $0 >= 1e-30 && $0 <= 1 }
    /// The strength of a decay.
    static let size = Numbers(allowed: "a number from 0 to 1000") { (0...1000).contains($0) }
  }

  /// Reads a value that is a name, or a map of a name and options.
  ///
  /// - Parameters:
  ///   - names: all names, for the sentence of a fault.
  ///   - find: finds what has a name, with its default options.
  ///   - read: takes the options out that it has.
  /// - Returns: nil where the value is neither.
  static func read<Value>(
    _ path: String, _ value: SettingValue, names: [String], find: (String) -> Value?,
    read: (Value, inout SettingOptions) -> Value
  ) throws(SettingRefusal) -> Value? {
    guard case .map(let entries) = value else { return value.text.flatMap(find) }
    guard let name = entries.first(where: { $0.key == "name" })?.value else { return nil }
    var options = SettingOptions(path: path, entries: entries.filter { $0.key != "name" })
    guard let standard = name.text.flatMap(find) else {
      options.refuse("name", name, allowed: names.joined(separator: ", "))
      throw SettingRefusal(parts: options.faults)
    }
    let found = read(standard, &options)
    for (key, _) in options.entries {
      options.faults.append(
        .init(
          steps: [.key(key)],
          message: "unknown key '\(path).\(key)'; allowed here: "
            + options.known.joined(separator: ", ")))
    }
    guard options.faults.isEmpty else { throw SettingRefusal(parts: options.faults) }
    return found
  }

  private init(path: String, entries: [(key: String, value: SettingValue)]) {
    self.path = path
    self.entries = entries
  }

  /// Takes a number out.
  mutating func number(_ key: String, _ standard: Double, _ numbers: Numbers) -> Double {
    take(key, standard, allowed: numbers.allowed) { value in
      value.number.flatMap { numbers.contains($0) ? $0 : nil }
    }
  }

  /// Takes a number of epochs out.
  mutating func epochs(_ key: String, _ standard: Int) -> Int {
    take(key, standard, allowed: "a whole number from 1 to 1000000000000") { value in
      value.integer.flatMap { (1...1_000_000_000_000).contains($0) ? $0 : nil }
    }
  }

  /// Takes a truth value out.
  ///
  /// - Parameters:
  ///   - isPossible: whether it may be true, as the other options are.
  ///   - condition: the same in words.
  mutating func flag(
    _ key: String, _ standard: Bool, isPossible: Bool = true, condition: String = ""
  ) -> Bool {
    take(key, standard, allowed: isPossible ? "true or false" : "true only \(condition)") {
      value in value.boolean.flatMap { $0 && !isPossible ? nil : $0 }
    }
  }

  private mutating func take<Value>(
    _ key: String, _ standard: Value, allowed: String, parse: (SettingValue) -> Value?
  ) -> Value {
    known.append(key)
    guard let index = entries.firstIndex(where: { $0.key == key }) else { return standard }
    let value = entries.remove(at: index).value
    if let parsed = parse(value) { return parsed }
    refuse(key, value, allowed: allowed)
    return standard
  }

  private mutating func refuse(_ key: String, _ value: SettingValue, allowed: String) {
    faults.append(
      .init(
        steps: [.value(of: key)], message: "\(path).\(key) is \(value.quoted); allowed: \(allowed)")
    )
  }
}
