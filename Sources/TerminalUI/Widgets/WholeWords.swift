extension String {
  /// Returns as many whole words from the start as fit into `columns`; nothing is cut in a word.
  public func wholeWords(within columns: Int) -> String {
    guard unicodeScalars.count > columns else { return self }
    var kept = ""
    for word in split(separator: " ") {
      let longer = kept.isEmpty ? String(word) : kept + " " + word
      guard longer.unicodeScalars.count <= columns else { break }
      kept = longer
    }
    return kept
  }

  /// Returns the text in lines of whole words, each of at most `columns` scalars; a longer word is
  /// cut into pieces.
  public func wrapped(within columns: Int) -> [String] {
    let columns = max(columns, 1)
    var lines: [String] = []
    var line = Substring.UnicodeScalarView()
    for word in split(separator: " ") {
      var word = word.unicodeScalars
      if !line.isEmpty, line.count + 1 + word.count <= columns {
        line.append(" ")
      } else if !line.isEmpty {
        lines.append(String(line))
        line = .init()
      }
      while word.count > columns {
        lines.append(String(word.prefix(columns)))
        word = word.dropFirst(columns)
      }
      line.append(contentsOf: word)
    }
    return line.isEmpty ? lines : lines + [String(line)]
  }
}
