import Backprop

extension Initializer {
  /// What `init(setting:)` reads, as a sentence lists it.
  static let settingForms =
    all.filter { parameterCount(of: $0.name) == 0 }.map(\.name).joined(separator: ", ")
    + ", uniform(low,high) with low up to high, normal(mean,deviation) with a deviation from 0, "
    + "constant(value), the numbers from -1000 to 1000"

  /// Reads `he_normal` or `uniform(-0.5,0.5)`.
  init?(setting text: String) {
    let parts = text.split(separator: "(", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let found = Self.all.first(where: { $0.name == name }),
      let numbers = parts.count == 1 ? [] : Self.numbers(parts[1]),
      numbers.count == Self.parameterCount(of: name)
    else { return nil }
    switch found {
    case .uniform:
      guard numbers[0] <= numbers[1] else { return nil }
      self = .uniform(numbers[0], numbers[1])
    case .normal:
      guard numbers[1] >= 0 else { return nil }
      self = .normal(mean: numbers[0], standardDeviation: numbers[1])
    case .constant:
      self = .constant(numbers[0])
    case .glorotUniform, .glorotNormal, .heUniform, .heNormal, .lecunNormal, .zeros:
      self = found
    }
  }

  /// The text that `init(setting:)` reads.
  var settingText: String {
    switch self {
    case .uniform(let low, let high): "\(name)(\(low),\(high))"
    case .normal(let mean, let standardDeviation): "\(name)(\(mean),\(standardDeviation))"
    case .constant(let value): "\(name)(\(value))"
    case .glorotUniform, .glorotNormal, .heUniform, .heNormal, .lecunNormal, .zeros: name
    }
  }

  private static func parameterCount(of name: String) -> Int {
    switch name {
    case "uniform", "normal": 2
    case "constant": 1
    default: 0
    }
  }

  /// Reads `-0.5, 0.5)`.
  private static func numbers(_ text: Substring) -> [Double]? {
    guard text.hasSuffix(")") else { return nil }
    let parts = text.dropLast().split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      SettingValue.scalar(String(part.trimmingPrefix(" "))).number
        .flatMap { abs($0) <= 1000 ? $0 : nil }
    }
    return numbers.count == parts.count ? numbers : nil
  }
}
