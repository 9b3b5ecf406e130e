/// How unlike two names are.
enum NameDistance {
  /// The most characters that are compared.
  private static let limit = 40

  /// Returns the name that is the least unlike, the first of several.
  static func nearest(to name: String, of names: [String]) -> String? {
    let wanted = scalars(name)
    return names.map { ($0, distance(wanted, scalars($0))) }.min { $0.1 < $1.1 }?.0
  }

  /// The characters that count, in lower case.
  private static func scalars(_ name: String) -> [Unicode.Scalar] {
    Array(String(name.unicodeScalars.prefix(limit)).lowercased().unicodeScalars.prefix(limit))
  }

  /// How many characters are to be put in, taken out or replaced (Levenshtein's distance).
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var row = Array(0...b.count)
    for (i, left) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, right) in b.enumerated() {
        let replaced = diagonal + (left == right ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[b.count]
  }
}
