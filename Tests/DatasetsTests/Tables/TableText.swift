import Testing

@testable import Datasets

/// Tables that stand in a test as text.
enum TableText {
  /// The text as a source named `t.csv`.
  static func source(_ text: String, name: String = "t.csv") -> ByteSource {
    .memory(Array(text.utf8), name: name)
  }

  /// The first pass over a text.
  static func survey(_ text: String, _ format: TableFormat = TableFormat()) throws -> TableSurvey {
    try TableSurvey(source(text), format: format)
  }

  /// What is learnt from a text.
  static func plan(_ text: String, _ request: TableRequest = TableRequest()) throws -> TablePlan {
    try TablePlan(survey(text), request)
  }

  /// Both passes over a text.
  static func samples(
    _ text: String, _ request: TableRequest = TableRequest()
  ) throws -> TableSamples {
    try plan(text, request).read(source(text))
  }

  /// All records of bytes.
  static func records(
    _ source: ByteSource, _ delimiter: Delimiter = .comma
  ) throws -> [[String]] {
    var scanner = CSVScanner(source, delimiter: delimiter)
    var records: [[String]] = []
    while try scanner.next() {
      records.append(
        (0..<scanner.fieldCount).map { String(decoding: scanner.field($0), as: UTF8.self) })
    }
    return records
  }

  /// The sentence of the fault that work ends with; nil where it ends well.
  static func sentence(_ work: () throws -> Void) -> String? {
    do {
      try work()
      return nil
    } catch let fault as DataFault {
      return fault.description
    } catch {
      return "another error: \(error)"
    }
  }
}

/// The same piece of bytes over and over, in pieces of odd sizes.
final class RepeatedBytes: StoredBytes {
  private let piece: [UInt8]
  private let length: Int
  private let most: Int
  /// How far it was read.
  private(set) var reach = 0

  /// Creates bytes.
  init(_ piece: String, length: Int, atATime most: Int = .max) {
    self.piece = Array(piece.utf8)
    self.length = length
    self.most = most
  }

  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(most, buffer.count, max(0, length - offset))
    for index in 0..<count { buffer[index] = piece[(offset + index) % piece.count] }
    reach = max(reach, offset + count)
    return count
  }
}
