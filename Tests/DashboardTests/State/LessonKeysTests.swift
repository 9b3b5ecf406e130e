import TerminalUI
import Testing

@testable import Dashboard
@testable import Training

/// Reading a lesson as a person does: a session behind the screen answers each key.
@Suite struct LessonKeysTests {
  @Test func aLessonBeginsWithWhatItIs() throws {
    let seat = try Seat(lesson: "builtin-xor")
    #expect(seat.state.focus == .lesson && seat.state.keyMode == .lesson)
    #expect(seat.text.contains("builtin-xor · 0 of 10"))
    #expect(seat.text.contains("One step of backpropagation on"))
    #expect(seat.text.contains("Enter reads on"))
  }

  @Test func enterReadsAllOfTheTextBeforeTheNextStep() throws {
    var seat = try Seat(lesson: "builtin-xor")
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
    var seat = try Seat(lesson: "builtin-xor")
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
    var seat = try Seat(lesson: "builtin-xor")
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
    var seat = try Seat(lesson: "builtin-xor")
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

  @Test func keysBeforeTheTextAreNotForWhatItLeadsTo() throws {
    var seat = try Seat(lesson: "builtin-xor")
    seat.press(.right)
    for _ in 0..<7 { seat.type(".") }
    // Three presses before the session answers.
    let effects = (0..<3).flatMap { _ in seat.state.update(.key(.character("."))) }
    #expect(effects == [.send(.lesson(.next))])
    #expect(seat.state.traceNumber == 8)
  }

  @Test func theKeysGoToAPaneThatIsDrawn() throws {
    var seat = try Seat(lesson: "builtin-xor")
    seat.press(.tab, .tab)
    #expect(seat.state.focus == .loss)
    seat.core.complete(.lesson(.next))
    seat.show()
    #expect(seat.state.view == .trace && seat.state.focus == .trace)
  }

  @Test func helpAndGradientCheckKnowTheLessonsKeys() throws {
    var seat = try Seat(lesson: "builtin-xor")
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

  @Test func anotherSampleIsNoMoreTheMoment() throws {
    var seat = try Seat(lesson: "xor-relu")
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
    var seat = try Seat(lesson: "mazur")
    seat.press(.right)
    seat.core.complete(.stepBatch)
    seat.core.complete(.stepBack)
    seat.show()
    #expect(seat.state.snapshot?.lesson?.isAtMoment == true)
  }

  @Test func fromTheTitleTheTextFollowsToo() throws {
    var seat = try Seat(lesson: "mazur")
    seat.type(".")
    #expect(seat.state.view == .trace && seat.number == 0)
    seat.type(".")
    #expect(seat.number == 1)
  }

  @Test func onANarrowScreenAViewTakesTheTextsPlace() throws {
    var seat = try Seat(lesson: "builtin-xor", 60, 18)
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
    var seat = try Seat(lesson: "builtin-xor", 60, 18)
    seat.press(.right, .enter, .enter)
    #expect(seat.state.bookmark.line > 5)
    _ = seat.state.update(.resized(Size(columns: 100, rows: 34)))
    let before = seat.text
    seat.press(.up)
    #expect(seat.text != before)
  }

  @Test func namesAreThePublicationsOrOurs() throws {
    var seat = try Seat(lesson: "builtin-xor", 120, 40)
    seat.press(.right)
    #expect(seat.text.contains("h(D0) = 4") && seat.text.contains("z of unit Z1"))
    seat.type("N")
    #expect(seat.text.contains("z 2.1 = 4") && seat.text.contains("z of unit 1.1"))
    #expect(!seat.text.contains("D0"))
    seat.press(.right)
    #expect(!seat.text.contains("D0"), "they stay for the next step")
    seat.type("N")
    #expect(seat.text.contains("D0"))
    var plain = try Seat(lesson: "symmetry")
    plain.type("N")
    #expect(plain.state.notice == "this lesson has no names of its own")
  }

  @Test func otherKeysDoWhatTheyAlwaysDo() throws {
    var seat = try Seat(lesson: "builtin-xor")
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
    var seat = try Seat(lesson: "learning-rate", 120, 40)
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
    var seat = try Seat(lesson: "builtin-xor")
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
      var seat = try Seat(lesson: "builtin-xor", columns, rows)
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

  /// Every lesson on the common screen, and a short one on others: a lesson trains its networks.
  private static let readings: [(name: String, columns: Int, rows: Int)] =
    BundledLessons.names.map { ($0, 80, 24) }
    + [(60, 18), (120, 40), (200, 60)].map { ("deeplizard-nudges", $0.0, $0.1) }

  @Test(arguments: readings)
  func everyLessonIsReadToItsEnd(_ name: String, _ columns: Int, _ rows: Int) throws {
    var seat = try Seat(lesson: name, columns, rows)
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
