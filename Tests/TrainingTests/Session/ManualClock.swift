import Synchronization

@testable import Training

/// A clock that tests move by hand, or that moves by itself each time it is read.
final class ManualClock: Sendable {
  private let state: Mutex<(time: Double, reads: Int)>
  private let stepPerRead: Double

  init(time: Double = 100, stepPerRead: Double = 0) {
    state = Mutex((time, 0))
    self.stepPerRead = stepPerRead
  }

  /// The clock as a session sees it.
  var clock: SessionClock {
    SessionClock {
      self.state.withLock { state in
        state.reads += 1
        state.time += self.stepPerRead
        return state.time
      }
    }
  }

  /// The present time, not counted as a reading.
  var time: Double { state.withLock { $0.time } }
  /// How often the session has looked.
  var reads: Int { state.withLock { $0.reads } }

  func advance(by seconds: Double) {
    state.withLock { $0.time += seconds }
  }
}
