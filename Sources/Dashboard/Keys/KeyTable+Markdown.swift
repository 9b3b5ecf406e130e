extension KeyTable {
  /// The keys as a table in Markdown, for the README; without a line feed at the end.
  public static var markdown: String {
    let rows = main.map { binding in
      let keys = binding.label.split(separator: " ").map { "`\($0)`" }.joined(separator: " ")
      return "| \(keys) | \(binding.description) |"
    }
    return (["| key | does |", "|---|---|"] + rows).joined(separator: "\n")
  }
}
