import BuiltPrograms

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program about to start as the leader of a session of its own.
struct Launch {
  // Structures on Linux, pointers on macOS.
  #if canImport(Glibc)
    private typealias Attributes = posix_spawnattr_t
    private typealias Actions = posix_spawn_file_actions_t
  #else
    private typealias Attributes = posix_spawnattr_t?
    private typealias Actions = posix_spawn_file_actions_t?
  #endif

  var path: String
  var arguments: [String]
  var environment: [String: String]
  /// The terminal for all three streams. Opening it makes it the one that controls the session;
  /// nil starts the program without any.
  var terminal: String?

  /// Starts the program and returns its process.
  func start() throws -> pid_t {
    var actions = Self.emptyActions()
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, terminal ?? "/dev/null", O_RDWR, 0)
    if terminal != nil {
      posix_spawn_file_actions_adddup2(&actions, 0, 1)
      posix_spawn_file_actions_adddup2(&actions, 0, 2)
    }
    return try spawn(actions)
  }

  /// Starts the program with its output and errors into a pipe, waits for its end and returns
  /// both.
  func finish() throws -> (ending: ProcessEnding, output: String) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw PseudoTerminal.SystemError(call: "pipe", code: errno) }
    defer { close(ends[0]) }
    var actions = Self.emptyActions()
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, terminal ?? "/dev/null", O_RDWR, 0)
    for stream: Int32 in [1, 2] { posix_spawn_file_actions_adddup2(&actions, ends[1], stream) }
    let process = try spawn(actions)
    close(ends[1])
    let output = Self.contents(of: ends[0])
    var status: Int32 = 0
    waitpid(process, &status, 0)
    return (ProcessEnding(waitStatus: status), output)
  }

  private static func contents(of file: Int32) -> String {
    var found: [UInt8] = []
    var bytes = [UInt8](repeating: 0, count: 4096)
    while case let count = read(file, &bytes, bytes.count), count > 0 {
      found += bytes.prefix(count)
    }
    return String(decoding: found, as: UTF8.self)
  }

  private func spawn(_ actions: Actions) throws -> pid_t {
    var actions = actions
    var attributes = Self.attributes()
    defer { posix_spawnattr_destroy(&attributes) }
    let words = ([path] + arguments).map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + variables { free(text) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, path, &actions, &attributes, words, variables)
    guard code == 0 else { throw PseudoTerminal.SystemError(call: "posix_spawn", code: code) }
    return process
  }

  /// A session of its own, and signals as a shell leaves them: the test runner's threads block
  /// some, which a child would inherit.
  private static func attributes() -> Attributes {
    #if canImport(Glibc)
      let newSession: Int32 = 0x80
      var attributes = Attributes()
    #else
      let newSession: Int32 = 0x400
      var attributes: Attributes = nil
    #endif
    posix_spawnattr_init(&attributes)
    let flags = newSession | Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
    posix_spawnattr_setflags(&attributes, Int16(flags))
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGTERM, SIGTSTP, SIGCONT, SIGWINCH] {
      sigaddset(&signals, signal)
    }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    return attributes
  }

  private static func emptyActions() -> Actions {
    #if canImport(Glibc)
      var actions = Actions()
    #else
      var actions: Actions = nil
    #endif
    posix_spawn_file_actions_init(&actions)
    return actions
  }
}
