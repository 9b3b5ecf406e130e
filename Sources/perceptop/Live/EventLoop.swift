import CursesTerminal
import Dashboard
import TerminalUI
import Training

/// The main thread's work while the live view is open: events in, frames out.
///
/// It sleeps until a key, a signal or a snapshot comes. While training goes on it asks for a new
/// snapshot at each tick; a paused screen asks for nothing and costs nothing.
struct EventLoop {
  private let terminal: any Terminal
  private let session: Session
  private let clock: SessionClock
  private let crashesForTesting: Bool
  private var core: SessionCore

  init(
    _ terminal: CursesTerminal, _ core: SessionCore, clock: SessionClock = .system,
    crashesForTesting: Bool
  ) {
    self.terminal = terminal
    self.core = core
    self.clock = clock
    self.crashesForTesting = crashesForTesting
    session = Session(core, onPublish: terminal.wake)
  }

  /// Runs until the program shall end and returns its exit status.
  func run() -> Int32 {
    var core = core
    var state = DashboardState(size: terminal.size, appearance: terminal.appearance)
    // The first frame is made before the session starts, so that it waits for nobody.
    _ = state.update(.snapshot(core.snapshot(SnapshotRequest())))
    _ = state.update(.snapshot(core.snapshot(Dashboard.request(state))))
    terminal.show(Dashboard.frame(state))
    session.start()
    var pacer = FramePacer(start: clock.now())
    let crashTime = crashesForTesting ? clock.now() + 0.2 : .infinity
    while true {
      let events = terminal.events(timeout: timeout(state, pacer, crashTime))
      if clock.now() >= crashTime { fatalError("crashed on purpose") }
      for event in events {
        if let status = handle(event, &state) {
          session.stop()
          return status
        }
      }
      if let snapshot = session.mailbox.take() {
        _ = state.update(.snapshot(snapshot))
        terminal.show(Dashboard.frame(state))
        pacer.note(cost: snapshot.secondsToMake, now: clock.now())
      }
      askForSnapshot(state, &pacer)
    }
  }

  private func timeout(_ state: DashboardState, _ pacer: FramePacer, _ crashTime: Double)
    -> Double?
  {
    let now = clock.now()
    let next = min(state.snapshot?.isWorking == true ? pacer.nextTick : .infinity, crashTime)
    return next == .infinity ? nil : max(0, next - now)
  }

  /// Asks for the next moment when a tick is due; a screen at rest asks once for the pictures
  /// that its last frames left out.
  private func askForSnapshot(_ state: DashboardState, _ pacer: inout FramePacer) {
    let now = clock.now()
    if state.snapshot?.isWorking == true {
      guard now >= pacer.nextTick else { return }
      session.requestSnapshot(pacer.tick(now: now, Dashboard.request(state)))
    } else if let request = Dashboard.overdueRequest(state) {
      session.requestSnapshot(request)
    }
  }

  /// Takes an event; returns an exit status when the program shall end.
  private func handle(_ event: InputEvent, _ state: inout DashboardState) -> Int32? {
    switch event {
    case .key(let key):
      let effects = state.update(.key(key))
      // An order is answered by a snapshot at once; drawing before it would only delay it.
      if !effects.contains(where: \.isOrder) { terminal.show(Dashboard.frame(state)) }
      for effect in effects {
        if case .quit(let status) = effect { return status }
        perform(effect, &state)
      }
    case .resize(let size):
      _ = state.update(.resized(size))
      terminal.show(Dashboard.frame(state))
    case .resumed:
      redraw(state)
    case .terminate(let signal):
      return 128 + signal
    case .woken:
      break
    }
    return nil
  }

  private func perform(_ effect: DashboardEffect, _ state: inout DashboardState) {
    switch effect {
    case .send(let command): session.send(command)
    case .suspend:
      terminal.suspend()
      redraw(state)
    case .redraw: redraw(state)
    case .quit: break
    }
  }

  private func redraw(_ state: DashboardState) {
    terminal.invalidate()
    terminal.show(Dashboard.frame(state))
  }
}

extension DashboardEffect {
  /// Whether the session gets something to do.
  fileprivate var isOrder: Bool {
    if case .send = self { return true }
    return false
  }
}
