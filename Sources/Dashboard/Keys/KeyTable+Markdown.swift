extension KeyTable {
  /// The keys as a table in Markdown, for the README; without a line feed at the end.
  public static var markdown: String {
    func row(_ binding: KeyBinding, _ place: String = "") -> String {
      let keys = binding.label.split(separator: " ").map { "`\($0)`" }.joined(separator: " ")
      return "| \(keys) | \(place)\(binding.description) |"
    }
    let rows = main.map { row($0) } + reading.map { row($0, "in a lesson: ") }
    return (["| key | does |", "|---|---|"] + rows).joined(separator: "\n")
  }
}
