/// Going through a lesson: each step of it is a moment that the run is put into.
extension SessionCore {
  /// Creates the session of a lesson, before its first step.
  public init(
    _ lesson: Lesson, speed: Speed = .standard, clock: SessionClock = .system
  ) {
    self.init(lesson.experiment, isRunning: false, speed: speed, clock: clock)
    self.lesson = LessonProgress(lesson)
    showMoment()
  }

  /// Whether the numbers of a step are being computed.
  var isPlayingLesson: Bool { lesson?.isComputing == true && machine.activity != .stopped }

  mutating func move(_ move: LessonMove) {
    guard let lesson else { return answer("no lesson is open") }
    switch move {
    case .next:
      guard !lesson.isComputing else { return answer("the next step is being computed") }
      guard lesson.place.player.position < lesson.lesson.steps.count else {
        return answer("the lesson ends here")
      }
      if self.lesson?.goOn() == true { showMoment() }
    case .answered:
      self.lesson?.answer()
      showMoment()
    case .back:
      guard !lesson.isComputing else {
        self.lesson?.cancel()
        return
      }
      guard isAtLessonMoment else { return showMoment() }
      guard lesson.index > 0 else { return answer("the lesson begins here") }
      self.lesson?.goBack()
      showMoment()
    }
  }

  /// A slice of the computing of a step, with news when it is done and ten times a second.
  mutating func playLesson(seconds: Double, isInterrupted: () -> Bool) {
    guard var playing = lesson, playing.isComputing else { return }
    lesson = nil
    let (clock, start) = (clock, clock.now())
    let isDone = playing.compute { isInterrupted() || clock.now() - start >= seconds }
    lesson = playing
    if isDone {
      showMoment()
    } else if clock.now() - progressShown > 0.1 {
      progressShown = clock.now()
      hasNews = true
    }
  }

  /// Whether the run stands where the step shown has left it.
  var isAtLessonMoment: Bool {
    guard let lesson, lesson.shownAt.timeline == timeline, lesson.shownAt.step == run.step,
      lesson.shownAt.probe == probe
    else { return false }
    // A step that was made and taken back leads to the same moment.
    return lesson.shownAt.revision == revision
      || experiment == lesson.moment.prepared.experiment
        && run.parameters == lesson.moment.run.parameters
  }

  /// Puts the run into the moment of the step that is shown.
  private mutating func showMoment() {
    guard let player = lesson?.moment else { return }
    prepared = player.prepared
    visit = nil
    original = nil
    showsDifference = false
    timeline += 1
    handMadeEdits = 0
    undoable = []
    pauseSentence = nil
    gradientReport = nil
    take(Kept(run: player.run, history: player.history))
    recordAnew()
    forgetMoments()
    if let place = run.data.train.firstIndex(of: player.sample) { probe = place }
    lesson?.shownAt = (timeline, revision, run.step, probe)
    perform(machine.wentBack())
    hasNews = true
  }

  /// Where the lesson stands.
  var shownLesson: ShownLesson? {
    lesson.map { lesson in
      ShownLesson(
        lesson: lesson.lesson, number: lesson.index, step: lesson.place.step,
        isAtMoment: isAtLessonMoment, progress: lesson.progress,
        fault: lesson.place.fault)
    }
  }
}
