import Dispatch
import Synchronization

/// A training session on a queue of its own: commands go in, snapshots come out.
///
/// The run belongs to the queue. A snapshot is made when one was asked for, or when the session
/// has something to tell; `onPublish` is called from the queue when it lies in the mailbox.
public final class Session: Sendable {
  /// Where snapshots arrive.
  public let mailbox = Mailbox<Snapshot>()

  private let queue = DispatchQueue(label: "perceptop.training", qos: .userInitiated)
  private let core: Mutex<SessionCore>
  private let inbox = Mutex(Inbox())
  /// Set when the inbox has something, so that a slice ends after its present step.
  private let needsAttention = Atomic(false)
  private let onPublish: @Sendable () -> Void

  /// How long a slice of work may take, in seconds.
  private static let sliceBudget = 0.004

  private struct Inbox {
    var commands: [Command] = []
    /// What the next snapshot shall have; nil where none is asked for.
    var request: SnapshotRequest?
    /// Which order to continue is the valid one; older ones have been overtaken.
    var turn = 0
  }

  /// Creates a session; it works once `start` was called.
  ///
  /// - Parameter onPublish: called from the session's queue after each snapshot.
  public init(_ core: SessionCore, onPublish: @escaping @Sendable () -> Void) {
    self.core = Mutex(core)
    self.onPublish = onPublish
  }

  /// Starts to work.
  public func start() {
    queue.async {
      self.core.withLock { $0.beginDuties() }
      self.proceed()
    }
  }

  /// Sends a command; it takes effect after the present step.
  public func send(_ command: Command) {
    inbox.withLock { $0.commands.append(command) }
    raiseAttention()
  }

  /// Asks for a snapshot of the next moment between two steps.
  public func requestSnapshot(_ request: SnapshotRequest) {
    inbox.withLock { $0.request = request.joined(with: $0.request) }
    raiseAttention()
  }

  /// Ends the session after the present step and writes the checkpoint of its last moment, if
  /// there is a place for it. Waits until that is done; of several calls, also at a time and from
  /// several threads, the first writes.
  public func finish() throws {
    needsAttention.store(true, ordering: .releasing)
    try queue.sync {
      try core.withLock { core in
        guard core.machine.activity != .stopped else { return }
        core.handle(.stop)
        try core.saveCheckpoint()
      }
    }
  }

  private func raiseAttention() {
    needsAttention.store(true, ordering: .releasing)
    queue.async { self.proceed() }
  }

  /// Reads the inbox, shows what was asked for, makes a slice of steps, and sees to the next.
  private func proceed() {
    needsAttention.store(false, ordering: .releasing)
    core.withLock { core in
      answer(&core)
      if core.plan == .now {
        core.work(seconds: Self.sliceBudget) { needsAttention.load(ordering: .acquiring) }
        if core.hasNews { publish(&core, SnapshotRequest()) }
      }
      scheduleNext(core.plan)
    }
  }

  private func answer(_ core: inout SessionCore) {
    let (commands, request) = inbox.withLock { inbox in
      defer {
        inbox.commands = []
        inbox.request = nil
      }
      return (inbox.commands, inbox.request)
    }
    for command in commands { core.handle(command) }
    guard core.machine.activity != .stopped else { return }
    if let request {
      publish(&core, request)
    } else if core.hasNews {
      // The numbers alone, at once: whoever wants pictures asks for them.
      publish(&core, SnapshotRequest())
    }
  }

  private func publish(_ core: inout SessionCore, _ request: SnapshotRequest) {
    mailbox.put(core.snapshot(request))
    onPublish()
  }

  private func scheduleNext(_ plan: SessionCore.Plan) {
    let turn = inbox.withLock { inbox in
      inbox.turn += 1
      return inbox.turn
    }
    let delay: Double
    switch plan {
    case .idle: return
    case .now: delay = 0
    // A slice of a few steps is cheaper than a wake-up for each.
    case .after(let seconds): delay = max(seconds, Self.sliceBudget)
    }
    queue.asyncAfter(deadline: .now() + delay) {
      if self.inbox.withLock({ $0.turn == turn }) { self.proceed() }
    }
  }
}
