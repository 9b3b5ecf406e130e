/// What the first records tell about the first of them: names, or values like all others.
struct HeaderEvidence {
  /// The cells of the first record, trimmed.
  private var first: [[UInt8]] = []
  /// For each column, whether there is a number below and nothing but numbers.
  private var isNumeric: [Bool] = []
  /// For each column, whether anything but numbers is below.
  private var hasText: [Bool] = []
  /// Whether a text of the first record is below it once more.
  private var isRepeated = false

  /// Reads the first records.
  init(_ source: ByteSource, delimiter: Delimiter) throws(DataFault) {
    var scanner = CSVScanner(source, delimiter: delimiter)
    var limit = SampleLimit()
    guard try limit.next(in: &scanner) else { return }
    first = (0..<scanner.fieldCount).map { Array(scanner.field($0).trimmed) }
    isNumeric = Array(repeating: false, count: first.count)
    hasText = isNumeric
    while try limit.next(in: &scanner) {
      for column in 0..<min(first.count, scanner.fieldCount) {
        compare(scanner.field(column).trimmed, column: column)
      }
    }
  }

  private mutating func compare(_ cell: CellBytes, column: Int) {
    switch CellValue(cell) {
    case .missing: return
    case .number: isNumeric[column] = !hasText[column]
    case .notFinite, .text:
      (isNumeric[column], hasText[column]) = (false, true)
      if !isRepeated, cell.elementsEqual(first[column]) { isRepeated = true }
    }
  }

  /// Whether the first record holds names.
  ///
  /// Names are texts. A text above numbers is a name for certain; without such a one, a missing
  /// cell or a text that comes again below speaks against names.
  var isHeader: Bool {
    let values = first.map { cell in cell.withUnsafeBufferPointer { CellValue($0) } }
    let hasNumber = values.contains { if case .number = $0 { true } else { false } }
    if values.isEmpty || hasNumber { return false }
    let isAboveNumbers = zip(values, isNumeric).contains { $0 == .text && $1 }
    return isAboveNumbers || !(isRepeated || values.contains(.missing))
  }
}
