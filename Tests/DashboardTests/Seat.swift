import TerminalUI
import Testing
import Training

@testable import Dashboard

/// A screen and the session behind it, which answers each key.
struct Seat {
  var core: SessionCore
  var state: DashboardState
  /// What the last key asked for.
  private(set) var effects: [DashboardEffect] = []

  init(_ columns: Int = 80, _ rows: Int = 24, _ experiment: Experiment = Moments.experiment()) {
    self.init(
      SessionCore(experiment, isRunning: false, speed: .max, clock: .stopped), columns, rows)
  }

  /// Opens a lesson.
  init(lesson name: String, _ columns: Int = 80, _ rows: Int = 24) throws {
    let lesson = try #require(try BundledLessons.lesson(named: name))
    self.init(SessionCore(lesson, clock: .stopped), columns, rows)
  }

  private init(_ core: SessionCore, _ columns: Int, _ rows: Int) {
    self.core = core
    state = Moments.state(columns, rows, self.core.snapshot(SnapshotRequest()))
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

  /// Shows the present moment, then what its layout asks for.
  mutating func show() {
    _ = state.update(.snapshot(core.snapshot(SnapshotRequest())))
    _ = state.update(.snapshot(core.snapshot(Dashboard.request(state))))
  }

  var rows: [String] {
    let frame = Dashboard.frame(state)
    return (0..<state.size.rows).map { frame.text(row: $0) }
  }

  var text: String { rows.joined(separator: "\n") }

  /// The lesson's step that is shown, from 1.
  var number: Int? { state.snapshot?.lesson?.number }
}
