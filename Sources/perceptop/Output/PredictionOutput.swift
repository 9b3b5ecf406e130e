import Endings
import Foundation
import Training

/// The lines of predictions, as CSV on standard output.
struct PredictionOutput {
  private let model: Model
  /// Whether control characters could reach a terminal.
  private let isTerminal = isatty(STDOUT_FILENO) == 1
  private var text = ""
  private var hasHeading = false

  /// Bytes that are written at once.
  private static let portion = 1 << 16

  init(_ model: Model) {
    self.model = model
  }

  /// Writes the names of the columns, once.
  private mutating func writeHeading(outputs: Int) throws {
    guard !hasHeading else { return }
    hasHeading = true
    func numbered(_ name: String) -> [String] {
      outputs == 1 ? [name] : (1...max(outputs, 1)).map { "\(name) \($0)" }
    }
    switch model.targetKind {
    case .classes(let classes): try write(["prediction"] + classes)
    case .bit(let classes): try write(["prediction"] + numbered(classes[1]))
    case .sign: try write(["prediction"] + numbered("output"))
    case .values: try write(numbered("prediction"))
    }
  }

  /// Writes the answer to a row, after the names of the columns.
  mutating func write(_ outputs: [Double]) throws {
    try writeHeading(outputs: outputs.count)
    guard let names = model.targetKind.classNames else {
      return try write(outputs.map(digits))
    }
    let answer = model.targetKind.classIndex(outputs[...]).map { names[$0] } ?? ""
    try write([answer] + outputs.map(digits))
  }

  /// Writes a number without digits that the network's precision does not have.
  private func digits(_ value: Double) -> String {
    // In the units of the data a number may be larger than float32 can hold.
    guard model.precision == .float32, Float(value).isFinite else { return "\(value)" }
    return "\(Float(value))"
  }

  private mutating func write(_ fields: [String]) throws {
    let line = CSVText.line(fields)
    text += (isTerminal ? Message.cleaned(line) : line) + "\n"
    if text.utf8.count >= Self.portion { try flush() }
  }

  /// Writes the rest; the names of the columns alone where there was no row.
  mutating func finish() throws {
    try writeHeading(outputs: 1)
    try flush()
  }

  /// Writes what has gathered.
  private mutating func flush() throws {
    defer { text = "" }
    try StandardOutput.write(text)
  }
}
