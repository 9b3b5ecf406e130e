import Training

extension Preferences {
  /// Returns the text of a file with one value changed or added; all else stays, comments too.
  ///
  /// Where that would not be read back as it is meant, as after a list in braces, the keys are
  /// written anew without comments.
  ///
  /// - Parameters:
  ///   - text: a file that can be read.
  ///   - value: a word that needs no quotes.
  public static func text(_ text: String, setting key: String, to value: String) -> String {
    guard let map = try? YAMLWordMap(text) else { return "\(key): \(value)\n" }
    var wanted = map.entries.map { ($0.key, $0.key == key ? value : $0.value) }
    if map[key] == nil { wanted.append((key, value)) }
    let edited = edited(text, map, key, value)
    let found = (try? YAMLWordMap(edited))?.entries.map { ($0.key, $0.value) } ?? []
    let isAsMeant = found.elementsEqual(wanted) { $0 == $1 }
    return isAsMeant ? edited : wanted.map { "\($0.0): \($0.1)\n" }.joined()
  }

  private static func edited(
    _ text: String, _ map: YAMLWordMap, _ key: String, _ value: String
  ) -> String {
    guard let entry = map.entries.first(where: { $0.key == key }) else {
      let isEnded = text.isEmpty || text.unicodeScalars.last == "\n"
      return text + (isEnded ? "" : "\n") + "\(key): \(value)\n"
    }
    let scalars = Array(text.unicodeScalars)
    guard entry.place.upperBound <= scalars.count else { return text }
    var result = String.UnicodeScalarView(scalars[..<entry.place.lowerBound])
    result.append(contentsOf: value.unicodeScalars)
    result.append(contentsOf: scalars[entry.place.upperBound...])
    return String(result)
  }
}
