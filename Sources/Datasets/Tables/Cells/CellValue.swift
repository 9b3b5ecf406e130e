/// What a cell says.
enum CellValue: Equatable, Sendable {
  /// Nothing: it is empty, or one of the words that stand for that.
  case missing
  /// A finite number.
  case number(Double)
  /// An infinity, or a number too large for float64.
  case notFinite
  /// Anything else.
  case text

  /// Reads a trimmed cell.
  init(_ cell: CellBytes) {
    if Self.isMissing(cell) {
      self = .missing
    } else if let number = DecimalNumber.value(of: cell) {
      self = number.isFinite ? .number(number) : .notFinite
    } else {
      self = Self.isInfinity(cell) ? .notFinite : .text
    }
  }

  /// Returns whether a trimmed cell stands for a value that is not there.
  @inline(__always)
  static func isMissing(_ cell: CellBytes) -> Bool {
    // Most cells are known by their length or their first byte.
    guard let first = cell.first else { return true }
    if cell.count > 4 || (first >= 0x30 && first <= 0x39) { return false }
    return isMissingWord(cell)
  }

  private static func isMissingWord(_ cell: CellBytes) -> Bool {
    cell.isWord("na") || cell.isWord("nan") || cell.isWord("n/a") || cell.isWord("null")
      || cell.isWord("none") || cell.isWord("?") || cell.isWord("-") || cell.isWord("--")
  }

  private static func isInfinity(_ cell: CellBytes) -> Bool {
    guard let first = cell.first else { return false }
    let isSigned = first == 0x2B || first == 0x2D
    let word = isSigned ? CellBytes(rebasing: cell.dropFirst()) : cell
    return word.isWord("inf") || word.isWord("infinity")
  }
}
