import TerminalUI
import Testing

@testable import Dashboard
@testable import Training

/// Opening a lesson from the list, and leaving it for the run beneath.
@Suite struct LessonListTests {
  @Test func aStepThatArrivesLeavesTheListOfLessonsOpen() throws {
    var seat = try Seat(lesson: "builtin-xor")
    seat.type("T")
    seat.core.complete(.lesson(.next))
    seat.show()
    #expect(seat.state.view == .trace && seat.state.overlay == .lessons(line: 0))
  }

  @Test func escapeLeavesAPaneAloneBeforeTheLesson() throws {
    var seat = try Seat(lesson: "builtin-xor")
    seat.state.beneath = RunBeneath(hasUnsavedEdits: false)
    seat.type("e")
    #expect(seat.state.isZoomed)
    seat.press(.escape)
    #expect(!seat.state.isZoomed && seat.effects.isEmpty)
    seat.press(.escape)
    #expect(seat.effects == [.leaveLesson])
  }

  @Test func theListOpensALesson() throws {
    var state = Moments.state()
    #expect(state.press("T").isEmpty)
    func text() -> String {
      let frame = Dashboard.frame(state)
      return (0..<frame.size.rows).map { frame.text(row: $0) }.joined(separator: "\n")
    }
    for name in BundledLessons.names { #expect(text().contains(name)) }
    #expect(text().contains(BundledLessons.summaries[0].about.prefix(40)))
    state.press(.down, .down, .up)
    #expect(state.press(.enter) == [.openLesson(BundledLessons.names[1])])
    state.press("T")
    state.press(.end, .down)
    #expect(state.overlay == .lessons(line: BundledLessons.names.count - 1))
    state.press(.escape)
    #expect(state.overlay == nil)
    state.press("TT")
    #expect(state.overlay == nil)
    state.press("T1")
    #expect(state.overlay != nil && state.notice == "'1' is not bound; the last row shows the keys")
  }

  @Test(arguments: [(60, 18), (80, 24), (200, 60)])
  func theMouseChoosesALesson(_ columns: Int, _ rows: Int) throws {
    var state = Moments.state(columns, rows)
    state.press("T")
    let frame = Dashboard.frame(state)
    let row = try #require((0..<rows).first { frame.text(row: $0).contains("mazur") })
    let click = MouseEvent(.press(.left), column: columns / 2, row: row)
    #expect(state.update(.mouse(click)).isEmpty)
    #expect(state.update(.mouse(click)) == [.openLesson("mazur")])
  }

  @Test func aLessonIsLeftForTheRunBeneath() throws {
    var seat = try Seat(lesson: "builtin-xor")
    seat.press(.escape)
    #expect(seat.effects.isEmpty)
    #expect(seat.state.notice == "this lesson was opened by itself: T shows the others, q quits")
    seat.state.beneath = RunBeneath(hasUnsavedEdits: false)
    seat.press(.escape)
    #expect(seat.effects == [.leaveLesson])
    seat.press(.right, .tab, .escape, .escape, .escape)
    #expect(seat.effects == [.leaveLesson], "one layer after the other")
  }

  @Test func whatWouldBeLostIsThatOfTheRunBeneath() throws {
    var seat = try Seat(lesson: "builtin-xor")
    seat.press(.tab, .down, .right)
    #expect(seat.state.focus == .network)
    seat.core.complete(.change(.parameter(0, 3)))
    seat.show()
    #expect(seat.state.snapshot?.hasUnsavedEdits == true)
    #expect(seat.state.update(.key(.character("q"))) == [.quit(status: 0)])
    seat.state.beneath = RunBeneath(hasUnsavedEdits: true)
    #expect(seat.state.update(.key(.character("q"))).isEmpty)
    #expect(seat.state.update(.key(.character("q"))) == [.quit(status: 0)])
  }

  @Test func withoutALessonItsKeysSayWhatIsMissing() {
    var state = Moments.state()
    for action in [DashboardAction.readOn, .goToStep(.next), .toggleNames] {
      #expect(state.perform(action).isEmpty)
      #expect(state.notice == "no lesson is open; T shows the lessons")
    }
  }
}
