import Foundation
import Testing

@testable import Training

@Suite struct BundledLessonsTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Configs/lessons")

  @Test func everyFileOfTheFolderIsEmbeddedByteForByte() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path())
    let names = files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
    #expect(
      files.count == names.count + 1, "lessons end in .yaml; README.md says how one is written")
    #expect(names.sorted() == BundledLessons.names.sorted())
    for name in names {
      let text = try String(
        contentsOf: Self.folder.appending(path: "\(name).yaml"), encoding: .utf8)
      #expect(BundledLessons.yaml(named: name) == text)
    }
  }

  @Test(arguments: BundledLessons.names)
  func everyOneLoadsUnderItsOwnNameAndSaysWhatItShows(_ name: String) throws {
    let lesson = try #require(try BundledLessons.lesson(named: name))
    #expect(lesson.name == name)
    #expect(lesson.about.hasSuffix("."))
    #expect(!lesson.title.isEmpty && !lesson.steps.isEmpty)
    #expect(lesson.steps.contains { $0.question != nil }, "a lesson asks something")
  }

  @Test(arguments: BundledLessons.names)
  func everyPrintedNumberIsAccountedFor(_ name: String) throws {
    let steps = try PlayedLesson(named: name).steps
    for figure in steps.flatMap(\.figures) {
      let marks = figure.marks.compactMap { $0 }
      #expect(marks.isEmpty == figure.figure.published.isEmpty)
      #expect(marks.contains(.wrong) == (figure.figure.reason != nil))
      // A name that is misspelt would be no number.
      #expect(figure.values.allSatisfy { !$0.isNaN }, "\(name): \(figure.figure.formulas[0].text)")
    }
    for step in steps where step.step.question != nil {
      #expect(step.answer?.isEmpty == false && step.answer != "not a number")
    }
  }

  @Test(arguments: BundledLessons.names)
  func theSameLessonHasTheSameNumbersEachTime(_ name: String) throws {
    let first = try PlayedLesson(named: name).steps.flatMap(\.lines)
    #expect(try PlayedLesson(named: name).steps.flatMap(\.lines) == first)
  }

  @Test(arguments: BundledLessons.names)
  func noRowOfATableIsWiderThanAPage(_ name: String) throws {
    for line in try PlayedLesson(named: name).steps.flatMap(\.lines) where line.kind == .row {
      #expect(line.text.count <= 78, "\(line.text)")
    }
  }

  @Test(arguments: ["", "Mazur", "mazur.yaml", "xor"])
  func otherNamesAreNone(_ name: String) throws {
    #expect(BundledLessons.yaml(named: name) == nil)
    #expect(try BundledLessons.lesson(named: name) == nil)
  }
}
