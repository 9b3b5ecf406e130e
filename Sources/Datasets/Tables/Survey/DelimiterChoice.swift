/// How well a delimiter parts the first records of a text.
struct DelimiterChoice {
  /// Whether all records have the same number of cells, more than one.
  private(set) var isConsistent = false
  /// How many records have the most frequent number of cells; 0 if that is one cell.
  private(set) var agreeing = 0
  /// That number.
  private(set) var cells = 1

  /// Returns the delimiter that parts the first records best; a comma if none does.
  ///
  /// In a file named `.tsv`, tabs win if they part at all.
  static func best(for source: ByteSource) -> Delimiter {
    let prefersTabs = source.name.lowercased().hasSuffix(".tsv")
    var best = Delimiter.comma
    var found = DelimiterChoice(source, .comma)
    for delimiter in Delimiter.allCases where delimiter != .comma {
      let choice = DelimiterChoice(source, delimiter)
      if delimiter == .tab, prefersTabs, choice.cells > 1 { return .tab }
      if choice.isBetter(than: found) { (best, found) = (delimiter, choice) }
    }
    return best
  }

  /// Parts the first records with a delimiter; they may be no records at all with this one.
  private init(_ source: ByteSource, _ delimiter: Delimiter) {
    var scanner = CSVScanner(source, delimiter: delimiter)
    var limit = SampleLimit()
    var counts: [Int: Int] = [:]
    var isWhole = true
    do throws(DataFault) {
      while try limit.next(in: &scanner) { counts[scanner.fieldCount, default: 0] += 1 }
    } catch {
      isWhole = false
    }
    let modes = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }
    guard let mode = modes, mode.key > 1 else { return }
    (cells, agreeing) = (mode.key, mode.value)
    isConsistent = isWhole && counts.count == 1
  }

  private func isBetter(than other: DelimiterChoice) -> Bool {
    if isConsistent != other.isConsistent { return isConsistent }
    if isConsistent { return cells > other.cells }
    return (agreeing, cells) > (other.agreeing, other.cells)
  }
}
