import Backprop
import DrawnExperiments
import TerminalUI
import Training

@testable import Dashboard

/// Experiments and snapshots that tests look at.
enum Moments {
  /// The network of an experiment that is fast to train: spiral with few samples.
  static func experiment(hidden: [Int] = [8, 8], source: String = "spiral") -> Experiment {
    var experiment = Experiment()
    experiment.name = source
    experiment.source = source
    experiment.precision = .float64
    if source == "spiral" { experiment.samples = 40 }
    experiment.hidden = hidden
    return experiment
  }

  /// A network some of whose relu units are dead from the start: 1.2 and 1.4 of four.
  static var dying: Experiment {
    var experiment = experiment(hidden: [4], source: "circle")
    (experiment.name, experiment.samples) = ("dead", 40)
    experiment.activations = [.relu]
    experiment.initialWeights = InitialWeights(
      layers: [
        [[1, 0, 0.5], [0, 1, -100], [1, 1, 0.2], [1, -1, -100]], [[0.1, 0.2, -0.1, -0.2, 0]],
      ])
    return experiment
  }

  /// The snapshot after some steps, with pictures.
  static func snapshot(
    _ experiment: Experiment = Moments.experiment(), steps: Int = 2, pictures: Int = 5
  ) -> Snapshot {
    var core = SessionCore(experiment, isRunning: false, clock: .stopped)
    for _ in 0..<steps {
      core.handle(.stepBatch)
      core.work(seconds: .infinity)
    }
    let extent = SnapshotRequest.Extent(columns: pictures, rows: pictures)
    return core.snapshot(SnapshotRequest(unitPictures: extent, surface: extent))
  }

  /// The snapshot after some steps, with the step that comes next.
  static func traced(_ experiment: Experiment = Moments.experiment(), steps: Int = 2) -> Snapshot {
    var core = SessionCore(experiment, isRunning: false, clock: .stopped)
    for _ in 0..<steps {
      core.handle(.stepBatch)
      core.work(seconds: .infinity)
    }
    var request = SnapshotRequest()
    request.showsTrace = true
    return core.snapshot(request)
  }

  /// A running session after its first step, whose losses are still those of the start.
  static func unmeasured() -> SessionCore {
    // Too large to be measured for every frame.
    let experiment = experiment(hidden: [300, 300])
    var core = SessionCore(experiment, isRunning: true, speed: .max, clock: .stopped)
    _ = core.snapshot(SnapshotRequest())
    core.work(seconds: .infinity) { true }
    return core
  }

  /// A state that shows a snapshot.
  static func state(
    _ columns: Int = 80, _ rows: Int = 24, _ snapshot: Snapshot = Moments.snapshot(),
    appearance: Appearance = Appearance()
  ) -> DashboardState {
    var state = DashboardState(
      size: Size(columns: columns, rows: rows), appearance: appearance)
    _ = state.update(.snapshot(snapshot))
    return state
  }

  /// All that a terminal can be.
  static let appearances: [Appearance] = ColorDepth.allCases.flatMap { colors in
    GlyphSet.allCases.map { Appearance(colors: colors, glyphs: $0) }
  }
}

extension DashboardState {
  /// Presses keys one after the other and returns all effects.
  @discardableResult
  mutating func press(_ keys: Key...) -> [DashboardEffect] {
    keys.flatMap { update(.key($0)) }
  }

  /// Presses keys that are characters.
  @discardableResult
  mutating func press(_ text: String) -> [DashboardEffect] {
    text.flatMap { update(.key(.character($0))) }
  }
}
