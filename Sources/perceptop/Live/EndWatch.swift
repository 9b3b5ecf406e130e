import CursesTerminal
import Foundation
import Synchronization
import Training

/// Ends the program when a signal asked for it and the main thread can't: it may be stuck in a
/// write to a terminal that takes nothing any more, as over a lost connection. What is to be kept
/// is written before.
final class EndWatch: Sendable {
  /// Milliseconds that the main thread has to act by itself.
  private static let patience: Int32 = 1000
  /// Milliseconds that it has to give the terminal back, once all is kept.
  private static let patienceForTerminal: Int32 = 500

  /// What has to be finished first.
  private struct Charge {
    var session: Session?
    var isSaving = false
  }

  private let charge = Mutex(Charge())

  /// Starts to watch, on a thread of its own: all of those that Dispatch has may be training.
  init() {
    let thread = Thread { [self] in
      if let signal = EndRequest.wait() { act(on: signal) }
    }
    thread.stackSize = 512 * 1024
    thread.start()
  }

  /// Says which session is to be finished before the end, and whether that leaves a file.
  func finishes(_ session: Session, isSaving: Bool) {
    charge.withLock { $0 = Charge(session: session, isSaving: isSaving) }
  }

  /// Runs beside the main thread, which ends the whole process if it can.
  private func act(on signal: Int32) -> Never {
    poll(nil, 0, Self.patience)
    var status = 128 + signal
    let charge = charge.withLock { $0 }
    if charge.isSaving, let session = charge.session {
      do {
        try session.finish()
      } catch {
        status = 1
      }
      poll(nil, 0, Self.patienceForTerminal)
    }
    EndRequest.end(status: status)
  }
}
