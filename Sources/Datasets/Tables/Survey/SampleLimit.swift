/// How much of a table is read to learn how it is written.
struct SampleLimit {
  /// The most records.
  static let records = 100
  /// The most bytes in them.
  static let bytes = 1 << 20

  private var records = 0
  private var bytes = 0

  /// Goes to the next record as long as there is one within the limit.
  mutating func next(in scanner: inout CSVScanner) throws(DataFault) -> Bool {
    guard records < Self.records, bytes < Self.bytes, try scanner.next() else { return false }
    records += 1
    bytes += scanner.byteCount
    return true
  }
}
