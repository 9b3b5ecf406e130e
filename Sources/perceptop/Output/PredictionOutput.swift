import Endings
import Foundation
import Training

/// The lines of predictions, as CSV on standard output.
struct PredictionOutput {
  private let model: Model
  /// Whether control characters could reach a terminal.
  private let isTerminal = isatty(STDOUT_FILENO) == 1
  private var text = ""

  /// Bytes that are written at once.
  private static let portion = 1 << 16

  init(_ model: Model) {
    self.model = model
  }

  /// Writes the names of the columns.
  mutating func writeHeading() throws {
    var names = ["prediction"]
    switch model.targetKind {
    case .classes(let classes): names += classes
    case .bit(let classes): names.append(classes[1])
    case .sign: names.append("output")
    case .values: break
    }
    try write(names)
  }

  /// Writes the answer to a row.
  mutating func write(_ outputs: [Double]) throws {
    guard let names = model.targetKind.classNames else {
      return try write(outputs.map { "\($0)" })
    }
    let answer = model.targetKind.classIndex(outputs[...]).map { names[$0] } ?? ""
    try write([answer] + outputs.map { "\($0)" })
  }

  private mutating func write(_ fields: [String]) throws {
    let line = fields.map(Self.quoted).joined(separator: ",")
    text += (isTerminal ? Message.cleaned(line) : line) + "\n"
    if text.utf8.count >= Self.portion { try flush() }
  }

  /// Writes what has gathered.
  mutating func flush() throws {
    defer { text = "" }
    guard Message.write(text, to: STDOUT_FILENO) else {
      throw Ending.failed("standard output could not be written to the end")
    }
  }

  /// Quotes a field as RFC 4180 has it, where it needs quotes.
  private static func quoted(_ field: String) -> String {
    guard field.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else {
      return field
    }
    return "\"" + field.replacing("\"", with: "\"\"") + "\""
  }
}
