extension String {
  /// The text as a sentence has it, cut off after 60 scalars.
  var brief: String {
    // Scalars are counted: a character may be made of any number of them.
    let start = unicodeScalars.prefix(60)
    return String(start) + (start.endIndex == endIndex ? "" : "…")
  }
}
