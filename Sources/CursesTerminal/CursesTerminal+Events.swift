import CNcurses
import CTerminalGuard
import TerminalUI

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension CursesTerminal {
  /// Waits for keys, the mouse, signals and wake-ups.
  ///
  /// - Parameter timeout: seconds to wait at most; nil waits without limit.
  /// - Returns: what happened, in order; empty when the time ran out.
  public func events(timeout: Double?) -> [InputEvent] {
    let deadline = timeout.map { ContinuousClock.now + .seconds(min(max($0, 0), 86_400)) }
    while true {
      let (hasInput, hasEnded) = wait(until: deadline)
      var events = signalEvents()
      if tg_has_crashed() { return [] }
      if hasInput { events += decoder.events() }
      if hasEnded && !events.contains(.terminate(signal: SIGHUP)) {
        events.append(.terminate(signal: SIGHUP))
      }
      let isLate = deadline.map { $0 <= .now } ?? false
      if !events.isEmpty || isLate { return events }
    }
  }

  /// Waits for the keyboard or the self-pipe; `hasEnded` when no key can ever come again.
  ///
  /// After a crash elsewhere it only lets the time pass: the crash report may ask for a key.
  private func wait(until deadline: ContinuousClock.Instant?) -> (hasInput: Bool, hasEnded: Bool) {
    var files = [
      pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
    ]
    let isWatching = !tg_has_crashed() && !isRestored
    let milliseconds = hasResumed ? 0 : Self.milliseconds(until: deadline)
    guard poll(&files, isWatching ? 2 : 1, milliseconds) > 0, isWatching else {
      return (false, false)
    }
    let answer = Int32(files[1].revents)
    // A file that is readable without a byte to read is at its end.
    let isEmpty = answer & POLLIN != 0 && tg_bytes_waiting(STDIN_FILENO) == 0
    let hasEnded = isEmpty || answer & (POLLHUP | POLLERR | POLLNVAL) != 0
    return (answer & POLLIN != 0 && !hasEnded, hasEnded)
  }

  private static func milliseconds(until deadline: ContinuousClock.Instant?) -> Int32 {
    guard let deadline else { return -1 }
    // Rounded up: waking early would turn the rest of the time into a busy loop.
    return Int32(max(0, ((deadline - .now) / .milliseconds(1)).rounded(.up)))
  }

  /// Acts on the bytes in the self-pipe and returns what they mean to the program. Many wake-ups
  /// or changes of size are one event.
  private func signalEvents() -> [InputEvent] {
    let bytes = drainedSignals()
    if bytes.contains(SIGTSTP) { suspend() }
    // Stopped by a signal that cannot be caught: the shell may have changed every mode.
    if bytes.contains(SIGCONT) && !hasStopped { takeBack() }
    hasStopped = false
    var events: [InputEvent] = []
    // A shell in the foreground gets the news of a new size instead of us.
    if bytes.contains(SIGWINCH) || hasResumed, adoptWindowSize() { events.append(.resize(size)) }
    if hasResumed { events.append(.resumed) }
    hasResumed = false
    events += bytes.filter([SIGTERM, SIGINT, SIGHUP].contains).map(InputEvent.terminate)
    if bytes.contains(0) { events.append(.woken) }
    return events
  }

  private func drainedSignals() -> [Int32] {
    var found: [Int32] = []
    var bytes = [UInt8](repeating: 0, count: 256)
    while true {
      let count = read(signals, &bytes, bytes.count)
      guard count > 0 else { return found }
      for byte in bytes.prefix(count) where !found.contains(Int32(byte)) {
        found.append(Int32(byte))
      }
    }
  }
}
