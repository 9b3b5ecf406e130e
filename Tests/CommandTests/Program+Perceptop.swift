import BuiltPrograms
import Testing

extension Program {
  /// Runs perceptop to its end.
  static func run(_ arguments: String...) throws -> Program {
    try run("perceptop", arguments: arguments)
  }

  /// A value as a sentence quotes it.
  static func quoted(_ value: String) -> String { value.isEmpty ? "empty" : "'\(value)'" }

  /// The one sentence of a refusal: exit status 2, nothing on standard output.
  func refusal(sourceLocation: SourceLocation = #_sourceLocation) -> String {
    let sentences = refusals(sourceLocation: sourceLocation)
    #expect(sentences.count == 1, "\(errors)", sourceLocation: sourceLocation)
    return sentences.first ?? ""
  }

  /// The sentences of a refusal: exit status 2, nothing on standard output, each as a line.
  func refusals(sourceLocation: SourceLocation = #_sourceLocation) -> [String] {
    #expect(status == 2, "\(errors)", sourceLocation: sourceLocation)
    #expect(output == "", sourceLocation: sourceLocation)
    #expect(errors.hasSuffix("\n"), sourceLocation: sourceLocation)
    let lines = errors.split(separator: "\n")
    let prefix = "perceptop: "
    #expect(lines.allSatisfy { $0.hasPrefix(prefix) }, "\(errors)", sourceLocation: sourceLocation)
    #expect(!lines.contains { $0.hasSuffix(".") }, "\(errors)", sourceLocation: sourceLocation)
    return lines.map { String($0.dropFirst(prefix.count)) }
  }

  /// The lines of its output; it has ended well.
  func lines(sourceLocation: SourceLocation = #_sourceLocation) -> [Substring] {
    #expect(status == 0, "\(errors)", sourceLocation: sourceLocation)
    return output.split(separator: "\n")
  }
}
