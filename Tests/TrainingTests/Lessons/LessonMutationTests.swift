import Backprop
import Testing

@testable import Training

/// Random edits of the bundled lessons: whatever comes out, the reader answers.
@Suite struct LessonMutationTests {
  /// Pieces that mean something to YAML, to the table of keys or to formulas.
  private static let pieces = [
    ":", ": ", "- ", "[", "]", "{", "}", ",", "\n", "\n  ", "#", "&a ", "*a", "|", "'", "\"", "%",
    "0", "-1", "1e999", "nan", "99999999999999999999", "\u{0}", "é", "🧠", "(", ")", "@ 2", "@ 99",
    "next ", "a(1.1)", "w(9.9<-9)", "loss", " / 0", " * ", "x1", "one", "2.1<-1", "b 1.1",
    "published: 4", "because: It is.", "show:\n", "train: {epochs: 3}", "train: {steps: 2}",
    "start: original", "sample: 2", "set: {b 1.1: 1e300}", "hidden: [3]", "hidden: none",
    "weights: none", "source: xor", "digits: 17", "verdict: right", "name: x",
  ]

  /// How many edits of each lesson are tried.
  private static let count = max(Mutations.count(or: 2200) / BundledLessons.names.count, 1)

  @Test(arguments: BundledLessons.names)
  func everyEditIsReadOrRefusedWithReasons(_ name: String) throws {
    let original = try #require(BundledLessons.yaml(named: name))
    var rng = Mutations.generator(Seed.text(name).bits)
    var tally = RefusalTally()
    for index in 0..<Self.count {
      var text = original
      for _ in 0...rng.below(3) { text = Mutations.edit(text, with: Self.pieces, using: &rng) }
      do {
        let lesson = try Lesson(yaml: text, origin: "edited.yaml")
        tally.take()
        if index % 20 == 0 { Self.playBeginning(of: lesson) }
      } catch let error as ExperimentFaults {
        let isRefusal = tally.refuse(error.faults.map(\.message))
        #expect(isRefusal && error.faults.allSatisfy { $0.origin == "edited.yaml" }, "\(error)")
        #expect(
          error.faults.allSatisfy { $0.place.map { $0.line >= 1 && $0.column >= 1 } ?? true },
          "\(error)\n\(text)")
      }
    }
    tally.report(name)
    let few = Self.count / 20
    #expect(tally.taken > few && tally.refused > few, "\(tally)")
  }

  /// Plays the steps that take little time.
  private static func playBeginning(of lesson: Lesson) {
    var short = lesson
    short.steps = lesson.steps.filter { $0.comparison == nil && $0.training == nil }
    var player = LessonPlayer(short)
    while let step = player.next() { _ = step.lines }
  }
}
