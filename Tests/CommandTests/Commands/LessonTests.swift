import BuiltPrograms
import Foundation
import TemporaryFiles
import Testing
import Training

/// `perceptop lesson`.
@Suite struct LessonTests {
  private static let recordings = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Recordings")

  /// Compares a page with its recording, or writes that where `PERCEPTOP_RECORD` is 1; a run that
  /// writes something else than was there fails.
  @Test(arguments: BundledLessons.names)
  func eachPageIsAsRecorded(_ name: String) throws {
    let run = try Program.run("lesson", name, "--text")
    #expect(run.status == 0 && run.errors == "", "\(run.errors)")
    let file = Self.recordings.appending(path: "lesson-\(name).txt")
    let recorded = try? String(contentsOf: file, encoding: .utf8)
    guard recorded != run.output else { return }
    if ProcessInfo.processInfo.environment["PERCEPTOP_RECORD"] == "1" {
      try run.output.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("lesson-\(name).txt was recorded; read it, then run again without")
      return
    }
    let lines = (recorded ?? "").split(separator: "\n", omittingEmptySubsequences: false)
    let now = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    let row =
      zip(lines, now).enumerated().first { $1.0 != $1.1 }?.offset ?? min(lines.count, now.count)
    Issue.record(
      """
      lesson-\(name).txt, line \(row + 1): recorded \(row < lines.count ? lines[row] : "nothing"), \
      now \(row < now.count ? now[row] : "nothing"); PERCEPTOP_RECORD=1 records it
      """)
  }

  @Test func noOtherPageIsRecorded() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.recordings.path())
    let pages = files.filter { $0.hasPrefix("lesson-") }
    #expect(pages.sorted() == BundledLessons.names.map { "lesson-\($0).txt" }.sorted())
  }

  @Test(arguments: BundledLessons.names)
  func aPageHasEightyColumns(_ name: String) throws {
    for line in try Program.run("lesson", name, "--text").lines() {
      #expect(line.unicodeScalars.count <= 80 && line.last != " ", "\(line)")
    }
  }

  @Test func withoutANameTheLessonsAreListed() throws {
    let lines = try Program.run("lesson").lines()
    #expect(lines[0] == "Lessons:")
    #expect(lines.count == BundledLessons.names.count + 1)
    for (line, name) in zip(lines.dropFirst(), BundledLessons.names) {
      #expect(line.hasPrefix("  \(name) ") && line.hasSuffix("."))
    }
    let list = try Program.run("list").lines()
    #expect(lines.allSatisfy(list.contains))
  }

  @Test func aLessonOfOnesOwnIsRead() throws {
    let text = try #require(BundledLessons.yaml(named: "mazur"))
    let file = try TemporaryFile(text, ending: ".yaml")
    #expect(
      try Program.run("lesson", file.url.path, "--text").output
        == Program.run("lesson", "mazur", "--text").output)
  }

  @Test func whatCannotBeShownIsRefused() throws {
    #expect(
      try Program.run("lesson", "mazur").refusal()
        == "standard input is not a terminal; --text prints the whole lesson")
    let names = BundledLessons.names.joined(separator: ", ")
    #expect(
      try Program.run("lesson", "masur", "--text").refusal()
        == "'masur' is no lesson; allowed: \(names), or a .yaml file")
    #expect(
      try Program.run("lesson", "--text").refusal()
        == "--text goes with a lesson; allowed: \(names), or a .yaml file")
    #expect(
      try Program.run("lesson", "none.yaml", "--text").refusal()
        == "'none.yaml' can't be read; allowed: a readable .yaml file")
  }

  @Test func everyFaultOfAFileIsASentence() throws {
    let text = try #require(BundledLessons.yaml(named: "mazur"))
      .replacing("published: 0.3775", with: "published: 0.3776")
      .replacing("published: 0.298371109}", with: "published: 0.298371109, because: It is not.}")
    let file = try TemporaryFile(text, ending: ".yaml")
    let refusals = try Program.run("lesson", file.url.path, "--text").refusals()
    #expect(refusals.count == 2)
    #expect(refusals.allSatisfy { $0.hasPrefix("\(file.url.path):") })
  }
}
