/// Parts bytes into records and fields, as RFC 4180 has it, in bounded memory.
///
/// Quotes are taken off; a quote within a field that does not begin with one stands for itself.
/// Lines end with LF, CRLF or CR. Empty lines and those that begin with `#` are passed.
struct CSVScanner: ~Copyable {
  /// What faults call the source.
  let origin: String
  /// The line that the record begins in, from 1.
  private(set) var recordLine = 1

  private let delimiter: UInt8
  private var window: ByteWindow
  private var record = RecordBuffer()
  private var line = 1
  private var isStarted = false
  /// Whether the record has a quote around a field.
  private var isQuoted = false

  /// Creates a scanner before the first record.
  init(_ source: ByteSource, delimiter: Delimiter) {
    origin = source.name
    self.delimiter = delimiter.rawValue
    window = ByteWindow(source)
  }

  /// How many fields the record has.
  var fieldCount: Int { record.fieldCount }
  /// How many bytes the record's fields have.
  var byteCount: Int { record.byteCount }

  /// Returns a field of the record, valid until the next one is read.
  @inline(__always)
  func field(_ index: Int) -> CellBytes { record.field(index) }

  /// Goes to the next record.
  ///
  /// - Returns: false at the end.
  mutating func next() throws(DataFault) -> Bool {
    if !isStarted { try passMark() }
    repeat {
      guard try passEmptyLines() else { return false }
      try readRecord()
    } while isBlank
    return true
  }

  /// Returns what is wrong with the record.
  func fault(_ message: String) -> DataFault {
    DataFault(origin: origin, line: recordLine, message: message)
  }

  // MARK: Records

  private enum FieldEnd {
    case delimiter
    case record
  }

  private enum LineEnd {
    case feed
    case `return`
    case returnAndFeed

    var bytes: [UInt8] {
      switch self {
      case .feed: [lineFeed]
      case .return: [carriageReturn]
      case .returnAndFeed: [carriageReturn, lineFeed]
      }
    }
  }

  /// Whether the record is a line of spaces alone.
  private var isBlank: Bool {
    record.fieldCount == 1 && !isQuoted && record.field(0).trimmed.isEmpty
  }

  private mutating func readRecord() throws(DataFault) {
    record.clear()
    recordLine = line
    isQuoted = false
    var end = FieldEnd.delimiter
    while end == .delimiter {
      record.startField()
      end = try window.peek() == quote ? readQuotedField() : readPlainField()
      record.endField()
      try checkSize()
    }
  }

  private mutating func readPlainField() throws(DataFault) -> FieldEnd {
    while let byte = try window.peek() {
      if let end = try passEnd(byte) { return end }
      try copy(upTo: delimiter, openedIn: nil)
    }
    return .record
  }

  /// Passes the byte that comes next, with the rest of a line's end, where it ends a field; nil
  /// where it does not.
  private mutating func passEnd(_ byte: UInt8) throws(DataFault) -> FieldEnd? {
    switch byte {
    case delimiter:
      window.pass()
      return .delimiter
    case lineFeed, carriageReturn:
      _ = try passLineEnd()
      return .record
    default: return nil
    }
  }

  private mutating func readQuotedField() throws(DataFault) -> FieldEnd {
    window.pass()
    isQuoted = true
    let opening = line
    while let byte = try window.peek() {
      switch byte {
      case quote:
        window.pass()
        guard try window.peek() == quote else { return try endQuotedField(openedIn: opening) }
        window.pass()
        try append(quote, openedIn: opening)
      case lineFeed, carriageReturn:
        for byte in try passLineEnd().bytes { try append(byte, openedIn: opening) }
      default: try copy(upTo: quote, openedIn: opening)
      }
    }
    throw DataFault(
      origin: origin, line: opening,
      message: "the quote that opens here is never closed; allowed: a second quote")
  }

  /// Passes what may follow a closing quote: spaces, then a delimiter or the record's end.
  private mutating func endQuotedField(openedIn opening: Int) throws(DataFault) -> FieldEnd {
    while let byte = try window.peek() {
      if let end = try passEnd(byte) { return end }
      guard byte == space else { throw afterQuote(openedIn: opening) }
      window.pass()
    }
    return .record
  }

  private mutating func copy(upTo stop: UInt8, openedIn opening: Int?) throws(DataFault) {
    let count = record.append(window.unread, upTo: stop)
    window.pass(count)
    if count > 0 { return }
    throw try window.peek() == 0 ? notText : tooLong(openedIn: opening)
  }

  private mutating func append(_ byte: UInt8, openedIn opening: Int) throws(DataFault) {
    guard record.room > 0 else { throw tooLong(openedIn: opening) }
    record.append(byte)
  }

  // MARK: Lines

  private mutating func passMark() throws(DataFault) {
    isStarted = true
    for mark: [UInt8] in [[0xFF, 0xFE], [0xFE, 0xFF]] where try window.passStart(mark) {
      throw DataFault(origin: origin, message: "is UTF-16 text; allowed: UTF-8")
    }
    _ = try window.passStart([0xEF, 0xBB, 0xBF])
  }

  /// Passes empty lines and comments; false at the end.
  private mutating func passEmptyLines() throws(DataFault) -> Bool {
    while let byte = try window.peek() {
      switch byte {
      case lineFeed, carriageReturn: _ = try passLineEnd()
      case numberSign: try passComment()
      default: return true
      }
    }
    return false
  }

  private mutating func passComment() throws(DataFault) {
    while let byte = try window.peek() {
      if byte == lineFeed || byte == carriageReturn { return }
      if byte == 0 { throw notText }
      window.pass()
    }
  }

  private mutating func passLineEnd() throws(DataFault) -> LineEnd {
    let isReturn = try window.peek() == carriageReturn
    window.pass()
    line += 1
    guard isReturn else { return .feed }
    guard try window.peek() == lineFeed else { return .return }
    window.pass()
    return .returnAndFeed
  }
}

// MARK: Faults

extension CSVScanner {
  private func checkSize() throws(DataFault) {
    if record.fieldCount > RecordBuffer.mostFields {
      throw fault(
        "a row has more than \(RecordBuffer.mostFields) columns; allowed: up to \(RecordBuffer.mostFields)"
      )
    }
    if record.byteCount > RecordBuffer.largestRecord {
      throw fault("the row is too long; allowed: up to \(RecordBuffer.largestRecord) bytes")
    }
  }

  private var notText: DataFault {
    DataFault(origin: origin, line: line, message: "has a zero byte; allowed: text in UTF-8")
  }

  private func tooLong(openedIn opening: Int?) -> DataFault {
    let what = opening == nil ? "a cell" : "the cell whose quote opens here"
    return DataFault(
      origin: origin, line: opening ?? line,
      message: "\(what) is too long; allowed: up to \(RecordBuffer.largestField) bytes")
  }

  private func afterQuote(openedIn opening: Int) -> DataFault {
    let rest = window.unread.prefix { $0 != lineFeed && $0 != carriageReturn }
    return DataFault(
      origin: origin, line: line,
      message: "\(Quotation.of(rest)) follows the quote that closes a cell"
        + (opening == line ? "" : ", opened in line \(opening)")
        + "; allowed: a delimiter, or two quotes for one")
  }
}

private let lineFeed: UInt8 = 0x0A
private let carriageReturn: UInt8 = 0x0D
private let quote: UInt8 = 0x22
private let numberSign: UInt8 = 0x23
private let space: UInt8 = 0x20
