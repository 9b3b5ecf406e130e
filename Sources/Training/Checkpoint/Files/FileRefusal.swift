import Foundation

/// Why the system, or a rule of ours, does not let a file be read or written.
struct FileRefusal: Error, Equatable {
  /// The reason, as it follows a colon.
  var reason: String

  init(_ reason: String) {
    self.reason = reason
  }

  /// The reason for which a system call failed, in the system's words.
  init(system number: Int32) {
    reason = String(cString: strerror(number))
  }
}
