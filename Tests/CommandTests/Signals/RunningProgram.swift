import BuiltPrograms
import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A run of perceptop in the background, to be sent signals; its output goes into files.
final class RunningProgram {
  /// A failure to start it.
  struct Failure: Error {
    var code: Int32
  }

  private let process: pid_t
  private let folder: WorkingFolder
  private var ending: ProcessEnding?

  /// Starts perceptop in a folder, with signals as a shell leaves them.
  ///
  /// - Parameters:
  ///   - words: arguments with blanks between them.
  ///   - ignoresHangUp: whether it is started as by `nohup`.
  ///   - output: where standard output goes.
  init(
    _ words: String, in folder: WorkingFolder, ignoresHangUp: Bool = false, output: String = "out"
  ) throws {
    self.folder = folder
    let script =
      "cd '\(folder.url.path)' && \(ignoresHangUp ? "trap '' HUP && " : "")"
      + "exec '\(try Program.executable("perceptop").path)' \(words) >\(output) 2>errors </dev/null"
    process = try Self.spawn(["/bin/sh", "-c", script])
  }

  deinit {
    if ending == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
  }

  /// What it wrote to standard output.
  var output: String { (try? folder.text("out")) ?? "" }
  /// What it wrote to standard error.
  var errors: String { (try? folder.text("errors")) ?? "" }

  /// Sends a signal.
  func send(_ signal: Int32) {
    if !hasEnded { kill(process, signal) }
  }

  /// Waits until something is so; false when that takes too long or the program ends before.
  func wait(seconds: Double = 60, until isTrue: () -> Bool) -> Bool {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < deadline {
      if isTrue() { return true }
      if hasEnded { return isTrue() }
      poll(nil, 0, 1)
    }
    return false
  }

  /// Waits until the program ends; nil when that takes too long.
  func end(seconds: Double = 60) -> ProcessEnding? {
    _ = wait(seconds: seconds) { hasEnded }
    return ending
  }

  private var hasEnded: Bool {
    ending = ending ?? ProcessEnding(ofChild: process)
    return ending != nil
  }

  /// The test runner's threads block signals, which a child would inherit.
  private static func spawn(_ words: [String]) throws -> pid_t {
    #if canImport(Glibc)
      var attributes = posix_spawnattr_t()
    #else
      var attributes: posix_spawnattr_t? = nil
    #endif
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(
      &attributes, Int16(Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)))
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGHUP, SIGINT, SIGTERM, SIGPIPE] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    let arguments = words.map { strdup($0) } + [nil]
    let variables = Program.environment().map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, words[0], nil, &attributes, arguments, variables)
    guard code == 0 else { throw Failure(code: code) }
    return process
  }
}
