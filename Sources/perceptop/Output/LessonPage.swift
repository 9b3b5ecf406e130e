import TerminalUI
import Training

/// A lesson as text: paragraphs of whole words, 80 columns wide, to be read aloud or handed out.
struct LessonPage {
  /// What it is: its introduction and its steps.
  let sections: [[LessonLine]]

  /// Columns of a page.
  static let columns = 80
  /// Columns that stay empty before everything but headings.
  private static let margin = 2
  /// How much further in an entry goes on.
  private static let hanging = 2

  init(_ lesson: Lesson, _ steps: [PlayedStep]) {
    sections = [lesson.introduction] + steps.map(\.lines)
  }

  /// The page, line by line.
  var lines: [String] {
    sections.map { $0.flatMap(Self.fitted) }.joined(separator: [""]).map { $0 }
  }

  private static func fitted(_ line: LessonLine) -> [String] {
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
