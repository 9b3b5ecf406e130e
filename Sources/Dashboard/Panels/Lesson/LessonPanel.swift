import TerminalUI
import Training

/// The text of a lesson beside what it speaks of: the introduction, then step by step what it
/// says, asks and shows, with the numbers that the program computed.
struct LessonPanel: Widget {
  var snapshot: Snapshot
  var state: DashboardState

  private var theme: Theme { state.theme }
  private var words: Words { Words(theme.appearance.glyphs) }

  /// The columns that the text takes of a body beside which views stand; nil where it has no room.
  static func width(beside body: Rect) -> Int? {
    switch body.width {
    case ..<80: nil
    case ..<100: 38
    case ..<160: 46
    default: 62
    }
  }

  /// The text's place within a pane of that area.
  static func inside(_ area: Rect) -> Rect { area.inset(columns: 2, rows: 1) }

  func draw(in area: Rect, of buffer: inout Buffer) {
    guard let lesson = snapshot.lesson else { return }
    let inside = Self.inside(area)
    let page = state.lessonPage(columns: inside.width)
    let first = state.bookmark.firstLine(of: page.lines.count, rows: inside.height)
    let hidden = page.lines.count - first - inside.height
    buffer.draw(
      Frame(
        "Lesson", note: note(lesson, width: area.width - 17),
        foot: foot(lesson, hidden: hidden, width: area.width - 6), pane: .lesson, state), in: area)
    buffer.clipped(to: inside) { buffer in
      for (offset, line) in page.lines.dropFirst(first).prefix(inside.height).enumerated() {
        buffer.put(line.text, column: inside.column, row: inside.row + offset, style(line))
      }
    }
  }

  /// Where the lesson stands, the fullest wording that fits.
  private func note(_ lesson: ShownLesson, width: Int) -> String {
    let step = "\(lesson.number) of \(lesson.count)"
    return ["\(lesson.lesson.name) \(words.dot) \(step)", step]
      .first { $0.unicodeScalars.count <= width } ?? ""
  }

  /// What Enter does, the fullest wording that fits.
  private func foot(_ lesson: ShownLesson, hidden: Int, width: Int) -> String {
    let wordings: [String]
    if let progress = lesson.progress {
      wordings = ["computing the next step: \(min(99, Int(max(0, min(1, progress)) * 100)))%"]
    } else if state.focus != .lesson {
      wordings = ["Tab leads here"]
    } else if hidden > 0 {
      wordings = ["Enter reads on \(words.dot) \(hidden) more lines", "Enter reads on"]
    } else if state.isAsking {
      wordings =
        lesson.step?.step.question?.wantsNumber == true
        ? ["Enter: type your answer"] : ["up, down choose \(words.dot) Enter answers"]
    } else if lesson.next == nil {
      wordings = ["the end \(words.dot) T: other lessons", "the end"]
    } else {
      wordings = ["Enter: next step"]
    }
    return wordings.first { $0.unicodeScalars.count <= width } ?? ""
  }

  private func style(_ line: LessonPage.Line) -> Style {
    if line.source.kind == .heading { return theme.bright }
    if line.source == state.chosenAnswerLine { return theme.selected }
    if let run = line.source.run { return ComparedRuns.style(ofRun: run, theme) }
    switch line.source.verdict {
    case .wrong?: return theme.warning
    case .right?: return theme.right
    case nil: return line.source.kind == .row ? theme.bright : theme.text
    }
  }
}
