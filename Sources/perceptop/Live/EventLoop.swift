import CursesTerminal
import Dashboard
import Endings
import Foundation
import TerminalUI
import Training

/// The main thread's work while the live view is open: events in, frames out.
///
/// It sleeps until a key, a signal or a snapshot comes. While training goes on it asks for a new
/// snapshot at each tick; a paused screen asks for nothing and costs nothing.
struct EventLoop {
  private let terminal: any Terminal
  /// Ends the wait for events: a session has something to show.
  private let wake: @Sendable () -> Void
  /// What is shown.
  private var session: Session
  private var state: DashboardState
  /// The run that was set aside for a lesson; nil where the one shown is the first.
  private var beneath: (session: Session, state: DashboardState)?
  private let clock: SessionClock
  /// Whether a checkpoint of the first run is written at the end.
  private let isSaving: Bool
  /// When to crash, in seconds of the clock: what a crash leaves behind can be tested so.
  private let crashTime: Double
  private let preferences: Preferences
  private let store: PreferencesStore
  private var pacer: FramePacer
  /// Whether the screen shows less than the state says.
  private var isStale = false
  /// The revision at which a weight was typed that no snapshot shows yet.
  private var editSentAt: Int?

  /// Seconds from the first frame to a crash that was asked for.
  private static let crashDelay = 0.2

  /// Shows the first frame and starts to train.
  init(
    _ terminal: CursesTerminal, _ core: consuming SessionCore, introduction: [String],
    choosesLesson: Bool, preferences: Preferences, store: PreferencesStore,
    clock: SessionClock = .system, crashesForTesting: Bool
  ) {
    self.terminal = terminal
    wake = terminal.wake
    isSaving = core.isSaving
    self.clock = clock
    self.preferences = preferences
    self.store = store
    state = Self.firstState(&core, preferences, on: terminal)
    if choosesLesson { state.chooseLesson() }
    state.introduce(introduction)
    let watch = EndWatch()
    terminal.show(Dashboard.frame(state))
    session = Session(core, onPublish: wake)
    watch.finishes(session, isSaving: isSaving)
    session.start()
    pacer = FramePacer(start: clock.now())
    crashTime = crashesForTesting ? clock.now() + Self.crashDelay : .infinity
  }

  /// The state of the first frame of a session that was not started yet, so that the frame waits
  /// for nobody.
  private static func firstState(
    _ core: inout SessionCore, _ preferences: Preferences, on terminal: any Terminal
  ) -> DashboardState {
    var state = DashboardState(size: terminal.size, appearance: terminal.appearance)
    state.adopt(preferences)
    if core.isEvaluationCheap {
      _ = state.update(.snapshot(core.snapshot(SnapshotRequest())))
      _ = state.update(.snapshot(core.snapshot(Dashboard.request(state))))
    } else {
      state.notice = "measuring the untrained network \(core.run.shape.description)"
    }
    return state
  }

  // MARK: Lessons

  /// Opens a lesson in place of what is shown; the first run is set aside, at rest.
  private mutating func open(lesson name: String) {
    do {
      guard let lesson = try BundledLessons.lesson(named: name) else { return }
      var core = SessionCore(lesson, speed: preferences.speed, clock: clock)
      var next = Self.firstState(&core, preferences, on: terminal)
      next.theme = state.theme
      if beneath == nil && state.snapshot?.lesson == nil {
        session.send(.pause)
        beneath = (session, state)
        next.beneath = RunBeneath(
          hasUnsavedEdits: state.snapshot?.hasUnsavedEdits == true || editSentAt != nil)
      } else {
        // Another lesson: what lies beneath stays.
        session.send(.stop)
        next.beneath = state.beneath
      }
      editSentAt = nil
      state = next
      session = Session(core, onPublish: wake)
      session.start()
    } catch {
      state.notice = "\(error)"
    }
    isStale = true
  }

  /// Takes note of what the run that was set aside still had to say.
  private mutating func heedBeneath() {
    guard let snapshot = beneath?.session.mailbox.take() else { return }
    _ = beneath?.state.update(.snapshot(snapshot))
    state.beneath = RunBeneath(hasUnsavedEdits: snapshot.hasUnsavedEdits)
  }

  /// Goes on with the run that was set aside, where it stood.
  private mutating func leaveLesson() {
    guard let beneath else { return }
    session.send(.stop)
    let (size, theme) = (state.size, state.theme)
    (session, state) = beneath
    self.beneath = nil
    state.theme = theme
    _ = state.update(.resized(size))
    state.notice = "your run, as you left it: space goes on"
    session.requestSnapshot(Dashboard.request(state))
    isStale = true
  }

  // MARK: Events and frames

  /// Runs until the program shall end and returns how; nil where all is well.
  mutating func run() -> Ending? {
    while true {
      let events = terminal.events(timeout: timeout)
      let start = Self.processorTime()
      if clock.now() >= crashTime { fatalError("crashed on purpose") }
      for event in events {
        if let status = handle(event) { return ending(status) }
      }
      if let snapshot = session.mailbox.take() {
        _ = state.update(.snapshot(snapshot))
        pacer.note(cost: snapshot.secondsToMake, now: clock.now())
        if let revision = editSentAt, snapshot.revision > revision { editSentAt = nil }
        isStale = true
      }
      heedBeneath()
      if isStale {
        terminal.show(Dashboard.frame(state))
        pacer.note(drawing: Self.processorTime() - start)
      }
      isStale = false
      askForSnapshot()
    }
  }

  /// What this thread has used of the processor, in seconds; waiting for the terminal is no part.
  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Ends the first run; what is to be kept is written first.
  private mutating func ending(_ status: Int32) -> Ending? {
    heedBeneath()
    let (session, state) = beneath ?? (session, state)
    if isSaving {
      do {
        try session.finish()
      } catch {
        return Ending.failed("\(error)")
      }
    } else {
      // Nobody waits for the step under way: nothing of it is kept.
      session.send(.stop)
    }
    if case .paused(.failed(let sentence))? = state.snapshot?.activity {
      return Ending.failed(sentence)
    }
    return status == 0 ? nil : Ending(status: status)
  }

  private var isTraining: Bool { state.snapshot?.isWorking == true }

  /// Seconds to wait for events: until the next frame is due, nil where none is.
  private var timeout: Double? {
    let next = min(isTraining ? pacer.nextTick : .infinity, crashTime)
    return next == .infinity ? nil : max(0, next - clock.now())
  }

  /// Asks for the next moment when a tick is due; a screen at rest asks once for the pictures
  /// that its last frames left out.
  private mutating func askForSnapshot() {
    let now = clock.now()
    if isTraining {
      guard now >= pacer.nextTick else { return }
      session.requestSnapshot(pacer.tick(now: now, Dashboard.request(state)))
    } else if let request = Dashboard.overdueRequest(state) {
      session.requestSnapshot(request)
    }
  }

  /// Takes an event; returns an exit status when the program shall end.
  private mutating func handle(_ event: InputEvent) -> Int32? {
    switch event {
    case .key(let key): return perform(state.update(.key(key)))
    case .mouse(let event): return perform(state.update(.mouse(event)))
    case .resize(let size):
      _ = state.update(.resized(size))
      isStale = true
    case .resumed: redraw()
    case .terminate(let signal): return 128 + signal
    case .woken: break
    }
    return nil
  }

  private mutating func perform(_ effects: [DashboardEffect]) -> Int32? {
    // An order is answered by a snapshot at once; drawing before it would only delay it. A change
    // may take longer: what was typed is gone from the screen by then.
    if !effects.contains(where: \.isQuickOrder) { isStale = true }
    for effect in effects {
      switch effect {
      case .send(let command):
        if case .change(.parameter) = command { editSentAt = state.snapshot?.revision }
        session.send(command)
      case .suspend: terminal.suspend()
      case .redraw: redraw()
      case .keepTheme(let name):
        if let reason = store.keep(theme: name) {
          state.notice = "theme: \(name); not kept: \(reason)"
        }
      case .exportScreen: exportScreen()
      case .openLesson(let name): open(lesson: name)
      case .leaveLesson: leaveLesson()
      case .quit(let status): return status
      }
    }
    return nil
  }

  /// Writes the frame that the state makes, without the answer to the key.
  private mutating func exportScreen() {
    guard let snapshot = state.snapshot else { return }
    state.notice = ScreenFiles.write(
      Dashboard.frame(state), experiment: snapshot.experiment.name, epoch: snapshot.epoch)
  }

  private mutating func redraw() {
    terminal.invalidate()
    isStale = true
  }
}

extension DashboardEffect {
  /// Whether the session gets something to do that takes it no time.
  fileprivate var isQuickOrder: Bool {
    switch self {
    case .send(.change), .send(.undo), .send(.checkGradient): false
    case .send: true
    default: false
    }
  }
}
