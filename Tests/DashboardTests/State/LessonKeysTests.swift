import Foundation
import TerminalUI
import Testing

@testable import Dashboard
@testable import Training

/// Reading a lesson as a person does: a session behind the screen answers each key.
@Suite struct LessonKeysTests {
  /// A screen and its session.
  private struct Seat {
    var core: SessionCore
    var state: DashboardState
    var effects: [DashboardEffect] = []

    init(_ name: String = "builtin-xor", _ columns: Int = 80, _ rows: Int = 24) throws {
      core = SessionCore(
        try #require(try BundledLessons.lesson(named: name)), clock: .stopped)
      state = Moments.state(columns, rows, core.snapshot(SnapshotRequest()))
    }

    mutating func press(_ keys: Key...) {
      for key in keys { press(key) }
    }

    mutating func type(_ text: String) {
      for character in text { press(.character(character)) }
    }

    private mutating func press(_ key: Key) {
      effects = state.update(.key(key))
      for case .send(let command) in effects { core.complete(command) }
      show()
    }

    mutating func show() {
      _ = state.update(.snapshot(core.snapshot(Dashboard.request(state))))
      _ = state.update(.snapshot(core.snapshot(Dashboard.request(state))))
    }

    var text: String {
      let frame = Dashboard.frame(state)
      return (0..<state.size.rows).map { frame.text(row: $0) }.joined(separator: "\n")
    }

    var number: Int? { state.snapshot?.lesson?.number }
  }

  @Test func aLessonBeginsWithWhatItIs() throws {
    let seat = try Seat()
    #expect(seat.state.focus == .lesson && seat.state.keyMode == .lesson)
    #expect(seat.text.contains("builtin-xor · 0 of 10"))
    #expect(seat.text.contains("One step of backpropagation on"))
    #expect(seat.text.contains("Enter reads on"))
  }

  @Test func enterReadsAllOfTheTextBeforeTheNextStep() throws {
    var seat = try Seat()
    seat.press(.right)
    var seen = seat.text
    var presses = 0
    while seat.number == 1, presses < 10 {
      seat.press(.enter)
      seen += seat.text
      presses += 1
    }
    #expect(seat.number == 2 && presses > 1)
    for word in ["1. Forward", "h(D0) = 4; printed 4: equal", "Verdict: wrong. An epoch is a"] {
      #expect(seen.contains(word), "\(word)")
    }
  }

  @Test func arrowsGoStraightToTheNextStepAndBack() throws {
    var seat = try Seat()
    seat.press(.right, .right)
    #expect(seat.number == 2)
    seat.press(.left, .backspace)
    #expect(seat.number == 0)
    seat.press(.left)
    #expect(seat.state.notice == "the lesson begins here")
    for _ in 0..<11 { seat.press(.right) }
    #expect(seat.number == 10)
    #expect(seat.state.notice == "the lesson ends here; T shows the others")
  }

  @Test func aStepShowsItsOperationAndPointsAtItsUnits() throws {
    var seat = try Seat()
    seat.press(.right)
    #expect(seat.state.view == .trace && seat.state.traceNumber == 0)
    #expect(seat.state.focus == .lesson, "who reads goes on reading")
    let selection = seat.state.selection
    #expect(selection.isActive && (selection.layer, selection.unit) == (1, 0))
    let frame = Dashboard.frame(seat.state)
    let tags = (0..<frame.size.rows).flatMap { row in
      (0..<40).filter { frame[$0, row].style == seat.state.theme.selected }
        .map { String(frame[$0, row].scalar) }
    }
    #expect(tags.joined().contains("Z1") && tags.joined().contains("D0"))
  }

  @Test func theTextFollowsTheOperations() throws {
    var seat = try Seat()
    seat.press(.right)
    for number in 1..<8 {
      seat.type(".")
      #expect(seat.number == 1 && seat.state.traceNumber == number)
    }
    seat.type(".")
    #expect(seat.number == 2 && seat.state.traceNumber == 8, "the loss has a step of its own")
    seat.type(",")
    #expect(seat.number == 1 && seat.state.traceNumber == 7)
    // Who has left the moment reads on where he is.
    seat.type("b.........")
    #expect(seat.number == 1 && seat.state.snapshot?.lesson?.isAtMoment == false)
  }

  @Test func aQuestionComesBeforeTheOperationThatAnswersIt() throws {
    var seat = try Seat()
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

  @Test func keysBeforeTheTextAreNotForWhatItLeadsTo() throws {
    var seat = try Seat()
    seat.press(.right)
    for _ in 0..<7 { seat.type(".") }
    // Three presses before the session answers.
    let effects = (0..<3).flatMap { _ in seat.state.update(.key(.character("."))) }
    #expect(effects == [.send(.lesson(.next))])
    #expect(seat.state.traceNumber == 8)
  }

  @Test func oneOfSeveralAnswersIsChosen() throws {
    var seat = try Seat()
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
    var seat = try Seat()
    seat.press(.right, .right, .right, .right, .enter)
    #expect(!seat.state.isAsking)
    #expect(seat.text.contains("Answer: down.") && !seat.text.contains("You said"))
  }

  @Test func nothingOnTheScreenTellsWhatIsAsked() throws {
    var seat = try Seat("builtin-xor", 100, 32)
    seat.press(.right, .right)
    #expect(seat.text.contains("δ            4.000"))
    seat.press(.right)
    #expect(seat.state.isAsking && !seat.text.contains("δ            4.000"))
    #expect(!seat.state.selection.isActive, "whose numbers would stand in the row above the keys")
    seat.press(.enter, .enter)
    #expect(seat.text.contains("δ            4.000"))
  }

  @Test func anAnswerIsForTheQuestionThatWasAsked() throws {
    var seat = try Seat()
    seat.press(.right, .right, .right, .enter)
    seat.type("1")
    #expect(seat.state.entry != nil)
    seat.core.complete(.lesson(.next))
    seat.show()
    #expect(seat.number == 4 && seat.state.entry == nil && seat.state.isAsking)
  }

  @Test func theKeysGoToAPaneThatIsDrawn() throws {
    var seat = try Seat()
    seat.press(.tab, .tab)
    #expect(seat.state.focus == .loss)
    seat.core.complete(.lesson(.next))
    seat.show()
    #expect(seat.state.view == .trace && seat.state.focus == .trace)
  }

  @Test func aRefusedOperationLeadsToTheQuestion() throws {
    var seat = try Seat()
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

  @Test func aStepThatArrivesLeavesTheListOfLessonsOpen() throws {
    var seat = try Seat()
    seat.type("T")
    seat.core.complete(.lesson(.next))
    seat.show()
    #expect(seat.state.view == .trace && seat.state.overlay == .lessons(line: 0))
  }

  @Test func helpAndGradientCheckKnowTheLessonsKeys() throws {
    var seat = try Seat()
    seat.press(.right)
    seat.type("?")
    #expect(seat.text.contains("read on: text, answer, next step"))
    seat.press(.down)
    #expect(seat.state.helpLine == 1)
    seat.press(.enter)
    #expect(seat.state.helpLine == nil && seat.state.bookmark.line > 0)
    seat.type("?")
    seat.press(.escape)
    #expect(seat.state.helpLine == nil && seat.effects.isEmpty)
    seat.type("g")
    #expect(seat.state.isChecking)
    seat.press(.escape)
    #expect(!seat.state.isChecking && seat.effects.isEmpty)
    seat.type("gN")
    #expect(!seat.state.isChecking && seat.state.bookmark.usesOurNames)
  }

  @Test func escapeLeavesAPaneAloneBeforeTheLesson() throws {
    var seat = try Seat()
    seat.state.beneath = RunBeneath(hasUnsavedEdits: false)
    seat.type("e")
    #expect(seat.state.isZoomed)
    seat.press(.escape)
    #expect(!seat.state.isZoomed && seat.effects.isEmpty)
    seat.press(.escape)
    #expect(seat.effects == [.leaveLesson])
  }

  @Test func anotherSampleIsNoMoreTheMoment() throws {
    var seat = try Seat("xor-relu")
    seat.press(.right)
    seat.type("]")
    #expect(seat.state.snapshot?.lesson?.isAtMoment == false)
    seat.press(.backspace)
    #expect(seat.number == 1 && seat.state.snapshot?.lesson?.isAtMoment == true)
    // Nor is Backspace for the text alone.
    seat.press(.tab)
    seat.type("b")
    #expect(seat.state.snapshot?.step == 1)
    seat.press(.backspace)
    #expect(seat.state.snapshot?.step == 0)
  }

  @Test func aStepTakenBackIsTheMomentAgain() throws {
    var seat = try Seat("mazur")
    seat.press(.right)
    seat.core.complete(.stepBatch)
    seat.core.complete(.stepBack)
    seat.show()
    #expect(seat.state.snapshot?.lesson?.isAtMoment == true)
  }

  @Test func fromTheTitleTheTextFollowsToo() throws {
    var seat = try Seat("mazur")
    seat.type(".")
    #expect(seat.state.view == .trace && seat.number == 0)
    seat.type(".")
    #expect(seat.number == 1)
  }

  @Test func onANarrowScreenAViewTakesTheTextsPlace() throws {
    var seat = try Seat("builtin-xor", 60, 18)
    seat.press(.right)
    #expect(seat.text.contains("1. Forward"))
    seat.type(".")
    #expect(seat.text.contains("operation 1 of 25"))
    seat.type("..")
    #expect(seat.text.contains("operation 3 of 25"))
    seat.press(.tab)
    #expect(seat.text.contains("1. Forward"))
    seat.type("2")
    #expect(seat.text.contains("Network"))
  }

  @Test func aLargerScreenScrollsFromWhatIsShown() throws {
    var seat = try Seat("builtin-xor", 60, 18)
    seat.press(.right, .enter, .enter)
    #expect(seat.state.bookmark.line > 5)
    _ = seat.state.update(.resized(Size(columns: 100, rows: 34)))
    let before = seat.text
    seat.press(.up)
    #expect(seat.text != before)
  }

  @Test func anEmptyAnswerShowsWhatIsRight() throws {
    var seat = try Seat()
    seat.press(.right, .right, .right, .enter, .enter)
    #expect(!seat.state.isAsking && seat.state.notice == nil)
    #expect(seat.text.contains("Answer: 4.") && !seat.text.contains("You said"))
  }

  @Test func namesAreThePublicationsOrOurs() throws {
    var seat = try Seat("builtin-xor", 120, 40)
    seat.press(.right)
    #expect(seat.text.contains("h(D0) = 4") && seat.text.contains("z of unit Z1"))
    seat.type("N")
    #expect(seat.text.contains("z 2.1 = 4") && seat.text.contains("z of unit 1.1"))
    #expect(!seat.text.contains("D0"))
    seat.press(.right)
    #expect(!seat.text.contains("D0"), "they stay for the next step")
    seat.type("N")
    #expect(seat.text.contains("D0"))
    var plain = try Seat("symmetry")
    plain.type("N")
    #expect(plain.state.notice == "this lesson has no names of its own")
  }

  @Test func otherKeysDoWhatTheyAlwaysDo() throws {
    var seat = try Seat()
    seat.press(.right)
    seat.type("1")
    #expect(seat.state.view == .overview && seat.state.focus == .lesson)
    #expect(seat.text.contains("Network") && seat.text.contains("Lesson"))
    seat.type("s")
    #expect(seat.state.snapshot?.epoch == 1)
    #expect(seat.text.contains("this is no more the moment of the step: Backspace returns"))
    seat.press(.backspace)
    #expect(seat.state.snapshot?.epoch == 0 && seat.number == 1)
    seat.press(.tab)
    #expect(seat.state.focus == .network && seat.state.keyMode == .main)
    #expect(seat.text.contains("Tab leads here"))
    seat.press(.backTab)
    seat.type("e")
    #expect(seat.text.contains("1. Forward") && !seat.text.contains("Network"))
  }

  @Test func runsSideBySideAreCurvesOfOneChart() throws {
    var seat = try Seat("learning-rate", 120, 40)
    seat.press(.right, .right)
    #expect(!seat.text.contains("epoch 10"), "not before the question is answered")
    seat.press(.down, .down, .enter)
    let curves = try #require(seat.state.snapshot?.lesson?.step?.comparison?.curves)
    #expect(curves.count == 5)
    let frame = Dashboard.frame(seat.state)
    let styles = Set(
      (0..<frame.size.columns).flatMap { column in
        (0..<frame.size.rows).map { frame[column, $0].style }
      })
    for run in curves.indices {
      #expect(styles.contains(ComparedRuns.style(ofRun: run, seat.state.theme)), "run \(run)")
    }
    #expect(ComparedRuns(try #require(seat.state.snapshot), seat.state)?.lastEpoch == 10)
    seat.type("s")
    #expect(ComparedRuns(try #require(seat.state.snapshot), seat.state) == nil)
  }

  @Test func aFaultOfTheLessonStandsInItsText() throws {
    let yaml = try #require(BundledLessons.yaml(named: "mazur"))
      .replacing("published: 0.3775", with: "published: 0.3776")
    var seat = try Seat()
    seat.core = SessionCore(try Lesson(yaml: yaml, origin: "my.yaml"), clock: .stopped)
    seat.show()
    seat.press(.right)
    for _ in 0..<9 { seat.press(.down) }
    seat.press(.pageDown, .pageDown, .pageDown)
    #expect(seat.text.contains("'0.3776'"))
  }

  @Test(arguments: [(60, 18), (80, 24), (120, 40)])
  func everyKeyIsAnswered(_ columns: Int, _ rows: Int) throws {
    let starts: [[Key]] = [
      [], [.right], [.right, .right, .right], [.right, .right, .right, .right],
      Array(repeating: .right, count: 10) + [.end],
    ]
    for keys in starts {
      var seat = try Seat("builtin-xor", columns, rows)
      for key in keys {
        seat.press(key)
        if seat.state.focus != .lesson { seat.press(.tab) }
      }
      seat.state.notice = nil
      #expect(seat.state.keyMode == .lesson)
      let frame = Dashboard.frame(seat.state)
      for key in KeyTable.lesson.flatMap(\.keys).map(\.key) + [.character("7")] {
        var state = seat.state
        let effects = state.update(.key(key))
        let isAnswered =
          !effects.isEmpty || Dashboard.frame(state) != frame
        #expect(isAnswered, "\(key) does nothing after \(keys.count) keys at \(columns)x\(rows)")
      }
    }
  }

  // MARK: The list of lessons

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
    var seat = try Seat()
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
    var seat = try Seat()
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

  /// Every lesson on the common screen, and a short one on others: a lesson trains its networks.
  private static let readings: [(name: String, columns: Int, rows: Int)] =
    BundledLessons.names.map { ($0, 80, 24) }
    + [(60, 18), (120, 40), (200, 60)].map { ("deeplizard-nudges", $0.0, $0.1) }

  @Test(arguments: readings)
  func everyLessonIsReadToItsEnd(_ name: String, _ columns: Int, _ rows: Int) throws {
    var seat = try Seat(name, columns, rows)
    let count = try #require(seat.state.snapshot?.lesson?.count)
    var presses = 0
    while seat.number != count || seat.state.notice?.hasPrefix("the lesson ends") != true {
      // At 60 columns a step may show another pane: back to the text.
      if seat.state.focus != .lesson { seat.press(.tab) }
      seat.press(.enter)
      presses += 1
      guard presses < 300 else {
        Issue.record("stuck at step \(seat.number ?? -1)")
        return
      }
    }
    #expect(seat.state.snapshot?.lesson?.fault == nil)
  }
}
