import Testing

@testable import Training

/// How steps of a lesson are put into words for the screen, and what they show there.
@Suite struct LessonReadingTests {
  private static func step(_ number: Int, of name: String) throws -> PlayedStep {
    try PlayedLesson(named: name).steps[number - 1]
  }

  private static func text(_ lines: [LessonLine]) -> String {
    lines.map(\.text).joined(separator: "\n")
  }

  @Test func ourNamesStandInPlaceOfThePublications() throws {
    let step = try Self.step(4, of: "builtin-xor")
    let published = Self.text(step.lines(LessonReading(names: .published)))
    #expect(published.contains("W10, W20, W30, V00, V01, V02, V03 = 0.6 each"))
    #expect(published.contains("Which way does V01 move"))
    let ours = Self.text(step.lines(LessonReading(names: .ours)))
    #expect(ours.contains("w 2.1<-2 after the step, w 2.1<-3 after the step = 0.6 each"))
    #expect(ours.contains("Which way does w 2.1<-1 move"))
    #expect(ours.contains("Their inputs x1 and x2 are 0"))
    #expect(!ours.contains("V0") && !ours.contains("W1") && !ours.contains("X1"))
  }

  @Test func wordsThatOnlyContainANameStay() throws {
    let notation = try #require(try BundledLessons.lesson(named: "builtin-xor")).notation
    #expect(
      notation.ours("V01, (V01): V011 xV01 X0")
        == "w 2.1<-1, (w 2.1<-1): V011 xV01 the constant 1")
  }

  @Test func anOpenQuestionHidesWhatAnswersIt() throws {
    let step = try Self.step(4, of: "builtin-xor")
    let asking = Self.text(step.lines(LessonReading(names: .published, isAsking: true)))
    #expect(asking.contains("Question: The output is 4"))
    for hidden in ["Answer", "0.6", "1.4", "Verdict", "down"] {
      #expect(!asking.contains(hidden), "\(hidden)")
    }
    // Without a question there is nothing to hide.
    let first = try Self.step(1, of: "builtin-xor")
    #expect(
      first.lines(LessonReading(names: .published, isAsking: true))
        == first.lines(LessonReading(names: .published)))
  }

  @Test(arguments: [
    ("down", LessonLine.Verdict.right, "right"), ("up", .wrong, "not so"),
  ])
  func whatWasAnsweredIsJudged(
    _ given: String, _ verdict: LessonLine.Verdict, _ word: String
  ) throws {
    let step = try Self.step(4, of: "builtin-xor")
    let lines = step.lines(LessonReading(names: .published, given: given))
    let line = try #require(lines.first { $0.text.hasPrefix("You said") })
    #expect(line.text == "You said \(given): \(word)." && line.verdict == verdict)
  }

  @Test(arguments: [
    ("0.0175", true), ("0.01752", true), ("1.75e-2", true), ("0.018", false), ("-0.0175", false),
    ("", false), ("much", false),
  ])
  func aNumberIsRightWithinAHundredth(_ given: String, _ isRight: Bool) {
    let question = LessonQuestion(ask: "How much?", answer: .number(.number(0.0175)), digits: 3)
    #expect(question.accepts(given, as: "0.0175") == isRight)
  }

  @Test func numbersAndClaimsCarryTheirVerdicts() throws {
    let lines = try Self.step(4, of: "builtin-xor").lines(LessonReading(names: .published))
    func verdict(_ start: String) -> LessonLine.Verdict? {
      lines.first { $0.text.hasPrefix(start) }?.verdict
    }
    #expect(verdict("the printed rule for V01") == .right)
    #expect(verdict("W10, W20") == .wrong)
    #expect(verdict("Why:") == nil && verdict("Claim") == nil)
    #expect(verdict("Verdict: wrong.") == .wrong)
  }

  @Test func aWideTableBecomesAList() throws {
    let step = try Self.step(2, of: "learning-rate")
    let comparison = try #require(step.comparison)
    let table = comparison.lines(columns: .max) { $0 }
    let width = try #require(table.map(\.text.count).max())
    #expect(comparison.lines(columns: width, { $0 }) == table)
    let list = comparison.lines(columns: width - 1) { $0.uppercased() }
    #expect(list.count == comparison.rows.count && list.allSatisfy { $0.kind == .entry })
    for (line, row) in zip(list, comparison.rows) {
      #expect(line.text.hasPrefix("\(row.label), epoch \(row.epoch): W "))
      #expect(line.run == comparison.comparison.runs.firstIndex(of: row.run))
    }
    #expect(table.map(\.run) == [nil] + list.map(\.run))
  }

  // MARK: What is looked at

  private static func look(_ look: String) throws -> LessonLook? {
    try Lesson(
      yaml: """
        name: example
        title: An example
        about: One sentence.
        notation: {units: {out: 2.1}, weights: {v: 2.1<-2}}
        experiment: {data: {source: xor}, network: {hidden: [3]}}
        steps: [{title: One, look: \(look)}]
        """, origin: "lesson.yaml"
    ).steps[0].look
  }

  @Test(arguments: LessonLook.View.allCases) func aViewIsShown(_ view: LessonLook.View) throws {
    #expect(try Self.look(view.rawValue) == .view(view))
  }

  @Test func anOperationIsShown() throws {
    #expect(try Self.look("z(1.3)") == .operation(.init(kind: .weightedInput, layer: 0, unit: 2)))
    #expect(try Self.look("a(out)") == .operation(.init(kind: .activation, layer: 1, unit: 0)))
    #expect(try Self.look("loss") == .operation(.init(kind: .loss)))
    #expect(try Self.look("delta(out)") == .operation(.init(kind: .delta, layer: 1, unit: 0)))
    #expect(
      try Self.look("gradient(v)")
        == .operation(.init(kind: .gradient, layer: 1, unit: 0, source: 1)))
    #expect(
      try Self.look("mean_gradient(1.2<-1)")
        == .operation(.init(kind: .meanGradient, layer: 0, unit: 1, source: 0)))
    #expect(
      try Self.look("update(b 1.2)")
        == .operation(.init(kind: .update, layer: 0, unit: 1, isOfBias: true)))
  }

  @Test(arguments: ["slope(1.1)", "mean_loss", "next z(1.1)", "a(x1)", "\"z(1.1 @ 2)\"", "1 + 1"])
  func whatIsNoOperationIsRefused(_ look: String) {
    #expect {
      _ = try Self.look(look)
    } throws: { error in
      let text = (error as? ExperimentFaults)?.description ?? ""
      return text.contains("look") && text.contains("gradient(weight)")
    }
  }
}
