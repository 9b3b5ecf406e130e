import Foundation

/// How a process ended.
public enum ProcessEnding: Hashable, Sendable {
  /// By itself, with this status.
  case exited(Int32)
  /// By a signal.
  case killed(Int32)

  /// Reads the status that `waitpid` gives of a process that is no more.
  public init(waitStatus status: Int32) {
    self = status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .killed(status & 0x7F)
  }

  /// Looks how a child ended, without waiting; nil while it runs.
  ///
  /// To be asked no more once it has ended: the system forgets a child of which it has told.
  public init?(ofChild process: pid_t) {
    var status: Int32 = 0
    guard waitpid(process, &status, WNOHANG) == process else { return nil }
    self.init(waitStatus: status)
  }
}
