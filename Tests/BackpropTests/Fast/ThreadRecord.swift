import Foundation
import Synchronization

@testable import Backprop

/// Runs parts of the work on threads of their own, and notes what ran where.
final class ThreadRecord: Sendable {
  /// One part of one call.
  struct Entry: Hashable {
    var call: Int
    var part: Int
    var thread: pthread_t
  }

  private let entries = Mutex<[Entry]>([])
  private let calls = Atomic(0)
  /// A part whose work is left undone, to see that it had some.
  private let idlePart: Int?

  init(leavingOut idlePart: Int? = nil) { self.idlePart = idlePart }

  /// What ran where.
  var all: [Entry] { entries.withLock { $0 } }

  /// The same as a way to fork and join, for steps of any size.
  func forkJoin(parts: Int) -> ForkJoin {
    ForkJoin(parts: parts, leastWork: 0) { parts, body in
      self.run(parts, body)
    }
  }

  /// No part begins before all threads run, so that each part has a thread of its own.
  private func run(_ parts: Int, _ body: @Sendable (Int) -> Void) {
    let call = calls.add(1, ordering: .relaxed).newValue
    let (begun, ended) = (DispatchGroup(), DispatchGroup())
    for _ in 0..<parts { begun.enter() }
    withoutActuallyEscaping(body) { body in
      let work = Work(body)
      for part in 0..<parts {
        ended.enter()
        Thread {
          begun.leave()
          begun.wait()
          self.note(call, part)
          if part != self.idlePart { work.run(part) }
          ended.leave()
        }.start()
      }
      ended.wait()
      work.forget()
    }
  }

  /// Threads may outlive what they run: it is taken from them before the call returns.
  private final class Work: Sendable {
    private let body: Mutex<(@Sendable (Int) -> Void)?>

    init(_ body: @escaping @Sendable (Int) -> Void) { self.body = Mutex(body) }

    func run(_ part: Int) { body.withLock { $0 }?(part) }
    func forget() { body.withLock { $0 = nil } }
  }

  private func note(_ call: Int, _ part: Int) {
    let entry = Entry(call: call, part: part, thread: pthread_self())
    entries.withLock { $0.append(entry) }
  }
}
