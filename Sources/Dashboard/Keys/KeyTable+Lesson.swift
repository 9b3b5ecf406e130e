import TerminalUI

/// Keys of lessons: those that read, beside those of the screen.
extension KeyTable {
  /// The keys while those of the text of a lesson are wanted.
  static let lesson: [KeyBinding] = {
    let keys = Set(reading.flatMap(\.keys).map(\.key))
    return reading + main.filter { $0.keys.allSatisfy { !keys.contains($0.key) } }
  }()

  /// What reads a lesson.
  static let reading = [
    KeyBinding(
      label: "Enter", description: "read on: text, answer, next step", short: "read on",
      group: .lesson, keys: [(.enter, .readOn)]),
    KeyBinding(
      label: "Backspace", description: "back to the step's moment, or a step", short: "back",
      shortLabel: "Bksp", group: .lesson, keys: [(.backspace, .goToStep(.back))]),
    KeyBinding(
      label: "left right", description: "the step before, the next one", short: nil,
      group: .lesson, keys: [(.left, .goToStep(.back)), (.right, .goToStep(.next))]),
    KeyBinding(
      label: "up down", description: "through the text; choose an answer", short: nil,
      group: .lesson,
      keys: [
        (.up, .moveInLesson(by: -1)), (.down, .moveInLesson(by: 1)),
        (.character("k"), .moveInLesson(by: -1)), (.character("j"), .moveInLesson(by: 1)),
        (.pageUp, .moveInLesson(by: -10)), (.pageDown, .moveInLesson(by: 10)),
      ]),
    KeyBinding(
      label: "N", description: "the publication's names, or ours", short: "names",
      group: .lesson, keys: [(.character("N"), .toggleNames)]),
    KeyBinding(
      label: "Esc", description: "leave the lesson, back to your run", short: "leave",
      group: .lesson, keys: [(.escape, .leaveLesson)]),
    KeyBinding(
      label: "h l", description: "as left and right", short: nil, group: .lesson,
      keys: [(.character("h"), .goToStep(.back)), (.character("l"), .goToStep(.next))]),
  ]

  /// The keys while one of the lessons is chosen.
  static let lessonMenu: [KeyBinding] =
    [
      KeyBinding(
        label: "up down", description: "another lesson (also k j, pages, Home, End)",
        short: "choose", group: .looking,
        keys: [
          (.up, .moveInLessonMenu(by: -1)), (.down, .moveInLessonMenu(by: 1)),
          (.character("k"), .moveInLessonMenu(by: -1)),
          (.character("j"), .moveInLessonMenu(by: 1)),
          (.pageUp, .moveInLessonMenu(by: -5)), (.pageDown, .moveInLessonMenu(by: 5)),
          (.home, .moveInLessonMenu(by: -1000)), (.end, .moveInLessonMenu(by: 1000)),
        ]),
      KeyBinding(
        label: "Enter", description: "open the lesson", short: "open", group: .program,
        keys: [(.enter, .openLesson)]),
      KeyBinding(
        label: "Esc T q", description: "close the list", short: "close", group: .program,
        keys: [
          (.escape, .toggleLessonMenu), (.character("T"), .toggleLessonMenu),
          (.character("q"), .toggleLessonMenu),
        ]),
    ] + always
}
