import TerminalUI
import Testing

@testable import Dashboard
@testable import Training

/// A lesson's questions: what is shown before they are answered, and how they are.
@Suite struct LessonQuestionTests {
  @Test func aQuestionComesBeforeTheOperationThatAnswersIt() throws {
    var seat = try Seat(lesson: "builtin-xor")
    seat.press(.right, .right)
    seat.type(".")
    #expect(seat.number == 3 && seat.state.traceNumber == 8 && seat.state.isAsking)
    seat.type(".")
    #expect(seat.state.traceNumber == 8)
    #expect(seat.state.notice == "first the question: Enter answers it, or shows the answer")
    #expect(!seat.text.contains("delta_D0"))
    seat.press(.enter)
    #expect(seat.state.entry != nil)
    seat.type("x")
    seat.press(.enter)
    #expect(seat.text.contains("'x' is not allowed"))
    seat.press(.backspace)
    seat.type("4")
    seat.press(.enter)
    #expect(!seat.state.isAsking && seat.state.traceNumber == 9)
    #expect(seat.state.notice == "right: 4")
    #expect(seat.text.contains("You said 4: right.") && seat.text.contains("delta_D0 = -4"))
    seat.type(".")
    #expect(seat.state.traceNumber == 10)
  }

  @Test func oneOfSeveralAnswersIsChosen() throws {
    var seat = try Seat(lesson: "builtin-xor")
    seat.press(.right, .right, .right, .right)
    #expect(seat.number == 4 && seat.state.isAsking)
    for word in ["· up", "· down", "· it stays"] { #expect(seat.text.contains(word)) }
    seat.press(.down)
    #expect(seat.text.contains("▸ up"))
    seat.press(.up)
    #expect(seat.text.contains("· up"), "none is chosen again")
    seat.press(.down, .down, .down, .down, .up, .enter)
    #expect(seat.state.notice == "right: down" && !seat.state.isAsking)
    #expect(seat.text.contains("You said down: right."))
    // The answer stays given.
    seat.press(.right, .left)
    #expect(!seat.state.isAsking)
  }

  @Test func enterWithoutAChoiceShowsWhatIsRight() throws {
    var seat = try Seat(lesson: "builtin-xor")
    seat.press(.right, .right, .right, .right, .enter)
    #expect(!seat.state.isAsking)
    #expect(seat.text.contains("Answer: down.") && !seat.text.contains("You said"))
  }

  @Test func nothingOnTheScreenTellsWhatIsAsked() throws {
    var seat = try Seat(lesson: "builtin-xor", 100, 32)
    seat.press(.right, .right)
    #expect(seat.text.contains("δ            4.000"))
    seat.press(.right)
    #expect(seat.state.isAsking && !seat.text.contains("δ            4.000"))
    #expect(!seat.state.selection.isActive, "whose numbers would stand in the row above the keys")
    seat.press(.enter, .enter)
    #expect(seat.text.contains("δ            4.000"))
  }

  @Test func anAnswerIsForTheQuestionThatWasAsked() throws {
    var seat = try Seat(lesson: "builtin-xor")
    seat.press(.right, .right, .right, .enter)
    seat.type("1")
    #expect(seat.state.entry != nil)
    seat.core.complete(.lesson(.next))
    seat.show()
    #expect(seat.number == 4 && seat.state.entry == nil && seat.state.isAsking)
  }

  @Test func aRefusedOperationLeadsToTheQuestion() throws {
    var seat = try Seat(lesson: "builtin-xor")
    seat.press(.right, .right, .tab)
    #expect(seat.state.focus == .trace)
    seat.type(".")
    #expect(seat.number == 3 && seat.state.focus == .lesson)
    seat.press(.tab)
    seat.type(".")
    #expect(seat.state.focus == .lesson && seat.state.entry == nil)
    seat.press(.enter)
    #expect(seat.state.entry != nil)
  }

  @Test func anEmptyAnswerShowsWhatIsRight() throws {
    var seat = try Seat(lesson: "builtin-xor")
    seat.press(.right, .right, .right, .enter, .enter)
    #expect(!seat.state.isAsking && seat.state.notice == nil)
    #expect(seat.text.contains("Answer: 4.") && !seat.text.contains("You said"))
  }
}
