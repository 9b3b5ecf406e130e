import Endings

/// An option's value as it was typed, and what it can be read as.
struct OptionValue {
  /// The option with its dashes.
  let option: String
  /// What stands after it.
  let text: String

  /// Reads a whole number of a range.
  func whole<I: FixedWidthInteger>(_ range: ClosedRange<I>) throws -> I {
    guard let number = I(text), range.contains(number) else {
      throw refusal(
        allowed: range.lowerBound == range.upperBound
          ? "\(range.lowerBound)"
          : "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// Reads a number above 0.
  func positive(upTo limit: Double) throws -> Double {
    guard let number = Double(text), number > 0, number <= limit else {
      throw refusal(allowed: "a number above 0, up to \(Int(limit))")
    }
    return number
  }

  /// Reads a name.
  func named<Value>(_ find: (String) -> Value?, among names: [String]) throws -> Value {
    guard let found = find(text) else {
      throw refusal(allowed: names.joined(separator: ", "))
    }
    return found
  }

  /// Reads the sizes of a network: inputs, hidden layers, outputs.
  func sizes() throws -> [Int] {
    let sizes = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    guard sizes.count > 1, sizes.allSatisfy({ $0 > 0 }) else {
      throw refusal(allowed: "two or more sizes, each from 1, such as 784-256-10")
    }
    return sizes
  }

  private func refusal(allowed: String) -> Ending {
    let quoted = text.isEmpty ? "empty" : "'\(text.brief)'"
    return .refused("\(option): \(quoted) is not allowed; allowed: \(allowed)")
  }
}
