import TerminalUI
import Training

/// The live view without a terminal, a queue or a clock.
public enum ScreenPicture {
  /// Trains an experiment for some epochs and draws the paused screen.
  ///
  /// - Parameter keys: pressed one by one after the training.
  public static func frame(
    of experiment: Experiment, epochs: Int, size: Size, view: DashboardView = .overview,
    appearance: Appearance = Appearance(), keys: [Key] = []
  ) -> Buffer {
    var core = SessionCore(experiment, isRunning: false, clock: .stopped)
    for _ in 0..<epochs {
      core.complete(.stepEpoch)
      if case .paused(.diverged) = core.machine.activity { break }
    }
    var state = DashboardState(size: size, appearance: appearance)
    state.view = view
    show(&core, on: &state)
    for key in keys {
      for case .send(let command) in state.update(.key(key)) { core.complete(command) }
      show(&core, on: &state)
    }
    return Dashboard.frame(state)
  }

  /// Gives the state a snapshot with the pictures that its layout asks for.
  private static func show(_ core: inout SessionCore, on state: inout DashboardState) {
    _ = state.update(.snapshot(core.snapshot(SnapshotRequest())))
    var request = Dashboard.request(state)
    request.isExact = true
    _ = state.update(.snapshot(core.snapshot(request)))
  }
}
