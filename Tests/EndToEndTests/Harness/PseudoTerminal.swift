import BuiltPrograms

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program in a terminal of its own, with somebody at the keyboard.
final class PseudoTerminal {
  /// A failure of the operating system.
  struct SystemError: Error {
    var call: String
    var code: Int32
  }

  /// What the program shows.
  private(set) var screen: VirtualScreen
  /// All bytes that the program wrote.
  private(set) var output: [UInt8] = []
  let process: pid_t
  private let name: String
  private let keyboard: Int32
  private var ending: ProcessEnding?
  private var isOpen = true

  /// Starts a program; its environment is what is given here and nothing else.
  init(
    running path: String, _ arguments: [String] = [], type: String = "xterm-256color",
    columns: Int = 80, rows: Int = 24, environment: [String: String] = [:]
  ) throws {
    screen = VirtualScreen(columns: columns, rows: rows)
    var ends = (keyboard: Int32(-1), terminal: Int32(-1))
    var window = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&ends.keyboard, &ends.terminal, nil, nil, &window) == 0 else {
      throw SystemError(call: "openpty", code: errno)
    }
    defer { close(ends.terminal) }
    _ = fcntl(ends.keyboard, F_SETFD, FD_CLOEXEC)
    _ = fcntl(ends.keyboard, F_SETFL, O_NONBLOCK)
    keyboard = ends.keyboard
    // Not `ttyname`, whose one buffer all threads share.
    var room = [CChar](repeating: 0, count: 256)
    let fault = ttyname_r(ends.terminal, &room, room.count)
    guard fault == 0 else { throw SystemError(call: "ttyname_r", code: fault) }
    name = String(decoding: room.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    let variables = Program.environment(terminal: type).merging(environment) { $1 }
    process = try Launch(
      path: path, arguments: arguments, environment: variables,
      terminal: name
    ).start()
  }

  deinit {
    if ending == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    hangUp()
  }

  /// Presses keys.
  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { write(keyboard, $0.baseAddress, $0.count) }
  }

  /// Sends more bytes than the program may be quick enough to take, and meanwhile throws its output
  /// away undrawn; false when it ends or takes nothing for too long.
  func flood(_ bytes: [UInt8], seconds: Double = 20) -> Bool {
    var rest = bytes[...]
    let deadline = ContinuousClock.now + .seconds(seconds)
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(keyboard, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) }
      discardOutput()
      if hasEnded || ContinuousClock.now > deadline { return false }
      if count <= 0 { waitForOutput() }
    }
    // Time for a frame, so that not all is taken in one go.
    waitForOutput()
    discardOutput()
    return true
  }

  /// Draws again after output was thrown away, from the next whole frame on; the program has to
  /// draw it anew from its first cell.
  func drawAnew(seconds: Double = 10) -> Bool {
    let mark = Array("\u{1B}[?2026h\u{1B}[H\u{1B}[2J".utf8)
    let deadline = ContinuousClock.now + .seconds(seconds)
    while !available().isEmpty && ContinuousClock.now < deadline {}
    type("\u{0C}")
    var tail: [UInt8] = []
    while !hasEnded && ContinuousClock.now < deadline {
      let isKnown = max(0, tail.count - mark.count)
      tail += available()
      if let place = tail.place(of: mark, from: isKnown) {
        screen.write(tail[place...])
        return true
      }
      waitForOutput()
    }
    return false
  }

  /// Reads what there is without drawing it.
  private func discardOutput() { _ = available() }

  /// Gives the window another size, of which the kernel informs the program.
  func resize(columns: Int, rows: Int) {
    screen.resize(columns: columns, rows: rows)
    setWindow(columns: columns, rows: rows)
  }

  /// Gives the window another size without drawing in it.
  func setWindow(columns: Int, rows: Int) {
    var window = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(keyboard, UInt(TIOCSWINSZ), &window)
  }

  /// Sends the program a signal.
  func send(signal: Int32) { kill(process, signal) }

  /// Closes the terminal's window.
  func hangUp() {
    guard isOpen else { return }
    isOpen = false
    close(keyboard)
  }

  /// Waits until a complete frame satisfies a condition; false when that takes too long or the
  /// program ends before.
  func wait(seconds: Double = 10, until isTrue: (VirtualScreen) -> Bool) -> Bool {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while true {
      let isEnded = hasEnded
      read()
      if !screen.isHeldBack && isTrue(screen) { return true }
      if isEnded || ContinuousClock.now > deadline { return false }
      waitForOutput()
    }
  }

  /// Waits until the program ends; nil when that takes too long.
  func end(seconds: Double = 10) -> ProcessEnding? {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while !hasEnded && ContinuousClock.now < deadline {
      read()
      waitForOutput()
    }
    read()
    return ending
  }

  /// Waits until the program ends while nobody reads what it writes; nil when that takes too
  /// long.
  func endUnread(seconds: Double = 10) -> ProcessEnding? {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while !hasEnded && ContinuousClock.now < deadline { poll(nil, 0, 5) }
    return ending
  }

  /// Stops the flow of output, as a dead connection would: whatever the program writes from now on
  /// blocks it.
  func stall() {
    let terminal = open(name, O_RDWR | O_NOCTTY)
    tcflow(terminal, TCOOFF)
    close(terminal)
  }

  /// Whether the terminal echoes, collects lines and turns Ctrl-C into a signal, as shells want.
  var hasShellModes: Bool {
    var modes = termios()
    guard tcgetattr(keyboard, &modes) == 0 else { return false }
    let wanted = tcflag_t(ECHO | ICANON | ISIG)
    return modes.c_lflag & wanted == wanted
  }

  private var hasEnded: Bool {
    ending = ending ?? ProcessEnding(ofChild: process)
    return ending != nil
  }

  private func waitForOutput() {
    var request = pollfd(fd: keyboard, events: Int16(POLLIN), revents: 0)
    // A closed window answers at once; the pause keeps the wait for the program's end calm.
    if poll(&request, 1, 10) > 0 && Int32(request.revents) & POLLIN == 0 { poll(nil, 0, 5) }
  }

  private func read() {
    while case let bytes = available(), !bytes.isEmpty {
      output += bytes
      screen.write(bytes)
    }
  }

  /// Returns what the program has written since the last time, up to 64 KiB of it.
  private func available() -> ArraySlice<UInt8> {
    guard isOpen else { return [] }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    #if canImport(Glibc)
      let count = Glibc.read(keyboard, &bytes, bytes.count)
    #else
      let count = Darwin.read(keyboard, &bytes, bytes.count)
    #endif
    return bytes.prefix(max(0, count))
  }
}

extension [UInt8] {
  /// Returns the first place, not before a start, where other bytes stand in a row.
  fileprivate func place(of other: [UInt8], from start: Int) -> Int? {
    guard count - start >= other.count else { return nil }
    return (start...count - other.count).first { self[$0..<$0 + other.count].elementsEqual(other) }
  }
}
