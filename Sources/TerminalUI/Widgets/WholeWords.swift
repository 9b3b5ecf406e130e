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
}
