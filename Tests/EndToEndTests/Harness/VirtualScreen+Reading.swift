import Testing

/// What the tests read off the live view.
extension VirtualScreen {
  /// The text of the row with the state and the numbers.
  var firstRow: String { text(row: 0) }

  /// Returns the number that follows a word in the first row, group separators left out.
  func number(after word: String) -> Int? {
    let words = firstRow.split(separator: " ")
    guard let place = words.firstIndex(of: word[...]), place + 1 < words.count else { return nil }
    return Int(words[place + 1].filter(\.isNumber))
  }

  /// Returns whether something is drawn in these columns.
  func hasContent(column columns: Range<Int>) -> Bool {
    page.rows.contains {
      $0.count >= columns.upperBound && $0[columns].contains { $0.scalar != " " }
    }
  }

  /// Returns whether something is drawn in these rows.
  func hasContent(row rows: Range<Int>) -> Bool {
    page.rows.count >= rows.upperBound
      && page.rows[rows].contains { $0.contains { $0.scalar != " " } }
  }
}

extension VirtualScreen: CustomTestStringConvertible {
  /// What a failed test reports: the picture and the state around it.
  var testDescription: String {
    let cursor = "cursor \(page.column),\(page.row)\(isCursorVisible ? "" : " hidden")"
    let modes = modes.sorted().map(String.init).joined(separator: " ")
    return "\(columns)×\(rowCount), \(isAlternate ? "second" : "first") screen, \(cursor), "
      + "modes \(modes), unknown \(unknown):\n\(text)"
  }
}
