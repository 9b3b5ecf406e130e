/// How the lines of a log are written.
public enum LogFormat: Sendable {
  /// One JSON object a line.
  case jsonLines
  /// Comma-separated values under a first line of names.
  case csv

  /// Returns the format of a file by its ending; JSON lines where it says nothing.
  public init(path: String) {
    self = path.hasSuffix(".csv") ? .csv : .jsonLines
  }

  /// What comes before the first line.
  func heading(_ record: LogRecord) -> String? {
    guard self == .csv else { return nil }
    return record.fields.map(\.name).joined(separator: ",") + "\n"
  }

  /// Returns the record as a line of text, with its line feed.
  func line(_ record: LogRecord) -> String {
    switch self {
    case .jsonLines: record.json + "\n"
    case .csv: record.csv + "\n"
    }
  }
}
