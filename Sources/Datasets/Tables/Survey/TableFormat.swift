/// How the text of a table is written, as far as it is known beforehand.
public struct TableFormat: Equatable, Sendable {
  /// What stands between cells; nil lets the first rows tell.
  public var delimiter: Delimiter?
  /// Whether the first row holds names; nil lets the first rows tell.
  public var hasHeader: Bool?

  /// Creates a format.
  public init(delimiter: Delimiter? = nil, hasHeader: Bool? = nil) {
    self.delimiter = delimiter
    self.hasHeader = hasHeader
  }
}

/// How the text of a table is written.
public struct TableDialect: Equatable, Sendable {
  /// What stands between cells.
  public let delimiter: Delimiter
  /// Whether the first row holds names.
  public let hasHeader: Bool

  /// Finds out from the first rows what `format` leaves open.
  init(_ source: ByteSource, format: TableFormat) throws(DataFault) {
    delimiter = format.delimiter ?? DelimiterChoice.best(for: source)
    if let hasHeader = format.hasHeader {
      self.hasHeader = hasHeader
    } else {
      hasHeader = try HeaderEvidence(source, delimiter: delimiter).isHeader
    }
  }
}
