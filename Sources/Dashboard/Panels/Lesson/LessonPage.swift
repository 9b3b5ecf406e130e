import TerminalUI
import Training

/// A lesson's lines fitted to a width: paragraphs of whole words, to be read on the screen, read
/// aloud or handed out.
public struct LessonPage: Sendable {
  /// A line as it stands there.
  public struct Line: Equatable, Sendable {
    /// Its text.
    public var text: String
    /// What it is part of.
    public var source: LessonLine
  }

  /// The lines.
  public let lines: [Line]

  /// How much further in an entry goes on.
  private static let hanging = 2

  /// Fits lines to a width.
  ///
  /// - Parameter margin: columns that stay empty before everything but headings.
  public init(_ lines: [LessonLine], columns: Int, margin: Int) {
    self.lines = lines.flatMap { line in
      Self.fitted(line, columns, margin).map { Line(text: $0, source: line) }
    }
  }

  private static func fitted(_ line: LessonLine, _ columns: Int, _ margin: Int) -> [String] {
    let indent = String(repeating: " ", count: margin)
    switch line.kind {
    case .heading: return line.text.wrapped(within: columns)
    case .paragraph: return line.text.wrapped(within: columns - margin).map { indent + $0 }
    case .row: return [indent + line.text]
    case .gap: return [""]
    case .entry:
      // Wrapped to the narrower width of its later lines, so that all of it fits.
      let further = String(repeating: " ", count: margin + hanging)
      let wrapped = line.text.wrapped(within: columns - margin - hanging)
      return wrapped.enumerated().map { ($0 == 0 ? indent : further) + $1 }
    }
  }
}
