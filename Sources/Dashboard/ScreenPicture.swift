import TerminalUI
import Training

/// The live view on a headless terminal, without a queue or a clock.
public enum ScreenPicture {
  /// Trains an experiment for some epochs and draws the paused screen.
  ///
  /// - Parameter keys: pressed one by one after the training.
  public static func frame(
    of prepared: PreparedExperiment, epochs: Int, size: Size, view: DashboardView = .overview,
    appearance: Appearance = Appearance(), scheme: Scheme = .dark, keys: [Key] = []
  ) -> Buffer {
    var core = SessionCore(prepared, isRunning: false, clock: .stopped)
    for _ in 0..<epochs {
      core.complete(.stepEpoch)
      if case .paused(.diverged) = core.machine.activity { break }
    }
    return frame(
      of: core, size: size, view: view, appearance: appearance, scheme: scheme, keys: keys)
  }

  /// Opens a lesson and draws the screen.
  ///
  /// - Parameter keys: pressed one by one.
  public static func frame(
    of lesson: Lesson, size: Size, appearance: Appearance = Appearance(), scheme: Scheme = .dark,
    keys: [Key] = []
  ) -> Buffer {
    frame(
      of: SessionCore(lesson, clock: .stopped), size: size, view: .overview,
      appearance: appearance, scheme: scheme, keys: keys)
  }

  private static func frame(
    of core: SessionCore, size: Size, view: DashboardView, appearance: Appearance, scheme: Scheme,
    keys: [Key]
  ) -> Buffer {
    var core = core
    let terminal = HeadlessTerminal(
      size, appearance: appearance, script: keys.map(InputEvent.key))
    var state = DashboardState(size: terminal.size, appearance: terminal.appearance, scheme: scheme)
    state.view = view
    show(&core, &state, on: terminal)
    while case .key(let key)? = terminal.events(timeout: 0).first {
      for case .send(let command) in state.update(.key(key)) { core.complete(command) }
      show(&core, &state, on: terminal)
    }
    return terminal.frame
  }

  /// Shows a frame with the pictures that its layout asks for.
  private static func show(
    _ core: inout SessionCore, _ state: inout DashboardState, on terminal: HeadlessTerminal
  ) {
    _ = state.update(.snapshot(core.snapshot(SnapshotRequest())))
    var request = Dashboard.request(state)
    request.isExact = true
    _ = state.update(.snapshot(core.snapshot(request)))
    terminal.show(Dashboard.frame(state))
  }
}
