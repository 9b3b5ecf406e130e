import ArgumentParser
import Dashboard
import Datasets
import Endings
import Foundation
import Training

/// `perceptop lesson`: worked examples whose numbers the program computes.
struct LessonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson",
    abstract: "Go through a worked example number by number, or list the examples there are.",
    discussion: """
      Each number is computed here, beside the one that was published, and marked equal, cut off \
      or wrong. A lesson of your own is a YAML file; the README says what it holds.
      """)

  @Argument(
    help: ArgumentHelp("A name of the list, or a .yaml file.", valueName: "name|file.yaml"))
  var lesson: String?

  @Flag(help: "Print the whole lesson, 80 columns wide.")
  var text = false

  @OptionGroup var view: ViewOptions

  func run() throws {
    guard let lesson else {
      guard !text else {
        throw Ending.refused("--text goes with a lesson; allowed: \(Self.allowed)")
      }
      guard isatty(STDOUT_FILENO) == 1, let first = BundledLessons.names.first else {
        return try StandardOutput.write(Self.list.map { "\(Message.cleaned($0))\n" }.joined())
      }
      return try show(try Self.read(first), choosesLesson: true)
    }
    let read = try Self.read(lesson)
    guard text else { return try show(read, choosesLesson: false) }
    try StandardOutput.write(Self.page(read, try read.played()))
  }

  /// Opens the view of a lesson.
  private func show(_ lesson: Lesson, choosesLesson: Bool) throws {
    let otherwise = "--text prints the whole lesson"
    let look = try view.preferred()
    try ViewOptions.check(otherwise: otherwise)
    try view.show(
      SessionCore(lesson, speed: look.preferences.speed), look, introduction: [],
      choosesLesson: choosesLesson, otherwise: otherwise)
  }

  /// A lesson as text, to be read aloud or handed out.
  private static func page(_ lesson: Lesson, _ steps: [PlayedStep]) -> String {
    let sections = [lesson.introduction] + steps.map(\.lines)
    let pages = sections.map { lines in
      LessonPage(lines, columns: 80, margin: 2).lines.map { Message.cleaned($0.text) + "\n" }
        .joined()
    }
    return pages.joined(separator: "\n")
  }

  /// The bundled lessons, each with what it shows.
  static var list: [String] {
    let entries = BundledLessons.summaries
    let width = entries.map(\.name.count).max() ?? 0
    return ["Lessons:"]
      + entries.map { entry in
        let padding = String(repeating: " ", count: width + 2 - entry.name.count)
        return "  \(entry.name)\(padding)\(entry.about)"
      }
  }

  private static var allowed: String {
    BundledLessons.names.joined(separator: ", ") + ", or a .yaml file"
  }

  private static func read(_ name: String) throws -> Lesson {
    if let bundled = try BundledLessons.lesson(named: name) { return bundled }
    guard [".yaml", ".yml"].contains(where: name.lowercased().hasSuffix) || name.contains("/")
    else {
      throw Ending.refused("\(Quotation.of(name)) is no lesson; allowed: \(allowed)")
    }
    let text = try InputFile.text(at: name, limit: Experiment.largestFile)
    return try Lesson(yaml: text, origin: name)
  }
}
