import Training

/// Numbers as they are typed.
enum NumberWords {
  /// A number without needless digits: `5`, not `5.0`.
  static func plain(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : number.description
  }
}

extension ChangeRefusal {
  /// A typed value that is not allowed.
  static func of(_ text: String, allowed: String) -> ChangeRefusal {
    ChangeRefusal(description: "'\(text.prefix(60))' is not allowed; allowed: \(allowed)")
  }
}
