import Testing

@testable import Training

/// Going through a lesson in a session.
@Suite struct SessionCoreLessonTests {
  private static let lesson: Result<Lesson, any Error> = Result {
    try Lesson(
      yaml: """
        name: example
        title: An example
        about: One sentence.
        notation: {units: {out: 2.1}, weights: {v: 2.1<-1}}
        experiment:
          data: {source: xor}
          network: {hidden: [2], activation: tanh}
          training: {loss: half_squared_error, learning_rate: 0.5, batch_size: 1, shuffle: false}
        variants:
          deep: {network: {hidden: [2, 2]}}
        steps:
          - {title: Start, sample: 3, show: [loss]}
          - {title: Trained, train: {epochs: 30}, show: [mean_loss]}
          - {title: Asked, train: {steps: 3}, question: {ask: How large?, number: loss}, show: [loss]}
          - {title: Set, set: {v: w(v) + 1}, show: ["w(v)"]}
          - title: Compared
            start: deep
            compare: {runs: [original, deep], epochs: [0, 20], show: [{as: loss, value: mean_loss}]}
        """, origin: "lesson.yaml")
  }

  private static func core() throws -> SessionCore {
    SessionCore(try lesson.get(), clock: .stopped)
  }

  @Test func theRunStandsWhereThePlayerLeavesIt() throws {
    var core = try Self.core()
    var player = LessonPlayer(try Self.lesson.get())
    #expect(core.snapshot(SnapshotRequest()).lesson?.number == 0)
    while let step = player.next() {
      core.complete(.lesson(.next))
      if step.step.question != nil { core.complete(.lesson(.answered)) }
      let snapshot = core.snapshot(SnapshotRequest())
      #expect(snapshot.lesson?.number == step.number && snapshot.lesson?.isAtMoment == true)
      #expect(snapshot.lesson?.step?.lines == step.lines)
      #expect(core.run.parameters == player.run.parameters && core.run.step == player.run.step)
      #expect(core.experiment == player.prepared.experiment)
      #expect(snapshot.moment.probe.sample == player.sample)
      #expect(!snapshot.isWorking && snapshot.undoable == nil)
    }
    core.complete(.lesson(.next))
    #expect(core.reply?.sentence == "the lesson ends here")
  }

  @Test func slicesMakeNoDifference() throws {
    var whole = try Self.core()
    var sliced = whole
    for _ in 0..<5 {
      whole.complete(.lesson(.next))
      whole.complete(.lesson(.answered))
      sliced.handle(.lesson(.next))
      var slices = 0
      while sliced.isPlayingLesson {
        sliced.work(seconds: .infinity) { true }
        slices += 1
        #expect(sliced.plan == (sliced.isPlayingLesson ? .now : .idle))
      }
      sliced.handle(.lesson(.answered))
      #expect(slices > 0)
      #expect(sliced.run.parameters == whole.run.parameters)
      #expect(sliced.history == whole.history)
      #expect(sliced.shownLesson?.step?.lines == whole.shownLesson?.step?.lines)
    }
    let curves = try #require(whole.shownLesson?.step?.comparison?.curves)
    #expect(curves.map(\.label) == ["original", "deep"])
    #expect(curves.allSatisfy { $0.buckets.map(\.lastEpoch) == Array(0...20) })
  }

  @Test func whatIsBeingComputedIsToldAndCanBeGivenUp() throws {
    var core = try Self.core()
    core.complete(.lesson(.next))
    core.handle(.lesson(.next))
    core.work(seconds: .infinity) { true }
    let progress = try #require(core.snapshot(SnapshotRequest()).lesson?.progress)
    #expect(progress > 0 && progress < 1)
    core.handle(.lesson(.next))
    #expect(core.reply?.sentence == "the next step is being computed")
    core.handle(.lesson(.back))
    #expect(!core.isPlayingLesson && core.shownLesson?.number == 1 && core.plan == .idle)
  }

  @Test func aQuestionHoldsItsMomentBack() throws {
    var core = try Self.core()
    for _ in 0..<2 { core.complete(.lesson(.next)) }
    let before = core.run.parameters
    core.complete(.lesson(.next))
    #expect(core.shownLesson?.number == 3)
    #expect(core.run.parameters == before)
    core.complete(.lesson(.answered))
    #expect(core.run.parameters != before && core.run.step == 123)
    // Once answered it stays so.
    core.complete(.lesson(.back))
    core.complete(.lesson(.next))
    #expect(core.run.step == 123)
  }

  @Test func whoeverLeavesTheMomentComesBackToIt() throws {
    var core = try Self.core()
    for _ in 0..<2 { core.complete(.lesson(.next)) }
    let moment = core.run.parameters
    let experiment = core.experiment
    core.complete(.stepBatch)
    core.complete(.change(.setting("training.optimizer", .scalar("adam"))))
    #expect(core.shownLesson?.isAtMoment == false)
    core.complete(.lesson(.back))
    #expect(core.shownLesson?.number == 2 && core.shownLesson?.isAtMoment == true)
    #expect(core.run.parameters == moment && core.experiment == experiment)
    core.complete(.stepBatch)
    core.complete(.undo)
    #expect(core.reply?.sentence == "there is no change to take back")
    core.complete(.lesson(.back))
    core.complete(.lesson(.back))
    #expect(core.shownLesson?.number == 1 && core.run.step == 0)
    core.complete(.lesson(.back))
    core.complete(.lesson(.back))
    #expect(core.shownLesson?.number == 0 && core.reply?.sentence == "the lesson begins here")
  }

  @Test func aStartedRunIsPausedByAStep() throws {
    var core = try Self.core()
    core.complete(.lesson(.next))
    core.handle(.run)
    core.work(seconds: .infinity) { true }
    #expect(core.machine.isWorking)
    core.complete(.lesson(.next))
    #expect(!core.machine.isWorking && core.run.epoch == 30)
  }

  @Test func thePastOfALessonIsThatOfItsMoment() throws {
    var core = try Self.core()
    for _ in 0..<2 { core.complete(.lesson(.next)) }
    let moment = core.run.parameters
    #expect(core.history.buckets.map(\.lastEpoch) == Array(0...30))
    for _ in 0..<3 { core.complete(.stepEpoch) }
    core.complete(.travel(.open))
    core.complete(.travel(.start))
    #expect(core.snapshot(SnapshotRequest()).moment.parameters == moment)
    core.complete(.lesson(.next))
    #expect(core.snapshot(SnapshotRequest()).past == nil)
  }

  @Test func namesAreThoseOfThePublication() throws {
    let place = LessonPlace.unit(.unit(layer: 1, unit: 0))
    var core = try Self.core()
    #expect(core.snapshot(SnapshotRequest()).notation.name(of: place) == "out")
    var plain = SessionCore(Experiment.small, isRunning: false, clock: .stopped)
    #expect(plain.snapshot(SnapshotRequest()).notation.name(of: place) == nil)
    plain.complete(.lesson(.next))
    #expect(plain.reply?.sentence == "no lesson is open")
  }

  @Test func aNumberThatIsNotAccountedForIsShownAsAFault() throws {
    let text = try #require(BundledLessons.yaml(named: "mazur"))
    let wrong = text.replacing("published: 0.3775", with: "published: 0.3776")
    var core = SessionCore(try Lesson(yaml: wrong, origin: "my.yaml"), clock: .stopped)
    core.complete(.lesson(.next))
    let fault = try #require(core.shownLesson?.fault)
    #expect(fault.hasPrefix("my.yaml:") && fault.contains("'0.3776'"))
    core.complete(.lesson(.next))
    #expect(core.shownLesson?.fault == nil)
  }
}
